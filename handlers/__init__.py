"""The conversation: what people tap and write, and what they read back."""
