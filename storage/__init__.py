"""What is kept: tables, and the transactions on them, one module a subject."""
