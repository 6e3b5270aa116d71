"""What the buttons send below messages of a case, and below the question whom words are for."""

from handlers.core.keyboards.codes import code

CHOOSE_CASE = code("tc", int)
"""The case's id: all that waits goes there."""

SEND_TO_NOBODY = code("tn")
KEEP_AS_MORE = code("tk", int)
"""The row that waits: it is more of what was just written."""

TAKE_BACK = code("tu", int)
"""The message's id, in the case."""

SHOW_PAGE = code("tm", int, int)
"""The case's id, and the page; 0 holds the newest messages."""

ASK_MISSING = code("ma", int, str)
"""The case's id, and a question of the form that it was sent without."""

SHOW_MESSAGE = code("tf", int)
"""The message's id."""
