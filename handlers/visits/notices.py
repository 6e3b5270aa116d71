"""Notices: visits, and how they went."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.cases import facts as case_facts
from handlers.core.notice import Notice
from handlers.core.reminding import ReminderWords
from handlers.follow_ups import facts as follow_up_facts
from handlers.visits import facts as visit_facts
from handlers.visits.views import answers as after_visit
from handlers.visits.views import clashes as visit_clashes
from handlers.visits.views import file as visit_file
from handlers.visits.views import proposing as visit_steps
from handlers.visits.views import reminders as visit_reminders
from handlers.visits.views import visits

NOTICES: Mapping[str, Notice] = {
    "visit_step": Notice(visit_steps.visit_step, case_facts.case),
    "visit_proposed": Notice(visits.visit_proposed, visit_facts.visit),
    "visit_times": Notice(visits.visit_times, visit_facts.visit),
    "visit_none_fits": Notice(visits.visit_none_fits, visit_facts.visit),
    "visit_none_fitted": Notice(visits.visit_none_fitted, visit_facts.visit),
    "visit_clash": Notice(visit_clashes.visit_clash, visit_facts.chosen_visit),
    "visit_asked_first": Notice(visit_clashes.visit_asked_first, visit_facts.visit),
    "visit_time_off": Notice(visit_clashes.visit_time_off, visit_facts.visit),
    "visit_untold": Notice(visits.visit_untold, case_facts.case),
    "visit_perhaps_untold": Notice(visits.visit_perhaps_untold, case_facts.case),
    "visit_agreed": Notice(visits.visit_agreed, visit_facts.visit),
    "visit_file": Notice(visit_file.visit_file, visit_facts.visit),
    "visit_cancel_menu": Notice(visits.visit_cancel_menu, visit_facts.visit),
    "visit_kept": Notice(visits.visit_kept, visit_facts.visit),
    "visit_cancelled": Notice(visits.visit_cancelled, visit_facts.visit),
    "after_visit_answered": Notice(after_visit.answered, follow_up_facts.reminder),
    "after_visit_thanks": Notice(after_visit.thanks, case_facts.case),
    "said_stuck": Notice(after_visit.stuck, case_facts.case),
    "said_solved": Notice(after_visit.solved, case_facts.case),
}

FOLLOW_UPS: Mapping[FollowUpKind, ReminderWords] = {
    FollowUpKind.VISIT: visit_reminders.VISIT,
    FollowUpKind.AFTER_VISIT: visit_reminders.AFTER_VISIT,
}
