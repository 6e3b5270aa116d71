"""**Remind me**: a day, tapped or typed, and a line that can be left out."""

from dataclasses import dataclass
from datetime import date

from casework.core.words import N_
from casework.dates import months
from casework.dates.typed import read_day
from casework.follow_ups import kinds
from casework.relay import Written
from handlers.cases.own_case import reference
from handlers.core.dialogue.answers import OfCase
from handlers.core.dialogue.steps import Dialogue, Next, Question, Step, Twin
from handlers.core.turn import Turn, stale
from handlers.follow_ups.notices import RemindDay, RemindLine, RemindMonth
from storage.follow_ups import own
from storage.prompts.prompts import PromptKind


@dataclass(frozen=True)
class Reminder(OfCase):
    """The day on which somebody wants to be reminded of a case."""

    day: date | None = None


def _ask_day(turn: Turn, reminder: Reminder) -> Question:
    return RemindDay(requisition=reminder.case, reference=reference(turn, reminder.case))


def _ask_in_month(turn: Turn, reminder: Reminder) -> Question:
    """On which day? In the month that is shown; the first time, that of the first possible day."""
    shown = None if reminder.shown is None else months.number_of(reminder.shown)
    named = reference(turn, reminder.case)
    return RemindMonth(requisition=reminder.case, reference=named, month=shown)


def _ask_line(turn: Turn, reminder: Reminder) -> Question:
    named, day = reference(turn, reminder.case), _day(reminder)
    kinds.chosen_morning(day, turn.now, turn.office.calendar)
    return RemindLine(requisition=reminder.case, reference=named, day=day)


def _read_day(turn: Turn, reminder: Reminder, text: str) -> Next[Reminder]:
    day = read_day(text, turn.now.astimezone(turn.office.calendar.zone).date())
    kinds.chosen_morning(day, turn.now, turn.office.calendar)
    return Reminder(reminder.case, day), "line"


def _read_line(turn: Turn, reminder: Reminder, text: str) -> None:
    _set(turn, reminder, text, Written(turn.incoming.message_id, text))


def without_line(turn: Turn, reminder: Reminder) -> None:
    """Set it without a line. Raises Refused("stale_button") where no day is chosen yet."""
    _set(turn, reminder, "", None)


def _set(turn: Turn, reminder: Reminder, line: str, written: Written | None) -> None:
    REMIND.finish(turn, reminder)
    day = _day(reminder)
    own.start(turn.unit, reminder.case, turn.person, day, line, written)


def _day(reminder: Reminder) -> date:
    if reminder.day is None:
        raise stale()
    return reminder.day


REMIND = Dialogue(
    Reminder,
    PromptKind.REMIND_DAY,
    {
        "day": Step(_ask_day, _read_day, typed=(Twin(N_("Pick a day"), "month"),)),
        "month": Step(_ask_in_month, _read_day),
        "line": Step(
            _ask_line,
            _read_line,
            typed=(Twin(N_("Without a line"), without_line),),
            longest=kinds.LONGEST_REMINDER,
            kind=PromptKind.REMIND_LINE,
        ),
    },
    at=lambda reminder: "day" if reminder.day is None else "line",
)
"""Setting a reminder: on which day, and of what."""
