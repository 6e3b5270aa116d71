"""The measured programs, and the peers among them, written as their libraries' pages show."""
