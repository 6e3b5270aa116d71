"""What the buttons send with which an advisor plans to be away; a day is sent as its ordinal."""

from handlers.core.keyboards.codes import code

OVERVIEW = code("yo")
PLAN = code("yp")

MONTH_OF_FIRST = code("yt", int)
"""The number of the month to show (`casework.dates.months`)."""

CHOOSE_FIRST = code("yf", int)

MONTH_OF_LAST = code("yu", int, int)
"""The first day, and the number of the month to show."""

CHOOSE_LAST = code("yl", int, int)
"""The first day and the last."""

CHOOSE_SUBSTITUTE = code("ys", int, int, int)
"""The first day, the last, and the substitute's id, 0 for nobody."""

# A coordinator says that an advisor, by their id, is away from today on

SET_AWAY = code("ya", int)
MONTH_FOR_OTHER = code("yb", int, int)
LAST_FOR_OTHER = code("yd", int, int)
"""The advisor, and the last day."""

SUBSTITUTE_FOR_OTHER = code("ye", int, int, int)
"""The same, and the substitute's id, 0 for nobody."""

SAVE_FOR_OTHER = code("yg", int, int, int)
"""The same."""

# Their own again

SAVE = code("yy", int, int, int)
"""The same."""

ASK_TO_STOP = code("yc", int)
"""An absence, by its id."""

STOP = code("yx", int)
ASK_OTHER_SUBSTITUTE = code("yh", int)

CHANGE_SUBSTITUTE = code("yi", int, int)
"""An absence and the new substitute's id, 0 for nobody."""
