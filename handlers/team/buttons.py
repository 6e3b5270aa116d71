"""What the buttons of the team and of a profile send."""

from handlers.core.keyboards.codes import code

TICK = code("p", str, str)
"""A part of the profile; `+` or `-`, and what is ticked or not any more."""

NEXT_PART = code("pn", str)
"""Go on from this part of the profile."""

INVITE = code("ti", str)
"""A link for somebody who is to have this role."""
