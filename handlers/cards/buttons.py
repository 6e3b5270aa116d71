"""What the buttons of requests, and of lists of cases, send; pages count from 0.

Those that other subjects show too are in `handlers.core.keyboards.doors`.
"""

from handlers.core.keyboards.codes import code

# A requester's own

PAGE_OF_REQUESTS = code("rl", int)
ASK_TO_WITHDRAW = code("rw", int)
"""A case, by its id, as in the two below."""

KEEP = code("rk", int)
WITHDRAW = code("ry", int)

SHOW_FILES = code("ci", int)
"""The files of a case, by its id, to whoever may read it on either side."""

# The team's

FIRST_BUTTONS = code("cv", int)
"""The first buttons of a card again; a case, by its id."""

MORE_BUTTONS = code("cq", int)
"""The others."""

PAGE_OF_CASES = code("cl", int, str, str, int)
"""The page, and what was chosen: stage, focus area and advisor; "" or 0 for all.

Buttons of the version before have the page alone.
"""

CHOOSE_CASES = code("cm", str, str, str, int)
"""What to choose by, a `By`, and what was chosen so far."""
