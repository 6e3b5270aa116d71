"""**Log**: what was done in a case, on which day, for how long, and a line that can be left out.

What is tapped on the way travels in the buttons, so that nothing is kept of a log that is given up.
"""

from dataclasses import dataclass
from datetime import date

from casework.core.vocabulary import ActivityKind
from casework.core.words import N_
from casework.relay import Written
from casework.work import activities as rules
from handlers.cases.own_case import reference_in_hand
from handlers.core.dialogue.answers import OfCase
from handlers.core.dialogue.steps import Dialogue, Question, Step, Twin
from handlers.core.turn import Turn, stale
from handlers.work.notices import LogDay, LogKind, LogLength, LogLine
from storage.prompts.prompts import PromptKind
from storage.work import activities
from storage.work.activities import Logged


@dataclass(frozen=True)
class Log(OfCase):
    """What was done in a case, on which day, and for how many minutes."""

    activity: ActivityKind | None = None
    day: date | None = None
    minutes: int | None = None


def without_line(turn: Turn, log: Log) -> None:
    """Log it without a line."""
    _log(turn, log, "", None)


def _ask_kind(turn: Turn, log: Log) -> Question:
    return LogKind(requisition=log.case, reference=reference_in_hand(turn, log.case))


def _ask_day(turn: Turn, log: Log) -> Question:
    return LogDay(
        requisition=log.case,
        reference=reference_in_hand(turn, log.case),
        activity=_activity(log),
    )


def _ask_length(turn: Turn, log: Log) -> Question:
    return LogLength(
        requisition=log.case,
        reference=reference_in_hand(turn, log.case),
        activity=_activity(log),
        day=_day_offered(turn, log),
    )


def _ask_line(turn: Turn, log: Log) -> Question:
    """Ask for a line about it: the one answer that is written, and it can be left out."""
    return LogLine(
        requisition=log.case,
        reference=reference_in_hand(turn, log.case),
        activity=_activity(log),
        day=_day_offered(turn, log),
        minutes=rules.minutes(log.minutes or 0),
    )


def _read_line(turn: Turn, log: Log, text: str) -> None:
    _log(turn, log, text, Written(turn.incoming.message_id, text))


def _activity(log: Log) -> ActivityKind:
    """What was done. Raises Refused("stale_button") where that is not chosen."""
    if log.activity is None:
        raise stale()
    return log.activity


def _day_offered(turn: Turn, log: Log) -> date:
    """The day. Raises Refused("stale_button") for one that is not offered any more."""
    if log.day is None:
        raise stale()
    return rules.day(log.day.toordinal(), _today(turn))


def _log(turn: Turn, log: Log, line: str, written: Written | None) -> None:
    if log.day is None or log.minutes is None:
        raise stale()
    what = Logged(kind=_activity(log), day=log.day, minutes=log.minutes, line=line)
    LOG.finish(turn, log)
    activities.log(turn.unit, log.case, turn.person, what, written)


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.office.calendar.zone).date()


LOG = Dialogue(
    Log,
    PromptKind.LOG,
    {
        "kind": Step(_ask_kind),
        "day": Step(_ask_day),
        "length": Step(_ask_length),
        "line": Step(
            _ask_line,
            _read_line,
            typed=(Twin(N_("Log without a line"), without_line),),
            longest=rules.LONGEST_LINE,
        ),
    },
    at=lambda _log: "line",
)
"""What, when, how long, and a line about it."""
