"""What the buttons of the greeting send; those of the menu are doors."""

from handlers.core.keyboards.codes import code

SET_LANGUAGE = code("l", str)
"""The language's code."""
