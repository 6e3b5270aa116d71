"""The first answer to a request: what keeps its promise (`offers.promises`), and who gives it.

Whoever acts for the task force in the case gives it: its advisor, or who stands in for them. Its
requester never does, also where they are on the team. The first time counts, until there is a new
promise: the case was opened again, or its advisor has left.

What counts is that somebody has turned to the requester, or has done something for them: a message
(also one that waits for the morning or could not arrive: its writer is told so, and writes in
another way), times to meet, a visit that was agreed elsewhere, something logged, the closing. A
note does not, since the requester never reads it. What was found in the field is answered by that.
"""

from datetime import datetime


def first_answer(
    given_at: datetime | None, by: int, requester: int | None, now: datetime
) -> datetime | None:
    """When the first answer was given, after somebody did now what counts; None if it does not."""
    if given_at is not None or by == requester:
        return given_at
    return now
