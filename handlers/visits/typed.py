"""Times to meet as an advisor writes and taps them: what comes of it, step by step."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from casework.core.errors import Refused
from casework.dates.typed import local_moment, read_day, read_moment, read_time
from casework.visits import rules
from casework.visits.rules import Clash, Slot
from handlers.core.turn import Turn, stale
from locales.typed import is_named
from storage.visits import clashes as visit_clashes

Draft = Mapping[str, Any]
"""`times`: pairs of moments; `starts`: of the time being put together; `allowed`: days asked about;
`alone`: nobody can be asked here, so one time is noted as agreed. Moments are in ISO 8601, UTC."""


def _day_written(turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    """A whole moment, or a day alone."""
    try:
        return _with_moment(turn, draft, text)
    except Refused as refusal:
        if refusal.code != "time_unreadable":
            raise
    day = read_day(text, today(turn))
    return asked_day(turn, {**draft, "starts": None}, _near_enough(turn, day))


def _hour_written(turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    """A time of the chosen day, or another moment."""
    try:
        at = read_time(text)
    except Refused:
        return _with_moment(turn, draft, text)
    return at_hour(turn, draft, at)


def _end_written(turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    """When it ends, on the same day; or another moment after all."""
    try:
        at = read_time(text)
    except Refused:
        return _with_moment(turn, draft, text)
    zone = turn.office.calendar.zone
    starts_at = datetime.fromisoformat(draft["starts"])
    ends_at = local_moment(starts_at.astimezone(zone).date(), at, zone)
    return with_time(draft, ends_at, turn.now)


def _place_written(_turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    """A place in words; the button's words are the button."""
    if is_named(text, "At their place"):
        return {**draft, "place": ""}, "check"
    if len(text) > rules.LONGEST_PLACE:
        raise Refused("text_too_long", limit=rules.LONGEST_PLACE, length=len(text))
    return {**draft, "place": " ".join(text.split())}, "check"


READ: dict[str, Callable[[Turn, Draft, str], tuple[Draft, str]]] = {
    "day": _day_written,
    "day_off": _day_written,
    "hour": _hour_written,
    "length": _end_written,
    "place": _place_written,
}
"""What is read at each step; at the others something is to be tapped."""


# Parts


def _with_moment(turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    zone = turn.office.calendar.zone
    starts_at = read_moment(text, turn.now, zone)
    rules.check_start(starts_at, turn.now, _starts(draft))
    day = _near_enough(turn, starts_at.astimezone(zone).date())
    asked, step = asked_day(turn, {**draft, "starts": starts_at.isoformat()}, day)
    return asked, "length" if step == "hour" else step


def at_hour(turn: Turn, draft: Draft, at: time) -> tuple[Draft, str]:
    """A time of the chosen day: how long is next."""
    starts_at = local_moment(day_of(draft), at, turn.office.calendar.zone)
    rules.check_start(starts_at, turn.now, _starts(draft))
    return {**draft, "starts": starts_at.isoformat()}, "length"


def asked_day(turn: Turn, draft: Draft, day: date) -> tuple[Draft, str]:
    """The hour is next, unless it is no working day and was not asked about yet."""
    asked = {**draft, "day": day.isoformat()}
    is_free = rules.free_day(day, turn.office.calendar) is not None
    return asked, "day_off" if is_free and day.toordinal() not in draft["allowed"] else "hour"


def _starts(draft: Draft) -> list[datetime]:
    return [datetime.fromisoformat(starts) for starts, _ends in draft["times"]]


def _near_enough(turn: Turn, day: date) -> date:
    if day > today(turn) + rules.FURTHEST:
        raise Refused("day_too_far")
    return day


def with_time(draft: Draft, ends_at: datetime, now: datetime) -> tuple[Draft, str]:
    """The draft with one time more, and the step after it."""
    times = [*draft["times"], [draft["starts"], ends_at.isoformat()]]
    rules.check_slots([Slot.from_pair(each) for each in times], now)
    step = "place" if draft["alone"] else "more"
    return {**draft, "times": times, "starts": None}, step


_COMPLETE = frozenset({"more", "place", "check"})
"""The steps at which every time has its end."""


def unless_busy(turn: Turn, requisition_id: int, draft: Draft, step: str) -> tuple[Draft, str]:
    """The step, or before it the question about a visit of theirs at the same hour.

    What they have said yes to once is not asked again.
    """
    if step not in _COMPLETE:
        return draft, step
    times = [Slot.from_pair(each) for each in draft["times"]]
    found = visit_clashes.of_advisor(turn.unit, turn.person.id, times, besides=requisition_id)
    new = [each for each in found if each.key not in draft.get("accepted", ())]
    if not new:
        return draft, step
    return {**draft, "clashes": [_asked_about(each) for each in new], "then": step}, "clash"


def _asked_about(clash: Clash) -> dict[str, Any]:
    """What the question says of it, and `key`, by which a yes to it is known again."""
    return {
        "key": clash.key,
        "reference": clash.reference,
        "agreed": clash.agreed,
        "times": clash.slot.as_pair(),
        "wanted": clash.wanted.as_pair(),
    }


def day_of(draft: Draft) -> date:
    """The day that was chosen last. Raises Refused("stale_button") if none was."""
    if "day" not in draft:
        raise stale()
    return date.fromisoformat(draft["day"])


def today(turn: Turn) -> date:
    """The office's local day."""
    return turn.now.astimezone(turn.office.calendar.zone).date()
