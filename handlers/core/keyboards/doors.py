"""Buttons that lead from one subject into another: a subject further down may show them too.

Where they lead is said in the routes of the subject that they lead to.
"""

from handlers.core.keyboards.codes import code

MENU = code("m", str)
"""One of the buttons of the greeting: a key of `handlers.core.keyboards.buttons.MENU`."""

ASK_TO_ERASE = code("ea")
"""Having oneself erased, which is asked about first."""

ONLY_READ = code("-")
"""A button that leads nowhere: its tap ends without a word."""

OPEN_CASE = code("co", int)
"""The card of a case, for the team: the case's id."""

OPEN_REQUEST = code("ro", int)
"""A request as its requester reads it: the case's id."""

READ_EVERYTHING = code("cf", int)
"""All that was written in a case, where its card has no room for it: the case's id."""

TELL_MORE = code("mo", int)
"""What a request was sent without, told now: the case's id."""

WRITE = code("tw", int)
"""Writing to the other side of a case: its id."""

GIVE_UP = code("wz", int)
"""Back from where words are waited for: the case's id, 0 for words about none."""

CLOSE_CASE = code("zo", int)
"""Closing a case, from its first question on: its id."""

REOPEN = code("cn", int)
"""A closed request, open again: its id."""

HAND_OVER = code("ho", int)
"""Handing a case over: its id; asks to whom."""

LEAVE = code("wx", int)
"""Back from the first question of something that is done with a case: its id."""

READ_MESSAGES = code("tl", int)
"""What the two sides of a case have written to each other: its id."""

ANSWER_QUESTION = code("ta", int)
"""What waits is an answer to the bot's question: the row that waits."""

GET_BACK = code("gp", int)
"""What was put away a moment ago: its row."""

REGISTER_INSTEAD = code("do", int, int)
"""A case from the field in the place of the open draft: the draft's id, and its attempt."""

REGISTER_INSTEAD_SURELY = code("dz", int, int)
"""The same, after a yes."""

TEAM_MEMBER = code("te", int)
"""One of the team, for a coordinator: their person's id."""

REMIND_ME = code("mw", int)
"""An advisor's own reminder of a case, by its id."""

DONE = code("fd", int)
"""What a reminder reminds of is done: the reminder's id."""

SNOOZE = code("fs", int)
"""Putting a reminder off, by its id; asks until when."""

ASK_ALONE = code("fq", int)
"""A reminder that stood among others, alone and with its buttons: its id."""

ASK_TO_DISCARD_DRAFT = code("fx", int)
"""Discarding the draft that a reminder, by its id, reminds of; asks once."""

WHY_REMINDER = code("xf", int)
"""Why a reminder, by its id, comes on that date."""

WHY_PROMISE = code("xp", int)
"""Why the answer of a case, by its id, is promised for that date."""
