"""How a week went, against the one before: from figures that were counted, without a clock.

A week is a local one, from Monday at midnight to the next, whatever daylight saving does in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from casework.core.vocabulary import FocusArea

MOST_WEEKS = 4
"""Weeks that are told of at once after a pause; what lies further back is in the yearly account."""

_WEEK = timedelta(days=7)
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Weeks:
    """Whole weeks: how many, from this (local) Monday on."""

    first: date
    number: int = 1

    def __post_init__(self) -> None:
        if self.first.weekday() != 0 or self.number < 1:
            raise ValueError(f"no weeks: {self.number} from {self.first}")

    @property
    def last(self) -> date:
        """The Sunday with which they end."""
        return self.first + self.number * _WEEK - timedelta(days=1)

    @property
    def before(self) -> "Weeks":
        """As many weeks, just before these."""
        return Weeks(self.first - self.number * _WEEK, self.number)

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """From when to when they last (UTC); the end is the beginning of the next one."""
        ends = self.first + self.number * _WEEK
        return _midnight(self.first, zone), _midnight(ends, zone)


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """What was counted of some weeks. What is open, is open at their end.

    `promised` first answers were due in them, and `kept` of those came in time. An advisor is an
    id; None has the cases that nobody has taken.
    """

    requested: int = 0
    outreach: int = 0
    taken: int = 0
    closed: int = 0
    promised: int = 0
    kept: int = 0
    evaluations: int = 0
    score_sum: int = 0
    open_by_area: Mapping[FocusArea, int] = field(default_factory=dict)
    open_by_advisor: Mapping[int | None, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and what it was before."""

    now: int
    before: int

    @property
    def change(self) -> int:
        """By how much it has grown."""
        return self.now - self.before

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.now + other.now, self.before + other.before)


@dataclass(frozen=True, slots=True)
class Weekly:
    """How the weeks went. Of what there was none, there is no share and no mean: None.

    `promise` and `promise_before` are whole percent, rounded down, so that 100 means each and every
    one. The longest of a list comes first.
    """

    requested: Figure
    outreach: Figure
    taken: Figure
    closed: Figure
    evaluations: Figure
    promised: int
    promise: int | None
    promise_before: int | None
    mean: float | None
    mean_before: float | None
    open_by_area: tuple[tuple[FocusArea, Figure], ...]
    open_by_advisor: tuple[tuple[int | None, Figure], ...]

    @property
    def came_in(self) -> Figure:
        """The cases that came, in whichever way."""
        return self.requested + self.outreach

    @property
    def open(self) -> Figure:
        """The cases that are open."""
        return sum((figure for _, figure in self.open_by_area), start=Figure(0, 0))

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened at all."""
        moved = (self.came_in, self.taken, self.closed, self.evaluations)
        return not any(figure.now for figure in moved) and not self.promised


def weeks_until(period: date, missed_since: date | None = None) -> Weeks:
    """The weeks that a digest of this day tells of: the last whole one.

    After a pause it tells of those before too, from the first day on which one was missed;
    `MOST_WEEKS` at the most.
    """
    ends = monday_of(period)
    missed = (ends - monday_of(missed_since)) // _WEEK if missed_since is not None else 0
    number = min(missed + 1, MOST_WEEKS)
    return Weeks(ends - number * _WEEK, number)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weekly(this: WeekFacts, before: WeekFacts) -> Weekly:
    """Hold some weeks against as many before them."""
    return Weekly(
        requested=Figure(this.requested, before.requested),
        outreach=Figure(this.outreach, before.outreach),
        taken=Figure(this.taken, before.taken),
        closed=Figure(this.closed, before.closed),
        evaluations=Figure(this.evaluations, before.evaluations),
        promised=this.promised,
        promise=_percent(this.kept, this.promised),
        promise_before=_percent(before.kept, before.promised),
        mean=_mean(this),
        mean_before=_mean(before),
        open_by_area=_held_against(this.open_by_area, before.open_by_area),
        open_by_advisor=_held_against(this.open_by_advisor, before.open_by_advisor),
    )


def _percent(part: int, whole: int) -> int | None:
    return part * 100 // whole if whole else None


def _mean(facts: WeekFacts) -> float | None:
    return facts.score_sum / facts.evaluations if facts.evaluations else None


def _held_against(
    this: Mapping[_Key, int], before: Mapping[_Key, int]
) -> tuple[tuple[_Key, Figure], ...]:
    """Each that there is or was, the most first; equal ones in the order in which they came."""
    keys = dict.fromkeys((*this, *before))
    figures = [(key, Figure(this.get(key, 0), before.get(key, 0))) for key in keys]
    return tuple(sorted(figures, key=lambda each: -each[1].now))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
