"""Times to meet: what can be proposed, and how a visit goes from proposed to agreed and on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from casework.core.errors import Refused
from casework.core.vocabulary import VisitStatus
from casework.core.words import N_
from casework.dates.working_days import Calendar, ClosedBy, closed_by
from casework.form.engine import Choice

MOST_TIMES = 3
"""Times that one proposal can hold."""

FURTHEST = timedelta(days=365)
"""How far ahead a day can be chosen."""

LONGEST_PLACE = 120
"""Characters of a place."""

LONGEST_WORDS = 400
"""Characters of what is read at all while times are put together."""

LONGEST = timedelta(hours=12)
"""How long one visit can last."""

HOURS = tuple(time(hour, minute) for hour in range(8, 18) for minute in (0, 30))
"""The hours that stand on buttons; any other can be written."""

LENGTHS = (
    Choice("30", N_("30 minutes")),
    Choice("60", N_("1 hour")),
    Choice("90", N_("1½ hours")),
    Choice("120", N_("2 hours")),
    Choice("180", N_("3 hours")),
    Choice("240", N_("Half a day")),
)
"""How long it can last; the codes are minutes. Any other end can be written."""


class Side(StrEnum):
    """The two who meet; who stands in for the advisor is on the advisor's side."""

    ADVISOR = "advisor"
    REQUESTER = "requester"


class VisitStep(StrEnum):
    """What is done with a visit."""

    PROPOSE = "propose"
    """The advisor proposes times, the first ones or others."""
    TAKE = "take"
    """The requester takes one of them."""
    NONE_FITS = "none_fits"
    CANCEL = "cancel"
    """Either side, or the end of the case."""


STEPS: dict[tuple[VisitStatus, VisitStep], VisitStatus] = {
    (VisitStatus.PROPOSED, VisitStep.PROPOSE): VisitStatus.PROPOSED,
    (VisitStatus.PROPOSED, VisitStep.TAKE): VisitStatus.AGREED,
    (VisitStatus.PROPOSED, VisitStep.NONE_FITS): VisitStatus.DECLINED,
    (VisitStatus.PROPOSED, VisitStep.CANCEL): VisitStatus.CANCELLED,
    (VisitStatus.AGREED, VisitStep.PROPOSE): VisitStatus.AGREED,
    (VisitStatus.AGREED, VisitStep.TAKE): VisitStatus.AGREED,
    (VisitStatus.AGREED, VisitStep.NONE_FITS): VisitStatus.AGREED,
    (VisitStatus.AGREED, VisitStep.CANCEL): VisitStatus.CANCELLED,
}
"""From where, by which step, to where. What is agreed holds until another time is taken."""

ENDS = frozenset({VisitStatus.DECLINED, VisitStatus.CANCELLED})
"""Statuses of a visit of which nothing more can come."""


def after(status: VisitStatus, step: VisitStep) -> VisitStatus:
    """The status after a step. Raises Refused("visit_gone") for one that is not in the table."""
    found = STEPS.get((status, step))
    if found is None:
        raise Refused("visit_gone")
    return found


@dataclass(frozen=True, slots=True)
class Slot:
    """A time to meet, in UTC. An empty place is the organisation's own."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""

    def as_pair(self) -> list[str]:
        """When, as it is kept in drafts and messages: two texts, which are compared as such.

        It is no `Stored`, which would keep keys: a pair is what stands in rows and open dialogues.
        """
        return [self.starts_at.isoformat(), self.ends_at.isoformat()]

    @classmethod
    def from_pair(cls, pair: Sequence[str], place: str = "") -> "Slot":
        """What `as_pair` gave, and where."""
        starts_at, ends_at = map(datetime.fromisoformat, pair)
        return cls(starts_at, ends_at, place)


@dataclass(frozen=True, slots=True)
class Clash:
    """Another visit of whoever goes, at the same hour as `wanted`; `agreed`, or only proposed."""

    visit: int
    reference: str
    slot: Slot
    agreed: bool
    wanted: Slot

    @property
    def key(self) -> str:
        """The same for the same two times: what somebody has said yes to once."""
        return f"{self.visit}:{self.slot.starts_at.isoformat()}:{self.wanted.starts_at.isoformat()}"


def overlap(one: Slot, other: Slot) -> bool:
    """Whether nobody can be at both; one may end when the other begins."""
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def check_start(starts_at: datetime, now: datetime, others: Collection[datetime] = ()) -> None:
    """Raise Refused("time_past") for a moment that is not ahead, Refused("time_twice") for another.

    `others` are the starts that are proposed already.
    """
    if starts_at <= now:
        raise Refused("time_past")
    if starts_at in others:
        raise Refused("time_twice")


def check_end(starts_at: datetime, ends_at: datetime) -> None:
    """Raise Refused("ends_before_start") or Refused("visit_too_long", hours=12)."""
    if ends_at <= starts_at:
        raise Refused("ends_before_start")
    if ends_at - starts_at > LONGEST:
        raise Refused("visit_too_long", hours=LONGEST // timedelta(hours=1))


def check_slots(slots: Sequence[Slot], now: datetime) -> tuple[Slot, ...]:
    """The times of a proposal, the earliest first.

    Raises Refused("stale_button") for none or too many, Refused("time_twice") for the same start
    twice, and what `check_start` and `check_end` raise.
    """
    if not 1 <= len(slots) <= MOST_TIMES:
        raise Refused("stale_button")
    for number, slot in enumerate(slots):
        check_start(slot.starts_at, now, [each.starts_at for each in slots[:number]])
        check_end(slot.starts_at, slot.ends_at)
    return tuple(sorted(slots, key=lambda slot: slot.starts_at))


def check_takeable(starts_at: datetime, now: datetime) -> None:
    """Raise Refused("visit_time_past") for a proposed time that has passed unanswered."""
    if starts_at <= now:
        raise Refused("visit_time_past")


def minutes(number: int) -> timedelta:
    """A length that is on a button. Raises Refused("stale_button") for any other."""
    if str(number) not in {choice.code for choice in LENGTHS}:
        raise Refused("stale_button")
    return timedelta(minutes=number)


def hour(number: int) -> time:
    """The time of day of a button, in minutes since midnight. Raises Refused("stale_button")."""
    found = next((each for each in HOURS if each.hour * 60 + each.minute == number), None)
    if found is None:
        raise Refused("stale_button")
    return found


def day(ordinal: int, today: date) -> date:
    """The day with this number (`date.toordinal`), today or later.

    Raises Refused("day_past") for an earlier one, Refused("stale_button") for one too far away.
    """
    if ordinal < today.toordinal():
        raise Refused("day_past")
    if ordinal > (today + FURTHEST).toordinal():
        raise Refused("stale_button")
    return date.fromordinal(ordinal)


def free_day(chosen: date, calendar: Calendar) -> ClosedBy | None:
    """Why a day is asked about once before it is proposed; None on a working day."""
    return closed_by(chosen, calendar)


# The follow-up

DAY_BEFORE_AT = time(15)
HOUR_BEFORE = timedelta(hours=1)


def reminder_due(starts_at: datetime, number: int, calendar: Calendar) -> datetime | None:
    """The day before at 15 on the clock, and one hour before; None for any other round."""
    if number == 0:
        eve = starts_at.astimezone(calendar.zone).date() - timedelta(days=1)
        local = datetime.combine(eve, DAY_BEFORE_AT, calendar.zone)
        return local.astimezone(starts_at.tzinfo)
    return starts_at - HOUR_BEFORE if number == 1 else None
