"""What the button of a coffee sends: the case's id."""

from handlers.core.keyboards.codes import code

PLAN = code("k!", int)
