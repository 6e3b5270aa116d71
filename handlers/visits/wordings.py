"""Notices: visits, and how they went."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.cases import facts as case_facts
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wording, Wordings
from handlers.follow_ups import facts as follow_up_facts
from handlers.visits import facts as visit_facts
from handlers.visits.views import answers as after_visit
from handlers.visits.views import clashes as visit_clashes
from handlers.visits.views import file as visit_file
from handlers.visits.views import proposing as visit_steps
from handlers.visits.views import reminders as visit_reminders
from handlers.visits.views import visits

WORDINGS: Wordings = {
    "visit_step": Wording(visit_steps.visit_step, case_facts.case),
    "visit_proposed": Wording(visits.visit_proposed, visit_facts.visit),
    "visit_times": Wording(visits.visit_times, visit_facts.visit),
    "visit_none_fits": Wording(visits.visit_none_fits, visit_facts.visit),
    "visit_none_fitted": Wording(visits.visit_none_fitted, visit_facts.visit),
    "visit_clash": Wording(visit_clashes.visit_clash, visit_facts.chosen_visit),
    "visit_asked_first": Wording(visit_clashes.visit_asked_first, visit_facts.visit),
    "visit_time_off": Wording(visit_clashes.visit_time_off, visit_facts.visit),
    "visit_untold": Wording(visits.visit_untold, case_facts.case),
    "visit_perhaps_untold": Wording(visits.visit_perhaps_untold, case_facts.case),
    "visit_agreed": Wording(visits.visit_agreed, visit_facts.visit),
    "visit_file": Wording(visit_file.visit_file, visit_facts.visit),
    "visit_cancel_menu": Wording(visits.visit_cancel_menu, visit_facts.visit),
    "visit_kept": Wording(visits.visit_kept, visit_facts.visit),
    "visit_cancelled": Wording(visits.visit_cancelled, visit_facts.visit),
    "after_visit_answered": Wording(after_visit.answered, follow_up_facts.reminder),
    "after_visit_thanks": Wording(after_visit.thanks, case_facts.case),
    "said_stuck": Wording(after_visit.stuck, case_facts.case),
    "said_solved": Wording(after_visit.solved, case_facts.case),
}

FOLLOW_UPS: Mapping[FollowUpKind, ReminderWords] = {
    FollowUpKind.VISIT: visit_reminders.VISIT,
    FollowUpKind.AFTER_VISIT: visit_reminders.AFTER_VISIT,
}
