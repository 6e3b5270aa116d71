"""Whole dialogues with the real application, over HTTP."""
