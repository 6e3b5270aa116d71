"""How notices about visits, and about how it goes after them, are put into words."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.cases.facts import case
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wordings, worded
from handlers.follow_ups.facts import reminder
from handlers.visits import facts
from handlers.visits.notices import (
    AfterVisitAnswered,
    VisitCancelMenu,
    VisitKept,
    VisitProposing,
)
from handlers.visits.views import answers, clashes, file, proposing, reminders, visits
from storage.visits.notices import (
    AfterVisitThanks,
    SaidSolved,
    SaidStuck,
    VisitAgreed,
    VisitAskedFirst,
    VisitCancelled,
    VisitClash,
    VisitFile,
    VisitNoneFits,
    VisitNoneFitted,
    VisitPerhapsUntold,
    VisitProposed,
    VisitTimeOff,
    VisitTimes,
    VisitUntold,
)

WORDINGS: Wordings = dict(
    [
        worded(VisitProposing, proposing.visit_step, case),
        worded(VisitProposed, visits.visit_proposed, facts.visit),
        worded(VisitTimes, visits.visit_times, facts.visit),
        worded(VisitNoneFits, visits.visit_none_fits, facts.visit),
        worded(VisitNoneFitted, visits.visit_none_fitted, facts.visit),
        worded(VisitClash, clashes.visit_clash, facts.chosen_visit),
        worded(VisitAskedFirst, clashes.visit_asked_first, facts.visit),
        worded(VisitTimeOff, clashes.visit_time_off, facts.visit),
        worded(VisitUntold, visits.visit_untold, case),
        worded(VisitPerhapsUntold, visits.visit_perhaps_untold, case),
        worded(VisitAgreed, visits.visit_agreed, facts.visit),
        worded(VisitFile, file.visit_file, facts.visit, told_afterwards=file.is_of_who_has_left),
        worded(VisitCancelMenu, visits.visit_cancel_menu, facts.visit),
        worded(VisitKept, visits.visit_kept, facts.visit),
        worded(VisitCancelled, visits.visit_cancelled, facts.visit),
        worded(AfterVisitAnswered, answers.answered, reminder),
        worded(AfterVisitThanks, answers.thanks, case),
        worded(SaidStuck, answers.stuck, case),
        worded(SaidSolved, answers.solved, case),
    ]
)

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.VISIT: reminders.VISIT,
    FollowUpKind.AFTER_VISIT: reminders.AFTER_VISIT,
}
