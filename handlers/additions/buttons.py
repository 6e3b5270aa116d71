"""What the button sends by which a requester tells more of a request that nobody works on yet."""

from handlers.core.keyboards.codes import code

TELL = code("mq", int, str)
"""The case's id, and a question of the form that it was sent without."""
