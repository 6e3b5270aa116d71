"""What an advisor can log: what it was, on which day, and how long it took."""

from datetime import date, timedelta

from casework.core.errors import Refused
from casework.core.vocabulary import ActivityKind
from casework.core.words import N_
from casework.form.engine import Choice
from casework.intake.choices import HELP_KINDS, NOT_SURE

TOOLS = tuple(choice for choice in HELP_KINDS if choice.code != NOT_SURE)
"""The seven kinds of help that can be asked for, in the words of the form."""

KINDS = (
    Choice(ActivityKind.VISIT, N_("Visit")),
    Choice(ActivityKind.PHONE, N_("Phone call")),
    Choice(ActivityKind.MEETING, N_("Meeting")),
    Choice(ActivityKind.EMAIL, N_("E-mail")),
    *TOOLS,
)
"""What can have been done: what is done most often stands first."""

DURATIONS = (
    Choice("15", N_("15 minutes")),
    Choice("30", N_("30 minutes")),
    Choice("60", N_("1 hour")),
    Choice("120", N_("2 hours")),
    Choice("240", N_("Half a day")),
    # Translators: how long something took: a working day
    Choice("480", N_("A day")),
)
"""How long it took; the codes are minutes, and a working day has eight hours."""

DAYS_BACK = 14
"""Days that can be chosen, today among them; whatever is older is told in a note."""

LONGEST_LINE = 300
"""Characters of the line that goes with an activity."""

LONGEST_NOTE = 700
"""Characters of a note, so that a page of five fits into a message."""


def days(today: date) -> tuple[date, ...]:
    """The local days on which something can have been done, today first."""
    return tuple(today - timedelta(days=back) for back in range(DAYS_BACK))


def day(ordinal: int, today: date) -> date:
    """The day with this number (`date.toordinal`).

    Raises Refused("stale_button") for one that cannot be chosen, or not any more.
    """
    found = next((each for each in days(today) if each.toordinal() == ordinal), None)
    if found is None:
        raise Refused("stale_button")
    return found


def minutes(number: int) -> int:
    """The same length, if it can be chosen. Raises Refused("stale_button") for any other."""
    if str(number) not in {choice.code for choice in DURATIONS}:
        raise Refused("stale_button")
    return number
