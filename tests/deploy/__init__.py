"""Going live: the page, and the files that it puts in place."""
