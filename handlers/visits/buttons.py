"""What the buttons about visits send.

Those with which an advisor proposes times carry the case's id first, those of a visit its own, and
a time of a proposal the proposal's number and its position, from 0.
"""

from handlers.core.keyboards.codes import code

# Proposing times, step by step

PROPOSE = code("vp", int)
TURN_MONTH = code("vm", int, int)
"""The case, and the month's number (`casework.dates.months`)."""

CHOOSE_DAY = code("vd", int, int)
ALLOW_DAY = code("vh", int, int)
"""The case, and the day's ordinal; allowed is one that is no working day."""

CHOOSE_HOUR = code("vt", int, int)
"""The case, and local minutes since midnight."""

CHOOSE_LENGTH = code("vl", int, int)
"""The case, and minutes."""

ALLOW_CLASH = code("vo", int)
ADD_ANOTHER = code("vx", int)
ASK_PLACE = code("vg", int)
AT_THEIR_PLACE = code("vw", int)
BACK = code("vb", int)
SEND = code("vs", int)

# Choosing one of them

TAKE = code("vk", int, int, int)
NONE_FITS = code("vn", int, int)
AGREE_ALL_THE_SAME = code("vj", int, int, int)
NOT_THAT_TIME = code("vr", int, int, int)

# Calling off

ASK_TO_CANCEL = code("vc", int)
CANCEL = code("vy", int)
KEEP = code("vq", int)

# Afterwards

SAY_HOW_IT_GOES = code("va", int, str)
"""The follow-up that asks, and the answer (`VisitAnswerKind`)."""
