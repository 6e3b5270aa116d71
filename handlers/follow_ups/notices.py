"""What is read while setting, answering and putting off reminders. Moments are in UTC."""

from datetime import date

from casework.core.stored import Moment
from casework.dates.working_time import DateStep
from storage.transaction.notice import FOLLOW_UP, NAMED, STAYS, TEAMS, InPlace, Notice

# Set by an advisor


class RemindAsks(InPlace, about=TEAMS):
    """A question to an advisor who wants to be reminded of a case."""

    requisition: int
    reference: str


class RemindDay(RemindAsks, kind="remind_day"):
    """On which day?"""


class RemindMonth(RemindAsks, kind="remind_month"):
    """On which day? `month` is the number of the one to show; None for that of the first day."""

    month: int | None = None


class RemindLine(RemindAsks, kind="remind_line"):
    """Of what, on this local day?"""

    day: date


# Below a reminder, by its id


class BelowReminder(InPlace, about=STAYS):
    """Other buttons below a reminder, in the place of its own."""

    follow_up: int


class ReminderMenu(BelowReminder, kind="reminder_menu"):
    """The buttons as they were."""


class DraftDiscardMenu(BelowReminder, kind="draft_discard_menu"):
    """Shall the draft go that it reminds of?"""


class SnoozeMenu(BelowReminder, kind="snooze_menu"):
    """When shall it come again?"""


class SnoozeMonth(BelowReminder, kind="snooze_month"):
    """On which day? `month` is the number of the one to show; None for that of the first day."""

    month: int | None = None


class FollowUpDone(InPlace, kind="follow_up_done", about=STAYS):
    """It is done: the buttons go, and the message stays as a record."""


class FollowUpSnoozed(Notice, kind="follow_up_snoozed", about=FOLLOW_UP):
    """It comes again at `until`."""

    follow_up: int
    until: Moment


class WhyThisDate(Notice, kind="why_this_date", about=NAMED):
    """The steps to a date: `of` a kind of follow-up, or of a promise, in the case named."""

    of: str
    reference: str | None = None
    steps: tuple[DateStep, ...] = ()
