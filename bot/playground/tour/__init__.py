"""**Show me**: the bot's work in six steps, played by the real bot on the sample's cases."""
