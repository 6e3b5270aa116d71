"""What the buttons send below the question whether something is a CPR number."""

from handlers.core.keyboards.codes import code

ANSWER = code("ic", int, str)
"""The message that is asked about (Telegram's id), and `yes` or `no`."""
