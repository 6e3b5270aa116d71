"""What people are reminded of, and told of promises of a first answer. Moments are in UTC."""

from casework.core.stored import Moment
from storage.transaction.notice import TEAMS, About, AboutCase, Notice


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
