"""What the buttons send with which an offer is answered, and an advisor chosen; ids throughout."""

from handlers.core.keyboards.codes import code

# The one who is asked answers: the offer

ACCEPT = code("oa", int)
DECLINE = code("od", int)
"""Asks why."""

DECLINE_BECAUSE = code("or", int, str)
"""The offer, and a `DeclineReason`."""

BACK_TO_OFFER = code("ob", int)

# Its advisor hands a case over: the case (the first button is `doors.HAND_OVER`)

ASK_TO_TAKE_OVER = code("hp", int, int)
"""The case, and an advisor or `WHOEVER_FITS_BEST`."""

WHOEVER_FITS_BEST = 0
KEEP_CASE = code("hk", int)

# A coordinator chooses

CHOOSE_ADVISOR = code("ca", int)
ASSIGN = code("cx", int, int, int, int)
"""The case, the advisor, its newest offer and who had it when this was shown; 0 for none.

The buttons of the versions before lack the last, or the last two.
"""

ASK_BEST = code("cw", int, int, int)
"""Whoever fits best: the case, its newest offer and who had it when this was shown; 0 for none."""

GIVE = code("cg", int)
"""The one who is asked takes it, as a coordinator says: the offer."""

LEAVE_AS_IT_IS = code("cz")
"""What another coordinator has decided first stays."""
