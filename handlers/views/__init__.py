"""Views: facts into text and keyboard, in the reader's language. They change nothing."""
