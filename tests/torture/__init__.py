"""What everybody may send, by chance: a little in `make test`, much in `make torture`."""
