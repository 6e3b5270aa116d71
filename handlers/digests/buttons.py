"""What the buttons send about what comes by itself. A digest is a `DigestKind`."""

from handlers.core.keyboards.codes import code

ALL = code("gl")
OPEN = code("gk", str)
SWITCH = code("gw", str, int)
"""The digest, and whether it shall come: 1, or 0."""

ASK_TIME = code("gt", str)
SET_TIME = code("gs", str, int)
"""The digest, and when, in local minutes since midnight."""

SHOW_NOW = code("gn", str)
