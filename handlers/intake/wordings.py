"""How notices about asking for help, and the form, are put into words."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wordings, worded
from handlers.intake import facts
from handlers.intake.notices import (
    AnewMenu,
    DraftOpen,
    DraftSaved,
    FirstWordsKept,
    LanguageSaid,
    NewOrNothing,
    NothingNew,
    NothingToCancel,
    StartOverMenu,
    SummaryMenu,
    SummaryPage,
    Thanked,
    ThanksSeen,
)
from handlers.intake.views import afterwards, drafts, languages, questions, reminders, summary
from storage.intake.notices import (
    AddedEarlier,
    DraftDiscarded,
    DraftPutAway,
    Emergency,
    LanguageNoticed,
    MaterialAdded,
    MaterialCounted,
    ProblemTaken,
    QuestionAnswered,
    QuestionAsked,
    QuestionInFull,
    QuestionMoved,
    QuestionTicked,
    SummaryShown,
    WordsGone,
)
from storage.queues.answers import EditNoted

WORDINGS: Wordings = dict(
    [
        worded(QuestionAsked, questions.question, told_by=questions.TOLD_BY),
        worded(QuestionTicked, questions.question_ticked),
        worded(QuestionInFull, questions.question_in_full),
        worded(QuestionMoved, questions.question_moved),
        worded(ProblemTaken, questions.problem_taken),
        worded(QuestionAnswered, questions.answered),
        worded(WordsGone, questions.words_gone),
        worded(MaterialAdded, questions.material_added, told_by=questions.ADDED_BY),
        worded(MaterialCounted, questions.material_counted),
        worded(AnewMenu, questions.anew_menu),
        worded(SummaryShown, summary.summary, facts.state),
        worded(SummaryPage, summary.summary_page, facts.state),
        worded(SummaryMenu, summary.summary_menu, facts.state),
        worded(LanguageNoticed, languages.noticed),
        worded(LanguageSaid, languages.said),
        worded(Emergency, drafts.emergency),
        worded(AddedEarlier, drafts.added_earlier),
        worded(EditNoted, drafts.edit_noted),
        worded(DraftOpen, drafts.draft_open),
        worded(StartOverMenu, drafts.start_over_menu),
        worded(DraftPutAway, drafts.draft_put_away),
        worded(DraftDiscarded, drafts.draft_discarded),
        worded(DraftSaved, drafts.draft_saved),
        worded(NothingToCancel, drafts.nothing_to_cancel),
        worded(FirstWordsKept, drafts.first_words_kept),
        worded(NewOrNothing, afterwards.new_or_nothing),
        worded(NothingNew, afterwards.nothing_new),
        worded(Thanked, afterwards.thanked),
        worded(ThanksSeen, afterwards.thanks_seen),
    ]
)

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.DRAFT_UNFINISHED: reminders.DRAFT_UNFINISHED,
}
