"""What the buttons send with which somebody's role is ended: the person's id, and which role."""

from handlers.core.keyboards.codes import code

BACK_TO_TEAM = code("tb")
ASK = code("tx", int, str)
LEAVE = code("ty", int, str)
