"""What an advisor is told while logging and noting, and what the team reads of it.

A day is local, a length in minutes, and a page is counted from 0.
"""

from datetime import date

from casework.core.vocabulary import ActivityKind
from storage.transaction.notice import TEAMS, AboutCase, InPlace

# Log


class Logging(InPlace, about=TEAMS):
    """A question on the way to a log, of the case with this reference."""

    requisition: int
    reference: str


class LogKind(Logging, kind="log_kind"):
    """What was done?"""


class LogDay(Logging, kind="log_day"):
    """On which day was it?"""

    activity: ActivityKind


class LogLength(Logging, kind="log_length"):
    """How long did it take?"""

    activity: ActivityKind
    day: date


class LogLine(Logging, kind="log_line"):
    """A line about it, or none?"""

    activity: ActivityKind
    day: date
    minutes: int


# Note


class NoteWanted(AboutCase, kind="note_wanted", about=TEAMS):
    """What is written next becomes a note on the case with this reference."""

    reference: str


class NoteKept(AboutCase, kind="note_kept", about=TEAMS):
    """A message of the note is kept; more of it may follow."""

    reference: str


class Noted(AboutCase, kind="noted", about=TEAMS):
    """The note is complete."""

    reference: str


# What was done so far


class CaseWork(InPlace, kind="case_work", about=TEAMS):
    """A page of all that was logged and noted in a case, for the team."""

    requisition: int
    page: int = 0
