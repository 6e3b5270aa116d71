"""Times to meet as an advisor writes and taps them: what comes of it, step by step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Self

from casework.core.errors import Refused
from casework.core.stored import Stored
from casework.dates.typed import local_moment, read_day, read_moment, read_time
from casework.visits import rules
from casework.visits.rules import Clash, Slot
from handlers.core.dialogue.answers import OfCase
from handlers.core.turn import Turn, stale
from storage.cases.own_cases import of_advisor
from storage.visits import clashes

Pair = tuple[str, str]
"""When a time begins and ends, as `Slot.as_pair` gives it."""


@dataclass(frozen=True)
class Elsewhere(Stored):
    """Another visit at a `wanted` time. A yes to it is known again by its `key`."""

    key: str
    reference: str
    agreed: bool
    times: Pair
    wanted: Pair


@dataclass(frozen=True)
class Proposal(OfCase):
    """The times that were put together so far, and the one that is being put together.

    `alone`: nobody can be asked here, so one time is noted as agreed. `starts`: when the time being
    put together begins. `allowed`: days off that are meant, as ordinals. `then` is the step after
    the question about `clashes`, of which those `accepted` are not asked again. Moments are in
    ISO 8601, UTC.
    """

    step: str = "day"
    times: tuple[Pair, ...] = ()
    starts: str | None = None
    allowed: tuple[int, ...] = ()
    alone: bool = False
    day: date | None = None
    place: str | None = None
    clashes: tuple[Elsewhere, ...] = ()
    then: str = "more"
    accepted: tuple[str, ...] = ()

    def at_step(self, step: str) -> Self:
        """The same at another step, which what was answered does not tell."""
        return replace(self, step=step)

    @property
    def starts_at(self) -> datetime:
        """When the time being put together begins. Raises Refused("stale_button") if none is."""
        if self.starts is None:
            raise stale()
        return datetime.fromisoformat(self.starts)

    @property
    def slots(self) -> list[Slot]:
        """The times that are complete, at the place that was chosen."""
        return [Slot.from_pair(each, self.place or "") for each in self.times]


After = tuple[Proposal, str]
"""What was put together, and the step that is next."""


def _day_written(turn: Turn, proposal: Proposal, text: str) -> After:
    """A whole moment, or a day alone."""
    try:
        return _with_moment(turn, proposal, text)
    except Refused as refusal:
        if refusal.code != "time_unreadable":
            raise
    day = read_day(text, today(turn))
    return asked_day(turn, replace(proposal, starts=None), _near_enough(turn, day))


def _hour_written(turn: Turn, proposal: Proposal, text: str) -> After:
    """A time of the chosen day, or another moment."""
    try:
        at = read_time(text)
    except Refused:
        return _with_moment(turn, proposal, text)
    return at_hour(turn, proposal, at)


def _end_written(turn: Turn, proposal: Proposal, text: str) -> After:
    """When it ends, on the same day; or another moment after all."""
    try:
        at = read_time(text)
    except Refused:
        return _with_moment(turn, proposal, text)
    zone = turn.office.calendar.zone
    day = proposal.starts_at.astimezone(zone).date()
    return with_time(proposal, local_moment(day, at, zone), turn.now)


def _place_written(_turn: Turn, proposal: Proposal, text: str) -> After:
    """A place in words."""
    if len(text) > rules.LONGEST_PLACE:
        raise Refused("text_too_long", limit=rules.LONGEST_PLACE, length=len(text))
    return replace(proposal, place=" ".join(text.split())), "check"


def _as_written(
    read: Callable[[Turn, Proposal, str], After],
) -> Callable[[Turn, Proposal, str], After]:
    """What is read of an advisor's own case, and asked about where they are elsewhere then."""

    def reads(turn: Turn, proposal: Proposal, text: str) -> After:
        of_advisor(turn.unit, proposal.case, turn.person)
        return unless_busy(turn, *read(turn, proposal, text))

    return reads


read_day_or_moment = _as_written(_day_written)
read_hour = _as_written(_hour_written)
read_end = _as_written(_end_written)
read_place = _as_written(_place_written)


# Parts


def _with_moment(turn: Turn, proposal: Proposal, text: str) -> After:
    zone = turn.office.calendar.zone
    starts_at = read_moment(text, turn.now, zone)
    rules.check_start(starts_at, turn.now, _starts(proposal))
    day = _near_enough(turn, starts_at.astimezone(zone).date())
    asked, step = asked_day(turn, replace(proposal, starts=starts_at.isoformat()), day)
    return asked, "length" if step == "hour" else step


def at_hour(turn: Turn, proposal: Proposal, at: time) -> After:
    """A time of the chosen day: how long is next. Raises Refused("stale_button") without a day."""
    if proposal.day is None:
        raise stale()
    starts_at = local_moment(proposal.day, at, turn.office.calendar.zone)
    rules.check_start(starts_at, turn.now, _starts(proposal))
    return replace(proposal, starts=starts_at.isoformat()), "length"


def asked_day(turn: Turn, proposal: Proposal, day: date) -> After:
    """The hour is next, unless it is no working day and was not asked about yet."""
    asked = replace(proposal, day=day)
    is_free = rules.free_day(day, turn.office.calendar) is not None
    return asked, "day_off" if is_free and day.toordinal() not in proposal.allowed else "hour"


def _starts(proposal: Proposal) -> list[datetime]:
    return [datetime.fromisoformat(starts) for starts, _ends in proposal.times]


def _near_enough(turn: Turn, day: date) -> date:
    if day > today(turn) + rules.FURTHEST:
        raise Refused("day_too_far")
    return day


def with_time(proposal: Proposal, ends_at: datetime, now: datetime) -> After:
    """What was put together with one time more, and the step after it."""
    times = (*proposal.times, (proposal.starts_at.isoformat(), ends_at.isoformat()))
    rules.check_slots([Slot.from_pair(each) for each in times], now)
    step = "place" if proposal.alone else "more"
    return replace(proposal, times=times, starts=None), step


_COMPLETE = frozenset({"more", "place", "check"})
"""The steps at which every time has its end."""


def unless_busy(turn: Turn, proposal: Proposal, step: str) -> After:
    """The step, or before it the question about a visit of theirs at the same hour.

    What they have said yes to once is not asked again.
    """
    if step not in _COMPLETE:
        return proposal, step
    times = [Slot.from_pair(each) for each in proposal.times]
    found = clashes.of_advisor(turn.unit, turn.person.id, times, besides=proposal.case)
    new = tuple(_asked_about(each) for each in found if each.key not in proposal.accepted)
    if not new:
        return proposal, step
    return replace(proposal, clashes=new, then=step), "clash"


def _asked_about(clash: Clash) -> Elsewhere:
    return Elsewhere(
        key=clash.key,
        reference=clash.reference,
        agreed=clash.agreed,
        times=_pair(clash.slot),
        wanted=_pair(clash.wanted),
    )


def _pair(slot: Slot) -> Pair:
    starts, ends = slot.as_pair()
    return starts, ends


def today(turn: Turn) -> date:
    """The office's local day."""
    return turn.now.astimezone(turn.office.calendar.zone).date()
