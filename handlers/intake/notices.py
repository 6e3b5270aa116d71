"""Notices: asking for help, and the form."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.core.notice import Notice
from handlers.core.reminding import ReminderWords
from handlers.intake import facts as draft_facts
from handlers.intake.views import afterwards, drafts, questions
from handlers.intake.views import reminders as draft_reminders

NOTICES: Mapping[str, Notice] = {
    "new_or_nothing": Notice(afterwards.new_or_nothing),
    "nothing_new": Notice(afterwards.nothing_new),
    "thanked": Notice(afterwards.thanked),
    "question": Notice(questions.question, told_by=questions.TOLD_BY),
    "question_ticked": Notice(questions.question_ticked),
    "answered": Notice(questions.answered),
    "words_gone": Notice(questions.words_gone),
    "keyboard_gone": Notice(questions.keyboard_gone),
    "material_added": Notice(questions.material_added, told_by=questions.ADDED_BY),
    "anew_menu": Notice(questions.anew_menu),
    "material_counted": Notice(questions.material_counted),
    "summary": Notice(drafts.summary, draft_facts.draft),
    "summary_menu": Notice(drafts.summary_menu),
    "draft_open": Notice(drafts.draft_open),
    "first_words_kept": Notice(drafts.first_words_kept),
    "start_over_menu": Notice(drafts.start_over_menu),
    "draft_put_away": Notice(drafts.draft_put_away),
    "draft_saved": Notice(drafts.draft_saved),
    "draft_discarded": Notice(drafts.draft_discarded),
    "nothing_to_cancel": Notice(drafts.nothing_to_cancel),
    "edit_noted": Notice(drafts.edit_noted),
    "added_earlier": Notice(drafts.added_earlier),
    "emergency": Notice(drafts.emergency),
}

FOLLOW_UPS: Mapping[FollowUpKind, ReminderWords] = {
    FollowUpKind.DRAFT_UNFINISHED: draft_reminders.DRAFT_UNFINISHED,
}
