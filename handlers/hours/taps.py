"""`/hours`: an advisor sets when they work, a day of the week at a time."""

from casework import hours as rules
from casework.dates.working_days import DAYS_A_WEEK
from casework.hours import Span
from handlers.core.turn import Turn, stale
from handlers.hours.notices import HoursDay, HoursEnd, HoursWeek
from storage.hours import week as setting_hours
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand


def show(turn: Turn) -> None:
    """The week, a line a day."""
    turn.say(HoursWeek(person=turn.person.id))


def back(turn: Turn) -> None:
    """The week again, in the place of a day."""
    errands.end(turn.unit, turn.person.id, unless=turn.incoming.message_id)
    _show_week(turn)


def open_day(turn: Turn, weekday: int) -> None:
    """From when? A tap or typed hours."""
    here = _wait_for(turn, weekday)
    turn.say(HoursDay(person=turn.person.id, weekday=weekday, message_id=here))


def choose_end(turn: Turn, weekday: int, opens: int) -> None:
    """Until when?"""
    if not 0 <= opens < rules.MINUTES_A_DAY:
        raise stale()
    here = _wait_for(turn, weekday)
    turn.say(HoursEnd(person=turn.person.id, weekday=weekday, opens=opens, message_id=here))


def set_day(turn: Turn, weekday: int, opens: int, closes: int) -> None:
    """These hours on this day."""
    _save(turn, weekday, rules.span(opens, closes))
    errands.end(turn.unit, turn.person.id, unless=turn.incoming.message_id)
    _show_week(turn, set_day=weekday)


def take_off(turn: Turn, weekday: int) -> None:
    """No work on this day."""
    _save(turn, weekday, None)
    errands.end(turn.unit, turn.person.id, unless=turn.incoming.message_id)
    _show_week(turn, set_day=weekday)


def back_to_office(turn: Turn) -> None:
    """The office's hours on all days."""
    setting_hours.back_to_office(turn.unit, turn.person.id)
    _show_week(turn)


def written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """Hours that were typed for the open day."""
    weekday = int(errand.data["weekday"])
    _save(turn, weekday, rules.read_hours(text))
    errands.end(turn.unit, turn.person.id)
    turn.say(HoursWeek(person=turn.person.id, set_day=weekday))


def _wait_for(turn: Turn, weekday: int) -> int | None:
    """Hours of a day may be typed from now on. Returns the message in which it is asked."""
    if not 0 <= weekday < DAYS_A_WEEK:
        raise stale()
    data = {"weekday": weekday, "message_id": turn.incoming.message_id}
    errands.begin(turn.unit, turn.person.id, ErrandKind.HOURS, None, data=data)
    return turn.incoming.message_id


def _save(turn: Turn, weekday: int, span: Span | None) -> None:
    setting_hours.set_day(turn.unit, turn.person.id, weekday, span)


def _show_week(turn: Turn, set_day: int | None = None) -> None:
    here = turn.incoming.message_id
    turn.say(HoursWeek(person=turn.person.id, set_day=set_day, message_id=here))
