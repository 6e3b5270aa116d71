"""What the buttons of a pause send."""

from handlers.core.keyboards.codes import code

CHOOSE = code("pu", str)
"""How long: one of `taps.CHOICES`."""

PICK_DAY = code("pp")
TURN_MONTH = code("pt", int)
"""The month (`months.number_of`)."""

CHOOSE_DAY = code("pd", int)
"""The day, as its ordinal."""

END = code("pe")
