"""What the buttons send with which somebody has themselves erased; both answer the question."""

from handlers.core.keyboards.codes import code

ERASE = code("ey")
KEEP_DATA = code("ek")
