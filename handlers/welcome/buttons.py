"""What the buttons of the greeting send; those of the menu are in `handlers.core.doors`."""

from handlers.core.codes import code

SET_LANGUAGE = code("l", str)
"""The language's code."""
