"""What the buttons send with which a case is closed or opened again: first its id.

Those that other subjects show too are in `handlers.core.keyboards.doors`.
"""

from handlers.core.keyboards.codes import code

BACK_TO_OUTCOME = code("zb", int)
CHOOSE_OUTCOME = code("zi", int, str)
"""The case, and how it ended (an `Outcome`)."""

TICK = code("zu", int, str, int)
"""The case, how it ended, and the ticks as they are after it (`casework.closing.as_mask`)."""

ASK_TEXT = code("zt", int, str, int)
"""The same: on to the words, or the words anew."""

SEND = code("zy", int)
"""Closes it with the text that is kept with the prompt."""

IT_HELPED = code("ch", int)
