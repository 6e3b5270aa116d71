"""The work on a case: what counts as something done in it, and when too little was."""
