"""`/pause`: until when somebody wants to hear nothing that they have not asked for."""

from datetime import date, timedelta

from casework.dates import months
from casework.dates.typed import read_day
from handlers.core.turn import Turn, stale
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.queues import outbox
from storage.quiet import pauses

CHOICES = {"tomorrow": 1, "week": 7}
"""How many days the pauses last that can be tapped."""


def show(turn: Turn) -> None:
    """Whether there is a pause, and until when one could be. A day may be typed too."""
    pauses.check_may_pause(turn.session, turn.person)
    until = pauses.until(turn.session, turn.office, turn.person, turn.now)
    about = {"until": until.isoformat() if until else None}
    _wait(turn, outbox.answer(turn.unit, "pause_menu", about))


def choose(turn: Turn, choice: str) -> None:
    """One of the days that are often chosen."""
    if choice not in CHOICES:
        raise stale()
    _begin(turn, _today(turn) + timedelta(days=CHOICES[choice]), turn.incoming.message_id)


def pick_day(turn: Turn) -> None:
    """Show the month in which the first day lies that can be chosen."""
    _show_month(turn, months.number_of(_today(turn) + timedelta(days=1)))


def turn_month(turn: Turn, number: int) -> None:
    """Show another month."""
    _show_month(turn, months.number_of(months.first_of(number)))


def choose_day(turn: Turn, ordinal: int) -> None:
    """A day of the month."""
    _begin(turn, months.day_of(ordinal), turn.incoming.message_id)


def end(turn: Turn) -> None:
    """No pause any more."""
    pauses.end(turn.unit, turn.person)
    _wait_no_longer(turn)
    turn.say("pause_over", message_id=turn.incoming.message_id)


# What is written


def day_written(turn: Turn, _errand: OpenErrand, text: str) -> None:
    """The day was typed. One that cannot be read, or chosen, is asked for again."""
    _begin(turn, read_day(text, _today(turn)), None)


def tomorrow_typed(turn: Turn, _errand: OpenErrand) -> None:
    """The first button, typed."""
    _begin(turn, _today(turn) + timedelta(days=CHOICES["tomorrow"]), None)


def week_typed(turn: Turn, _errand: OpenErrand) -> None:
    """The second button, typed."""
    _begin(turn, _today(turn) + timedelta(days=CHOICES["week"]), None)


def pick_day_typed(turn: Turn, _errand: OpenErrand) -> None:
    """Show the month, in a new message."""
    shown = {"month": months.number_of(_today(turn) + timedelta(days=1))}
    _wait(turn, outbox.answer(turn.unit, "pause_month", shown))


def _wait(turn: Turn, asked: int) -> None:
    """Wait for a day in words."""
    errands.begin(turn.unit, turn.person.id, ErrandKind.PAUSE, None, data={}, asked_id=asked)


def _show_month(turn: Turn, number: int) -> None:
    pauses.check_may_pause(turn.session, turn.person)
    turn.say("pause_month", month=number, message_id=turn.incoming.message_id)


def _begin(turn: Turn, day: date, message_id: int | None) -> None:
    """Pause, and say so in the place of the question, or below what was written."""
    pauses.begin(turn.unit, turn.person, day)
    _wait_no_longer(turn)
    where = {} if message_id is None else {"message_id": message_id}
    turn.say("paused", until=day.isoformat(), **where)


def _wait_no_longer(turn: Turn) -> None:
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is not None and errand.kind is ErrandKind.PAUSE:
        errands.end(turn.unit, turn.person.id)


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.office.calendar.zone).date()
