"""What the buttons send with which an advisor sets their hours. Days of the week count from 0."""

from handlers.core.keyboards.codes import code

BACK_TO_WEEK = code("uh")
OPEN_DAY = code("ud", int)
CHOOSE_END = code("uf", int, int)
"""The day, and from when, in local minutes since midnight."""

SET_DAY = code("us", int, int, int)
"""The day, from when, and until when."""

TAKE_OFF = code("uc", int)
BACK_TO_OFFICE = code("uo")
