"""Buttons that lead from one subject into another: a subject further down may show them too.

Where they lead is said in the routes of the subject that they lead to.
"""

from handlers.core.codes import code

OPEN_CASE = code("co", int)
"""The card of a case, for the team: the case's id."""

OPEN_REQUEST = code("ro", int)
"""A request as its requester reads it: the case's id."""

WRITE = code("tw", int)
"""Writing to the other side of a case: its id."""

GIVE_UP = code("wz", int)
"""Back from where words are waited for: the case's id, 0 for words about none."""

CLOSE_CASE = code("zo", int)
"""Closing a case, from its first question on: its id."""
