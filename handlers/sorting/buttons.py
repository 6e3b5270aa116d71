"""What the buttons send with which a coordinator changes the area of a case, or how urgent it is.

A case is its id; what was so when the button was made comes last.
"""

from handlers.core.keyboards.codes import code

CHOOSE_URGENCY = code("ju", int)
SET_URGENCY = code("jv", int, str, str)
"""The case, and two of `Urgency`."""

CHOOSE_AREA = code("ja", int)
SET_AREA = code("jb", int, str, str)
"""The case, and two of `FocusArea`."""
