"""How reminders are put into words, and setting, answering and putting them off."""

from functools import partial

from casework.core.vocabulary import FollowUpKind
from casework.core.words import N_
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wordings, worded
from handlers.follow_ups import facts
from handlers.follow_ups.notices import (
    DraftDiscardMenu,
    FollowUpDone,
    FollowUpSnoozed,
    RemindDay,
    ReminderMenu,
    RemindLine,
    RemindMonth,
    SnoozeMenu,
    SnoozeMonth,
    WhyThisDate,
)
from handlers.follow_ups.views import own, reminders, snoozing, why
from handlers.follow_ups.views.reminders import Words
from storage.follow_ups.notices import FollowUpsGathered, ReminderSet
from storage.subjects import FOLLOW_UPS as FIRED

WORDINGS: Wordings = dict(
    [
        worded(RemindDay, own.remind_day),
        worded(RemindMonth, own.remind_month),
        worded(RemindLine, own.remind_line),
        worded(ReminderSet, own.reminder_set),
        worded(DraftDiscardMenu, reminders.draft_discard_menu),
        worded(FollowUpDone, reminders.done),
        worded(SnoozeMenu, snoozing.snooze_menu),
        worded(SnoozeMonth, snoozing.snooze_month),
        worded(FollowUpSnoozed, snoozing.snoozed, facts.reminder),
    ]
)

FOLLOW_UPS: Words = {
    FollowUpKind.OWN_REMINDER: ReminderWords(
        line=N_("{reference}: you wanted to be reminded. {line}"),
        line_instead=N_("{reference}: a reminder for today. {line}"),
        began=N_("{day} at {time}: chosen by you"),
    ),
}


def notices(words: Words) -> Wordings:
    """What needs the words of every kind: each reminder, several in one, and **Why this date?**."""
    reminder = partial(reminders.reminder, words)
    began = {kind: each.began for kind, each in words.items()}
    return dict(
        [
            *(worded(FIRED[kind].notice, reminder, facts.reminder) for kind in words),
            worded(ReminderMenu, partial(reminders.buttons, words), facts.reminder),
            worded(FollowUpsGathered, partial(reminders.gathered, words), facts.gathered),
            worded(WhyThisDate, partial(why.why_this_date, began)),
        ]
    )
