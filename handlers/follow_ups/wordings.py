"""Wordings: reminders."""

from functools import partial

from casework.core.vocabulary import FollowUpKind
from casework.core.words import N_
from casework.follow_ups.kinds import FOLLOW_UPS as RULES
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wording, Wordings
from handlers.follow_ups import facts as follow_up_facts
from handlers.follow_ups.views import own as remind
from handlers.follow_ups.views import reminders as follow_ups
from handlers.follow_ups.views import snoozing, why
from handlers.follow_ups.views.reminders import Words

WORDINGS: Wordings = {
    "remind_day": Wording(remind.remind_day),
    "remind_month": Wording(remind.remind_month),
    "remind_line": Wording(remind.remind_line),
    "reminder_set": Wording(remind.reminder_set),
    "draft_discard_menu": Wording(follow_ups.draft_discard_menu),
    "follow_up_done": Wording(follow_ups.done),
    "snooze_menu": Wording(snoozing.snooze_menu),
    "snooze_month": Wording(snoozing.snooze_month),
    "follow_up_snoozed": Wording(snoozing.snoozed, follow_up_facts.reminder),
}

FOLLOW_UPS: Words = {
    FollowUpKind.OWN_REMINDER: ReminderWords(
        line=N_("{reference}: you wanted to be reminded. {line}"),
        line_instead=N_("{reference}: a reminder for today. {line}"),
        began=N_("{day} at {time}: chosen by you"),
    ),
}


def notices(words: Words) -> Wordings:
    """The reminders themselves, each kind in its words; several in one; and why they come now."""
    reminder = Wording(partial(follow_ups.reminder, words), follow_up_facts.reminder)
    began = {kind: each.began for kind, each in words.items()}
    return {
        **{RULES[kind].notice: reminder for kind in words},
        "reminder_menu": Wording(partial(follow_ups.buttons, words), follow_up_facts.reminder),
        "follow_ups_gathered": Wording(
            partial(follow_ups.gathered, words), follow_up_facts.gathered
        ),
        "why_this_date": Wording(partial(why.why_this_date, began)),
    }
