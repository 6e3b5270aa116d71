"""What the buttons of the greeting send; those of the menu are doors."""

from handlers.core.keyboards.codes import code

GUIDE = code("gd", str)
"""The role whose page it is."""

SET_LANGUAGE = code("l", str)
"""The language's code."""
