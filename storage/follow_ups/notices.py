"""What people are reminded of, and told of promises of a first answer. Moments are in UTC."""

from casework.core.stored import Moment
from storage.transaction.notice import FOLLOW_UP, TEAMS, About, AboutCase, Notice


class Reminds(Notice, about=FOLLOW_UP):
    """What a follow-up says when it is due, by its id: its row knows the case, and whom it asks.

    `round` counts how often it was due before, from 0. Each kind of follow-up names its notice in
    `FOLLOW_UPS` of its subject (`storage/<subject>/follow_ups.py`).
    """

    follow_up: int
    round: int = 0


class ConflictNotTaken(Reminds, kind="conflict_not_taken"):
    """To the coordinators, each working hour: nobody has taken a case of a conflict."""


class FirstAnswerDue(Reminds, kind="first_answer_due"):
    """To the advisor: a first answer is promised for today; in round 1, for this moment."""


class PromiseMissed(Reminds, kind="promise_missed"):
    """To the requester: the answer has not come as promised; the new date is on the case."""


class OwnReminder(Reminds, kind="own_reminder"):
    """To the advisor who has set it, or to who stands in for them."""


class PromiseAtRisk(AboutCase, kind="promise_at_risk"):
    """An answer is promised by then, and nobody has taken the case yet."""

    promise: Moment


class PromisePassed(AboutCase, kind="promise_passed"):
    """An answer was promised by then, and has not come. A version before named no moment."""

    promise: Moment | None = None


class ReminderSet(AboutCase, kind="reminder_set", about=TEAMS):
    """To an advisor: they are reminded of a case `at` this moment, with a line or none."""

    reference: str
    at: Moment
    line: str = ""


class FollowUpsGathered(Notice, kind="follow_ups_gathered", about=About("follow_ups")):
    """Several reminders in one message, by their ids."""

    follow_ups: tuple[int, ...]
