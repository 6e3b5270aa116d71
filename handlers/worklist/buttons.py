"""What the buttons of a worklist send. A line is named by its id, a digest by its own."""

from handlers.core.keyboards.codes import code

PAGE = code("dg", int, int)
"""The digest, and the page, from 0."""

BACK_TO_LIST = code("db", int)
OPEN_LINE = code("dn", int)
CHOOSE_ADVISOR = code("da", int)
ASSIGN = code("dx", int, int, int)
"""The line, the advisor, and who was being asked when the button was made (0: nobody)."""

ASK_BEST = code("dw", int, int)
"""The line, and who was being asked when the button was made (0: nobody)."""

NUDGE = code("du", int)
OPEN_CASE_OF_LINE = code("dv", int)
PUT_OFF = code("dl", int)
CHECK_OFF = code("dq", int)
"""It needs nobody any more."""
