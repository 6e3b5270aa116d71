"""What the buttons send with which an advisor lets a requester join a case from the field."""

from handlers.core.keyboards.codes import code

MAKE_LINK = code("jl", int)
"""The case's id."""

LET_GO = code("jx", int, int)
"""The case's id, and that of the person who opened the link."""
