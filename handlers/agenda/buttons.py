"""What the buttons of an agenda send."""

from handlers.core.keyboards.codes import code

PAGE = code("ga", int, int)
"""The minute of its morning (0: it was asked for), and the page, from 0."""

SHOW_OFFER = code("go", int)
"""An offer that waits for an answer."""
