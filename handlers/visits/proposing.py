"""Proposing times to meet, step by step: a day, an hour, how long, perhaps another time, a place.

What was tapped or written so far is kept with the words that the bot waits for, because a day, an
hour, an end and a place can each be written too. Every step stands in the same message.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from casework.core.errors import Refused
from casework.dates.months import first_of
from casework.visits import rules
from casework.visits.rules import Slot
from handlers.core.awaited import moved, waiting_for
from handlers.core.turn import Turn, stale
from handlers.visits.notices import OtherVisit, VisitProposing
from handlers.visits.typed import READ, Draft, asked_day, at_hour, today, unless_busy, with_time
from storage.addressing import just_done
from storage.cases.rows import of_advisor
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.visits import agreement as visit_changes
from storage.visits import proposals as visits
from storage.visits.notices import When


def open_proposal(turn: Turn, requisition_id: int) -> None:
    """Which day? The first step, in a message of its own."""
    requisition = of_advisor(turn.unit, requisition_id, turn.person)
    alone = not visit_changes.can_be_told(turn.session, requisition.requester_id)
    draft: Draft = {"times": [], "starts": None, "allowed": [], "alone": alone}
    _begin(turn, requisition_id, draft, "day", shown=today(turn).isoformat())


def turn_month(turn: Turn, requisition_id: int, number: int) -> None:
    """Another month of the calendar."""
    draft = _draft(turn, requisition_id)
    _go_on(turn, requisition_id, draft, "day", shown=first_of(number).isoformat())


def choose_day(turn: Turn, requisition_id: int, ordinal: int) -> None:
    """At what hour? A holiday or a weekend is asked about once."""
    draft = _draft(turn, requisition_id)
    day = rules.day(ordinal, today(turn))
    asked, step = asked_day(turn, {**draft, "starts": None}, day)
    _go_on(turn, requisition_id, asked, step)


def allow_day(turn: Turn, requisition_id: int, ordinal: int) -> None:
    """The day is meant, holiday or not."""
    draft = _draft(turn, requisition_id)
    day = rules.day(ordinal, today(turn))
    allowed = {**draft, "allowed": [*draft["allowed"], ordinal]}
    step = "hour" if draft["starts"] is None else "length"
    _go_on(turn, requisition_id, {**allowed, "day": day.isoformat()}, step)


def choose_hour(turn: Turn, requisition_id: int, minutes: int) -> None:
    """How long?"""
    draft = _draft(turn, requisition_id)
    started, step = at_hour(turn, draft, rules.hour(minutes))
    _go_on(turn, requisition_id, started, step)


def choose_length(turn: Turn, requisition_id: int, minutes: int) -> None:
    """The time is complete."""
    draft = _draft(turn, requisition_id)
    if draft["starts"] is None:
        raise stale()
    ends_at = datetime.fromisoformat(draft["starts"]) + rules.minutes(minutes)
    complete, step = with_time(draft, ends_at, turn.now)
    _go_on(turn, requisition_id, *unless_busy(turn, requisition_id, complete, step))


def allow_clash(turn: Turn, requisition_id: int) -> None:
    """Two visits at the same hour are meant."""
    draft = _draft(turn, requisition_id)
    if draft["step"] != "clash":
        raise stale()
    accepted = [*draft.get("accepted", ()), *(each["key"] for each in draft["clashes"])]
    _go_on(turn, requisition_id, {**draft, "accepted": accepted, "clashes": []}, draft["then"])


def another(turn: Turn, requisition_id: int) -> None:
    """One more time, up to three."""
    draft = _draft(turn, requisition_id)
    if draft["alone"] or len(draft["times"]) >= rules.MOST_TIMES:
        raise stale()
    _go_on(turn, requisition_id, draft, "day", shown=today(turn).isoformat())


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
    if draft["step"] == "clash":
        busy = {each["wanted"][0] for each in draft["clashes"]}
        draft = {**draft, "times": [each for each in draft["times"] if each[0] not in busy]}
    elif draft["step"] == "more" or (draft["alone"] and step == "day"):
        draft = {**draft, "times": draft["times"][:-1]}
    shown = draft.get("day") or today(turn).isoformat()
    _go_on(turn, requisition_id, draft, step, shown=shown)


_BACK = {"length": "hour", "place": "more", "check": "place"}


def send(turn: Turn, requisition_id: int) -> None:
    """Propose the times, or note the one that is agreed elsewhere."""
    draft = _draft(turn, requisition_id)
    if draft["step"] != "check":
        raise stale()
    draft, step = unless_busy(turn, requisition_id, draft, "check")
    if step != "check":
        _go_on(turn, requisition_id, draft, step)
        return
    slots = [Slot.from_pair(each, draft["place"]) for each in draft["times"]]
    if draft["alone"]:
        visits.note_agreed(turn.unit, requisition_id, turn.person, slots[0])
    else:
        visits.propose(turn.unit, requisition_id, turn.person, slots)
    errands.end(turn.unit, turn.person.id)
    just_done.begin(turn.unit, turn.person.id, "", requisition_id)


# What is written


def written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """A day, a moment, an hour, an end or a place: what the open step asks for.

    Raises Refused for what cannot be read as such; the step stays open, and is asked again.
    """
    draft = errand.data
    read = READ.get(draft["step"])
    if read is None:
        raise Refused("tap_wanted")
    try:
        of_advisor(turn.unit, errand.case, turn.person)
    except Refused as refusal:
        raise moved(refusal) from None
    _begin(turn, errand.case, *unless_busy(turn, errand.case, *read(turn, draft, text)))


# Parts


def _draft(turn: Turn, requisition_id: int) -> Draft:
    """What was put together so far. Raises what a case that is not theirs raises."""
    of_advisor(turn.unit, requisition_id, turn.person)
    return waiting_for(turn, ErrandKind.VISIT, requisition_id).data


def _go_on(
    turn: Turn, requisition_id: int, draft: Draft, step: str, shown: str | None = None
) -> None:
    """The next step, in the same message."""
    data = {**draft, "step": step}
    errands.go_on(turn.unit, turn.person.id, data=data)
    asks = _asking(requisition_id, data, shown)
    turn.say(replace(asks, message_id=turn.incoming.message_id))


def _begin(
    turn: Turn, requisition_id: int, draft: Draft, step: str, shown: str | None = None
) -> None:
    """The next step, in a new message: the first one, or after something was written."""
    data = {**draft, "step": step}
    asked = turn.say(_asking(requisition_id, data, shown))
    errands.begin(
        turn.unit, turn.person.id, ErrandKind.VISIT, requisition_id,
        data=data, asked_id=asked
    )  # fmt: skip


def _asking(requisition_id: int, data: Draft, shown: str | None) -> VisitProposing:
    """The question of the step that the draft is at."""
    starts, day = data["starts"], data.get("day")
    month = shown or day
    return VisitProposing(
        requisition=requisition_id,
        step=data["step"],
        times=tuple(_when(each) for each in data["times"]),
        alone=data["alone"],
        starts=datetime.fromisoformat(starts) if starts is not None else None,
        day=date.fromisoformat(day) if day is not None else None,
        shown=date.fromisoformat(month) if month is not None else None,
        place=data.get("place", ""),
        clashes=tuple(_other_visit(each) for each in data.get("clashes", ())),
    )


def _other_visit(clash: Mapping[str, Any]) -> OtherVisit:
    return OtherVisit(
        clash["reference"], clash["agreed"], _when(clash["times"]), _when(clash["wanted"])
    )


def _when(pair: Sequence[str]) -> When:
    slot = Slot.from_pair(pair)
    return slot.starts_at, slot.ends_at
