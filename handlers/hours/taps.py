"""`/hours`: an advisor sets when they work, a day of the week at a time."""

from dataclasses import dataclass

from casework import hours as rules
from casework.dates.working_days import DAYS_A_WEEK
from casework.hours import Span
from handlers.core.dialogue.answers import Answers
from handlers.core.dialogue.steps import Dialogue, Question, Step
from handlers.core.turn import Turn, stale
from handlers.hours.notices import HoursDay, HoursEnd, HoursWeek
from storage.hours import week
from storage.prompts.prompts import PromptKind


@dataclass(frozen=True)
class DayHours(Answers):
    """From when until when somebody works on a day, in local minutes since midnight."""

    weekday: int = 0
    opens: int = 0
    closes: int = 0


def show(turn: Turn) -> None:
    """The week, a line a day."""
    turn.say(HoursWeek(person=turn.person.id))


def back(turn: Turn, day: DayHours) -> None:
    """The week again, in the place of a day."""
    HOURS.finish(turn, day, HoursWeek(person=turn.person.id))


def set_day(turn: Turn, day: DayHours) -> None:
    """These hours on this day. Raises what hours that cannot be raise."""
    _save(turn, day, rules.span(day.opens, day.closes))


def take_off(turn: Turn, day: DayHours) -> None:
    """No work on this day."""
    _save(turn, day, None)


def back_to_office(turn: Turn) -> None:
    """The office's hours on all days."""
    week.back_to_office(turn.unit, turn.person.id)
    turn.say(HoursWeek(person=turn.person.id, message_id=turn.incoming.message_id))


def _ask_from(turn: Turn, day: DayHours) -> Question:
    """From when? Tapped, or both hours typed."""
    if not 0 <= day.weekday < DAYS_A_WEEK:
        raise stale()
    return HoursDay(person=turn.person.id, weekday=day.weekday)


def _ask_until(turn: Turn, day: DayHours) -> Question:
    if not (0 <= day.weekday < DAYS_A_WEEK and 0 <= day.opens < rules.MINUTES_A_DAY):
        raise stale()
    return HoursEnd(person=turn.person.id, weekday=day.weekday, opens=day.opens)


def _read_hours(turn: Turn, day: DayHours, text: str) -> None:
    _save(turn, day, rules.read_hours(text))


def _save(turn: Turn, day: DayHours, span: Span | None) -> None:
    week.set_day(turn.unit, turn.person.id, day.weekday, span)
    HOURS.finish(turn, day, HoursWeek(person=turn.person.id, set_day=day.weekday))


HOURS = Dialogue(
    DayHours,
    PromptKind.HOURS,
    {"from": Step(_ask_from, _read_hours), "until": Step(_ask_until, _read_hours)},
    at=lambda _day: "from",
)
"""From when and until when does somebody work on a day?"""
