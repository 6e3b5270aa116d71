"""Notices: asking for help, and the form."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wording, Wordings, worded
from handlers.intake import facts as draft_facts
from handlers.intake.notices import (
    DraftOpen,
    DraftSaved,
    FirstWordsKept,
    NewOrNothing,
    NothingToCancel,
    StartOverMenu,
    Thanked,
)
from handlers.intake.views import afterwards, drafts, questions
from handlers.intake.views import reminders as draft_reminders

WORDINGS: Wordings = {
    **dict(
        [
            worded(NewOrNothing, afterwards.new_or_nothing),
            worded(Thanked, afterwards.thanked),
            worded(FirstWordsKept, drafts.first_words_kept),
            worded(DraftOpen, drafts.draft_open),
            worded(StartOverMenu, drafts.start_over_menu),
            worded(DraftSaved, drafts.draft_saved),
            worded(NothingToCancel, drafts.nothing_to_cancel),
        ]
    ),
    "nothing_new": Wording(afterwards.nothing_new),
    "question": Wording(questions.question, told_by=questions.TOLD_BY),
    "question_ticked": Wording(questions.question_ticked),
    "answered": Wording(questions.answered),
    "words_gone": Wording(questions.words_gone),
    "keyboard_gone": Wording(questions.keyboard_gone),
    "material_added": Wording(questions.material_added, told_by=questions.ADDED_BY),
    "anew_menu": Wording(questions.anew_menu),
    "material_counted": Wording(questions.material_counted),
    "summary": Wording(drafts.summary, draft_facts.draft),
    "summary_menu": Wording(drafts.summary_menu),
    "draft_put_away": Wording(drafts.draft_put_away),
    "draft_discarded": Wording(drafts.draft_discarded),
    "edit_noted": Wording(drafts.edit_noted),
    "added_earlier": Wording(drafts.added_earlier),
    "emergency": Wording(drafts.emergency),
}

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.DRAFT_UNFINISHED: draft_reminders.DRAFT_UNFINISHED,
}
