"""What the buttons send with which an advisor logs and notes: first the case's id.

A kind is an `ActivityKind`, a day its ordinal (`date.toordinal`), a length in minutes.
"""

from handlers.core.keyboards.codes import code

LOG = code("wl", int)
"""Logging, from its first question on."""

BACK_TO_KIND = code("wk", int)
CHOOSE_KIND = code("ww", int, str)
CHOOSE_DAY = code("wd", int, str, int)
CHOOSE_LENGTH = code("wm", int, str, int, int)
WITHOUT_LINE = code("ws", int)
"""The kind, the day and the length are kept with the prompt."""

NOTE = code("wn", int)
NOTE_DONE = code("wf", int)
ALL_WORK = code("wa", int)
"""All that was logged and noted, from its first page on, in a message of its own."""

WORK_PAGE = code("wh", int, int)
"""Another page of it, counted from 0, in the same message."""
