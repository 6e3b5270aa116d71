"""The rules of the work: plain Python, no Telegram, no SQL, no reading of the clock."""
