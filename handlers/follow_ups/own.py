"""**Remind me**: a day, tapped or typed, and a line that can be left out."""

from collections.abc import Mapping
from datetime import date

from casework.core.errors import Refused
from casework.dates import months
from casework.dates.typed import read_day
from casework.follow_ups import kinds as rules
from casework.relay import Written
from handlers.cases.own_case import named
from handlers.core.awaited import moved, waiting_for
from handlers.core.turn import Turn
from storage.follow_ups import own as own_reminders
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.queues import outbox

_MINE = frozenset({ErrandKind.REMIND_DAY, ErrandKind.REMIND_LINE})


def ask_day(turn: Turn, requisition_id: int) -> None:
    """Which day? Some to tap, or words for another."""
    case = named(turn, requisition_id)
    _wait(turn, ErrandKind.REMIND_DAY, requisition_id, "remind_day", case)


def back_to_day(turn: Turn, requisition_id: int) -> None:
    """The same question, in the place of the next one."""
    case = named(turn, requisition_id)
    _wait_here(turn, ErrandKind.REMIND_DAY, requisition_id, {})
    turn.say("remind_day", **case, message_id=turn.incoming.message_id)


def pick_day(turn: Turn, requisition_id: int) -> None:
    """Show the month in which the first day lies that can be chosen."""
    _show_month(turn, requisition_id, None)


def turn_month(turn: Turn, requisition_id: int, number: int) -> None:
    """Show another month."""
    _show_month(turn, requisition_id, months.number_of(months.first_of(number)))


def choose_day(turn: Turn, requisition_id: int, ordinal: int) -> None:
    """The day was tapped: a line about it?"""
    case = named(turn, requisition_id)
    day = months.day_of(ordinal)
    rules.chosen_morning(day, turn.now, turn.office.calendar)
    what = {"day": day.isoformat()}
    _wait_here(turn, ErrandKind.REMIND_LINE, requisition_id, what)
    turn.say("remind_line", **case, **what, message_id=turn.incoming.message_id)


def set_without_line(turn: Turn, requisition_id: int) -> None:
    """Remind of the case alone."""
    without_line(turn, waiting_for(turn, ErrandKind.REMIND_LINE, requisition_id))


# What is written


def day_written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """The day was typed. One that cannot be read, or chosen, is asked for again."""
    today = turn.now.astimezone(turn.office.calendar.zone).date()
    day = read_day(text, today)
    rules.chosen_morning(day, turn.now, turn.office.calendar)
    try:
        case = named(turn, errand.case)
    except Refused as refusal:
        errands.end(turn.unit, turn.person.id)
        raise moved(refusal) from None
    what = {"day": day.isoformat()}
    _wait(turn, ErrandKind.REMIND_LINE, errand.case, "remind_line", {**case, **what}, what)


def pick_day_typed(turn: Turn, errand: OpenErrand) -> None:
    """Show the month, in a new message."""
    case = {**named(turn, errand.case), "month": None}
    _wait(turn, ErrandKind.REMIND_DAY, errand.case, "remind_month", case)


def line_written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """The line, in their own words: the reminder is complete."""
    _set(turn, errand, text, Written(turn.incoming.message_id, text))


def without_line(turn: Turn, errand: OpenErrand) -> None:
    """No line: the reminder is complete."""
    _set(turn, errand, "", None)


def _set(turn: Turn, errand: OpenErrand, line: str, written: Written | None) -> None:
    errands.end(turn.unit, turn.person.id)
    day = date.fromisoformat(errand.data["day"])
    try:
        own_reminders.start(turn.unit, errand.case, turn.person, day, line, written)
    except Refused as refusal:
        raise moved(refusal) from None


def _show_month(turn: Turn, requisition_id: int, number: int | None) -> None:
    case, message = named(turn, requisition_id), turn.incoming.message_id
    turn.say("remind_month", **case, month=number, message_id=message)


def _wait(
    turn: Turn,
    kind: ErrandKind,
    requisition_id: int,
    notice: str,
    params: Mapping[str, object],
    data: Mapping[str, object] | None = None,
) -> None:
    """Ask in a new message, and wait for words."""
    asked = outbox.answer(turn.unit, notice, params)
    person = turn.person.id
    errands.begin(turn.unit, person, kind, requisition_id, data=data or {}, asked_id=asked)


def _wait_here(
    turn: Turn, kind: ErrandKind, requisition_id: int, data: Mapping[str, object]
) -> None:
    """Wait for words in the message that was tapped, whose question is about to be another."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is not None and errand.kind in _MINE and errand.requisition_id == requisition_id:
        errands.forget(turn.unit, turn.person.id)
    here = {**data, "message_id": turn.incoming.message_id}
    errands.begin(turn.unit, turn.person.id, kind, requisition_id, data=here)
