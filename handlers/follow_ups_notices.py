"""Notices: reminders."""

from collections.abc import Mapping
from functools import partial

from casework.follow_ups import FOLLOW_UPS
from handlers import follow_up_facts
from handlers.messages import Effect, Params, Rekey, Say
from handlers.notice import Notice, Notices
from handlers.views import follow_ups, remind, snoozing, why
from handlers.views.scene import Scene
from storage.reminders import Reminder

NOTICES: Mapping[str, Notice] = {
    "remind_day": Notice(remind.remind_day),
    "remind_month": Notice(remind.remind_month),
    "remind_line": Notice(remind.remind_line),
    "reminder_set": Notice(remind.reminder_set),
    "visit_soon": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "offer_unanswered": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "conflict_not_taken": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "first_answer_due": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "draft_unfinished": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "nothing_logged": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "own_reminder": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "follow_ups_gathered": Notice(follow_ups.gathered, follow_up_facts.gathered),
    "draft_discard_menu": Notice(follow_ups.draft_discard_menu),
    "why_this_date": Notice(why.why_this_date),
    "follow_up_done": Notice(follow_ups.done),
    "snooze_menu": Notice(snoozing.snooze_menu),
    "snooze_month": Notice(snoozing.snooze_month),
    "follow_up_snoozed": Notice(snoozing.snoozed, follow_up_facts.reminder),
}


def menu_notices(of_all: Notices) -> Notices:
    """What puts back the buttons of a reminder, whatever kind it is of."""
    return {"reminder_menu": Notice(partial(_buttons, of_all), follow_up_facts.reminder)}


def _buttons(of_all: Notices, scene: Scene, params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """The buttons of a reminder as they were."""
    if not facts:
        return Rekey(message_id=params["message_id"])
    said = of_all[FOLLOW_UPS[facts[0].kind].notice].view(scene, {"round": facts[0].round}, facts)
    keyboard = said.keyboard if isinstance(said, Say) else ()
    return Rekey(keyboard, message_id=params["message_id"])
