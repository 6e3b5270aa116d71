"""The languages: one catalogue each, and the translator."""
