"""Notices: reminders."""

from collections.abc import Mapping
from functools import partial

from casework.core.vocabulary import FollowUpKind
from casework.core.words import N_
from casework.follow_ups.kinds import FOLLOW_UPS as RULES
from handlers.core.notice import Notice, Notices
from handlers.core.reminding import ReminderWords
from handlers.follow_ups import facts as follow_up_facts
from handlers.follow_ups.views import own as remind
from handlers.follow_ups.views import reminders as follow_ups
from handlers.follow_ups.views import snoozing, why
from handlers.follow_ups.views.reminders import Words

NOTICES: Mapping[str, Notice] = {
    "remind_day": Notice(remind.remind_day),
    "remind_month": Notice(remind.remind_month),
    "remind_line": Notice(remind.remind_line),
    "reminder_set": Notice(remind.reminder_set),
    "draft_discard_menu": Notice(follow_ups.draft_discard_menu),
    "follow_up_done": Notice(follow_ups.done),
    "snooze_menu": Notice(snoozing.snooze_menu),
    "snooze_month": Notice(snoozing.snooze_month),
    "follow_up_snoozed": Notice(snoozing.snoozed, follow_up_facts.reminder),
}

FOLLOW_UPS: Words = {
    FollowUpKind.OWN_REMINDER: ReminderWords(
        line=N_("{reference}: you wanted to be reminded. {line}"),
        line_instead=N_("{reference}: a reminder for today. {line}"),
        began=N_("{day} at {time}: chosen by you"),
    ),
}


def notices(words: Words) -> Notices:
    """The reminders themselves, each kind in its words; several in one; and why they come now."""
    reminder = Notice(partial(follow_ups.reminder, words), follow_up_facts.reminder)
    began = {kind: each.began for kind, each in words.items()}
    return {
        **{RULES[kind].notice: reminder for kind in words},
        "reminder_menu": Notice(partial(follow_ups.buttons, words), follow_up_facts.reminder),
        "follow_ups_gathered": Notice(
            partial(follow_ups.gathered, words), follow_up_facts.gathered
        ),
        "why_this_date": Notice(partial(why.why_this_date, began)),
    }
