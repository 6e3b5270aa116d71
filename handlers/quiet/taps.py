"""`/pause`: until when somebody wants to hear nothing that they have not asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.core.words import N_
from casework.dates import months
from casework.dates.typed import read_day
from handlers.core.dialogue.answers import Answers
from handlers.core.dialogue.steps import Dialogue, Question, Step, Twin
from handlers.core.turn import Turn, stale
from handlers.quiet.notices import Paused, PauseMenu, PauseMonth, PauseOver
from storage.prompts.prompts import PromptKind
from storage.quiet import pauses

CHOICES = {"tomorrow": 1, "week": 7}
"""How many days the pauses last that can be tapped."""


@dataclass(frozen=True)
class Pause(Answers):
    """The day on which it ends."""

    until: date | None = None


def choose(turn: Turn, choice: str) -> None:
    """Begin one of the pauses that are often chosen."""
    if choice not in CHOICES:
        raise stale()
    _for_days(CHOICES[choice])(turn, Pause())


def begin(turn: Turn, pause: Pause) -> None:
    """Pause until the day that was chosen, and say so.

    Raises what a day that cannot be chosen raises.
    """
    until = pause.until or _today(turn)
    pauses.begin(turn.unit, turn.person, until)
    PAUSE.finish(turn, pause, Paused(until=until))


def end(turn: Turn) -> None:
    """End the pause before its day."""
    pauses.end(turn.unit, turn.person)
    PAUSE.finish(turn, Pause(), PauseOver())


def _ask_until(turn: Turn, _pause: Pause) -> Question:
    pauses.check_may_pause(turn.session, turn.person)
    until = pauses.until(turn.session, turn.office, turn.person, turn.now)
    return PauseMenu(until=until)


def _ask_in_month(turn: Turn, pause: Pause) -> Question:
    """The month in which the first day lies that can be chosen, or another."""
    pauses.check_may_pause(turn.session, turn.person)
    shown = pause.shown or _today(turn) + timedelta(days=1)
    return PauseMonth(month=months.number_of(shown))


def _read_day(turn: Turn, _pause: Pause, text: str) -> None:
    begin(turn, Pause(read_day(text, _today(turn))))


def _for_days(days: int) -> Callable[[Turn, Pause], None]:
    return lambda turn, _pause: begin(turn, Pause(_today(turn) + timedelta(days=days)))


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.office.calendar.zone).date()


PAUSE = Dialogue(
    Pause,
    PromptKind.PAUSE,
    {
        "until": Step(
            _ask_until,
            _read_day,
            typed=(
                Twin(N_("Until tomorrow"), _for_days(CHOICES["tomorrow"])),
                Twin(N_("For a week"), _for_days(CHOICES["week"])),
                Twin(N_("Pick a day"), "month"),
            ),
        ),
        "month": Step(_ask_in_month, _read_day),
    },
    at=lambda _pause: "until",
)
"""Until when? A day, tapped or typed."""
