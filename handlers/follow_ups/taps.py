"""What a reminder's buttons do: it is done, it shall come later, or the draft shall go.

All of them raise Refused("stale_button") for a reminder that is done, or somebody else's.
"""

from datetime import datetime

from casework.dates import months
from casework.dates.working_days import Calendar
from casework.follow_ups import kinds
from handlers.core.turn import Turn, stale
from handlers.follow_ups.notices import (
    DraftDiscardMenu,
    FollowUpDone,
    FollowUpSnoozed,
    ReminderMenu,
    SnoozeMenu,
    SnoozeMonth,
)
from storage.follow_ups import answers
from storage.hours import calendars
from storage.intake import getting_back
from storage.subjects import FOLLOW_UPS


def done(turn: Turn, follow_up_id: int) -> None:
    """It is done: the buttons go, and no further round comes (`storage.follow_ups.answers`)."""
    answers.done(turn.unit, follow_up_id, turn.person)
    turn.say(FollowUpDone(message_id=turn.incoming.message_id))


def ask_alone(turn: Turn, follow_up_id: int) -> None:
    """A reminder that stood among others in one message, by itself and with its own buttons."""
    row = answers.asked(turn.unit, follow_up_id, turn.person)
    turn.say(FOLLOW_UPS[row.kind].notice(follow_up=follow_up_id, round=row.round))


def ask_to_discard(turn: Turn, follow_up_id: int) -> None:
    """Ask once whether the draft that it reminds of shall go."""
    _check_open(turn, follow_up_id)
    turn.say(DraftDiscardMenu(follow_up=follow_up_id, message_id=turn.incoming.message_id))


def discard(turn: Turn, follow_up_id: int) -> None:
    """Erase the draft that it reminds of."""
    row = answers.can_snooze(turn.unit, follow_up_id, turn.person)
    if turn.draft is None or turn.draft.id != row.data.get("draft"):
        raise stale()
    draft = turn.draft
    answers.done(turn.unit, follow_up_id, turn.person)
    turn.buttons_done()
    getting_back.discard(turn.unit, turn.form, draft)


def ask_when(turn: Turn, follow_up_id: int) -> None:
    """Show when it could come again, below the same message."""
    _check_open(turn, follow_up_id)
    turn.say(SnoozeMenu(follow_up=follow_up_id, message_id=turn.incoming.message_id))


def keep(turn: Turn, follow_up_id: int) -> None:
    """Not put off after all: the reminder's buttons again."""
    _check_open(turn, follow_up_id)
    turn.say(ReminderMenu(follow_up=follow_up_id, message_id=turn.incoming.message_id))


def pick_day(turn: Turn, follow_up_id: int) -> None:
    """Show the month in which the first day lies that can be chosen."""
    _check_open(turn, follow_up_id)
    turn.say(SnoozeMonth(follow_up=follow_up_id, message_id=turn.incoming.message_id))


def turn_month(turn: Turn, follow_up_id: int, number: int) -> None:
    """Show another month."""
    shown = months.number_of(months.first_of(number))
    _check_open(turn, follow_up_id)
    here = turn.incoming.message_id
    turn.say(SnoozeMonth(follow_up=follow_up_id, message_id=here, month=shown))


def snooze(turn: Turn, follow_up_id: int, choice: str) -> None:
    """Put it off to one of the days that are often chosen."""
    if choice not in kinds.SNOOZES:
        raise stale()
    _put_off(turn, follow_up_id, kinds.snoozed_until(choice, turn.now, _calendar(turn)))


def snooze_to(turn: Turn, follow_up_id: int, ordinal: int) -> None:
    """Put it off to a day of the month."""
    day = months.day_of(ordinal)
    _put_off(turn, follow_up_id, kinds.chosen_morning(day, turn.now, _calendar(turn)))


def _calendar(turn: Turn) -> Calendar:
    return calendars.own_hours(turn.session, turn.office, turn.person.id)


def _put_off(turn: Turn, follow_up_id: int, until: datetime) -> None:
    answers.snooze(turn.unit, follow_up_id, turn.person, until)
    turn.buttons_done()
    turn.say(FollowUpSnoozed(follow_up=follow_up_id, until=until))


def _check_open(turn: Turn, follow_up_id: int) -> None:
    """Raise Refused("stale_button") for a reminder that is done, or somebody else's."""
    answers.can_snooze(turn.unit, follow_up_id, turn.person)
