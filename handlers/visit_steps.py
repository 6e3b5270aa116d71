"""Proposing times to meet, step by step: a day, an hour, how long, perhaps another time, a place.

What was tapped or written so far is kept with the words that the bot waits for, because a day, an
hour, an end and a place can each be written too. Every step stands in the same message.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from casework import visits as rules
from casework.errors import Refused
from casework.months import first_of
from casework.visits import Slot
from casework.when import local_moment, read_day, read_moment, read_time
from handlers.own_case import named
from handlers.turn import Turn, stale
from handlers.waiting import moved, waiting_for
from storage import errands, outbox, visit_changes, visits
from storage.errands import ErrandKind, OpenErrand
from storage.own_cases import of_advisor

Draft = Mapping[str, Any]
"""`times`: pairs of moments; `starts`: of the time being put together; `allowed`: days asked about;
`alone`: nobody can be asked here, so one time is noted as agreed. Moments are in ISO 8601, UTC."""


def open_proposal(turn: Turn, requisition_id: int) -> None:
    """Which day? The first step, in a message of its own."""
    requisition = of_advisor(turn.session, requisition_id, turn.person)
    alone = not visit_changes.can_be_told(turn.session, requisition.requester_id)
    draft: Draft = {"times": [], "starts": None, "allowed": [], "alone": alone}
    _begin(turn, requisition_id, draft, "day", shown=_today(turn).isoformat())


def turn_month(turn: Turn, requisition_id: int, number: int) -> None:
    """Another month of the calendar."""
    draft = _draft(turn, requisition_id)
    _go_on(turn, requisition_id, draft, "day", shown=first_of(number).isoformat())


def choose_day(turn: Turn, requisition_id: int, ordinal: int) -> None:
    """At what hour? A holiday or a weekend is asked about once."""
    draft = _draft(turn, requisition_id)
    day = rules.day(ordinal, _today(turn))
    asked, step = _asked_day(turn, {**draft, "starts": None}, day)
    _go_on(turn, requisition_id, asked, step)


def allow_day(turn: Turn, requisition_id: int, ordinal: int) -> None:
    """The day is meant, holiday or not."""
    draft = _draft(turn, requisition_id)
    day = rules.day(ordinal, _today(turn))
    allowed = {**draft, "allowed": [*draft["allowed"], ordinal]}
    step = "hour" if draft["starts"] is None else "length"
    _go_on(turn, requisition_id, {**allowed, "day": day.isoformat()}, step)


def choose_hour(turn: Turn, requisition_id: int, minutes: int) -> None:
    """How long?"""
    draft = _draft(turn, requisition_id)
    starts_at = local_moment(_day(draft), rules.hour(minutes), turn.office.calendar.zone)
    rules.check_start(starts_at, turn.now)
    _go_on(turn, requisition_id, {**draft, "starts": starts_at.isoformat()}, "length")


def choose_length(turn: Turn, requisition_id: int, minutes: int) -> None:
    """The time is complete."""
    draft = _draft(turn, requisition_id)
    if draft["starts"] is None:
        raise stale()
    ends_at = datetime.fromisoformat(draft["starts"]) + rules.minutes(minutes)
    complete, step = _with_time(draft, ends_at, turn.now)
    _go_on(turn, requisition_id, complete, step)


def another(turn: Turn, requisition_id: int) -> None:
    """One more time, up to three."""
    draft = _draft(turn, requisition_id)
    if draft["alone"] or len(draft["times"]) >= rules.MOST_TIMES:
        raise stale()
    _go_on(turn, requisition_id, draft, "day", shown=_today(turn).isoformat())


def ask_place(turn: Turn, requisition_id: int) -> None:
    """Where?"""
    _go_on(turn, requisition_id, _draft(turn, requisition_id), "place")


def at_their_place(turn: Turn, requisition_id: int) -> None:
    """At the organisation's own."""
    draft = _draft(turn, requisition_id)
    _go_on(turn, requisition_id, {**draft, "place": ""}, "check")


def back(turn: Turn, requisition_id: int) -> None:
    """The step before. Back from the list of times takes the last one away."""
    draft = _draft(turn, requisition_id)
    step = _BACK.get(draft["step"], "day")
    if step == "more" and draft["alone"]:
        step = "day"
    if draft["step"] == "more" or (draft["alone"] and step == "day"):
        draft = {**draft, "times": draft["times"][:-1]}
    _go_on(turn, requisition_id, draft, step, shown=_today(turn).isoformat())


_BACK = {"length": "hour", "place": "more", "check": "place"}


def send(turn: Turn, requisition_id: int) -> None:
    """Propose the times, or note the one that is agreed elsewhere."""
    draft = _draft(turn, requisition_id)
    if draft["step"] != "check":
        raise stale()
    slots = [_slot(each, draft["place"]) for each in draft["times"]]
    if draft["alone"]:
        visits.note_agreed(
            turn.session, turn.office, requisition_id, turn.person, slots[0], turn.now
        )
    else:
        visits.propose(turn.session, requisition_id, turn.person, slots, turn.now)
    errands.end(turn.session, turn.person.id, turn.now)


# What is written


def written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """A day, a moment, an hour, an end or a place: what the open step asks for.

    Raises Refused for what cannot be read as such; the step stays open, and is asked again.
    """
    draft = errand.data
    read = _READ.get(draft["step"])
    if read is None:
        raise Refused("tap_wanted")
    try:
        of_advisor(turn.session, errand.case, turn.person)
    except Refused as refusal:
        raise moved(refusal) from None
    _begin(turn, errand.case, *read(turn, draft, text))


def _day_written(turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    """A whole moment, or a day alone."""
    try:
        return _with_moment(turn, draft, text)
    except Refused as refusal:
        if refusal.code != "time_unreadable":
            raise
    day = read_day(text, _today(turn))
    return _asked_day(turn, {**draft, "starts": None}, _near_enough(turn, day))


def _hour_written(turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    """A time of the chosen day, or another moment."""
    try:
        at = read_time(text)
    except Refused:
        return _with_moment(turn, draft, text)
    starts_at = local_moment(_day(draft), at, turn.office.calendar.zone)
    rules.check_start(starts_at, turn.now)
    return {**draft, "starts": starts_at.isoformat()}, "length"


def _end_written(turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    """When it ends, on the same day."""
    zone = turn.office.calendar.zone
    starts_at = datetime.fromisoformat(draft["starts"])
    ends_at = local_moment(starts_at.astimezone(zone).date(), read_time(text), zone)
    return _with_time(draft, ends_at, turn.now)


def _place_written(_turn: Turn, draft: Draft, text: str) -> tuple[Draft, str]:
    if len(text) > rules.LONGEST_PLACE:
        raise Refused("text_too_long", limit=rules.LONGEST_PLACE, length=len(text))
    return {**draft, "place": " ".join(text.split())}, "check"


_READ: dict[str, Callable[[Turn, Draft, str], tuple[Draft, str]]] = {
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
    day = _near_enough(turn, starts_at.astimezone(zone).date())
    asked, step = _asked_day(turn, {**draft, "starts": starts_at.isoformat()}, day)
    return asked, "length" if step == "hour" else step


def _asked_day(turn: Turn, draft: Draft, day: date) -> tuple[Draft, str]:
    """The hour is next, unless it is no working day and was not asked about yet."""
    asked = {**draft, "day": day.isoformat()}
    is_free = rules.free_day(day, turn.office.calendar) is not None
    return asked, "day_off" if is_free and day.toordinal() not in draft["allowed"] else "hour"


def _near_enough(turn: Turn, day: date) -> date:
    if day > _today(turn) + rules.FURTHEST:
        raise Refused("day_too_far")
    return day


def _with_time(draft: Draft, ends_at: datetime, now: datetime) -> tuple[Draft, str]:
    """The draft with one time more, and the step after it."""
    times = [*draft["times"], [draft["starts"], ends_at.isoformat()]]
    rules.check_slots([_slot(each, "") for each in times], now)
    step = "place" if draft["alone"] else "more"
    return {**draft, "times": times, "starts": None}, step


def _slot(pair: list[str], place: str) -> Slot:
    return Slot(datetime.fromisoformat(pair[0]), datetime.fromisoformat(pair[1]), place)


def _day(draft: Draft) -> date:
    if "day" not in draft:
        raise stale()
    return date.fromisoformat(draft["day"])


def _draft(turn: Turn, requisition_id: int) -> Draft:
    """What was put together so far. Raises what a case that is not theirs raises."""
    of_advisor(turn.session, requisition_id, turn.person)
    return waiting_for(turn, ErrandKind.VISIT, requisition_id).data


def _go_on(
    turn: Turn, requisition_id: int, draft: Draft, step: str, shown: str | None = None
) -> None:
    """The next step, in the same message."""
    data = {**draft, "step": step}
    errands.go_on(turn.session, turn.person.id, turn.now, data=data)
    turn.say(
        "visit_step",
        **_params(turn, requisition_id, data, shown),
        message_id=turn.incoming.message_id,
    )


def _begin(
    turn: Turn, requisition_id: int, draft: Draft, step: str, shown: str | None = None
) -> None:
    """The next step, in a new message: the first one, or after something was written."""
    data = {**draft, "step": step}
    params = _params(turn, requisition_id, data, shown)
    asked = outbox.answer(turn.session, "visit_step", params, turn.now)
    errands.begin(
        turn.session, turn.person.id, ErrandKind.VISIT, requisition_id, turn.now,
        data=data, asked_id=asked,
    )  # fmt: skip


def _params(turn: Turn, requisition_id: int, data: Draft, shown: str | None) -> dict[str, object]:
    return {**named(turn, requisition_id), **data, "shown": shown or data.get("day")}


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.office.calendar.zone).date()
