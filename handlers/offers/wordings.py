"""Notices: offering a case, taking it, and handing it over."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.cases import facts as case_facts
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wording, Wordings
from handlers.offers import facts as offer_facts
from handlers.offers.views import assigning, handovers, offers, promises, two_coordinators
from handlers.offers.views import reminders as offer_reminders

WORDINGS: Wordings = {
    "offer": Wording(offers.offer, offer_facts.offer),
    "offer_menu": Wording(offers.offer_menu, offer_facts.offer),
    "decline_menu": Wording(offers.decline_menu),
    "offer_declined": Wording(offers.offer_declined),
    "offer_moved": Wording(offers.offer_moved),
    "case_taken": Wording(offers.case_taken, case_facts.case),
    "handover_menu": Wording(handovers.handover_menu, offer_facts.takers),
    "handover_asked": Wording(handovers.handover_asked, case_facts.case),
    "handover_nobody": Wording(handovers.handover_nobody, case_facts.case),
    "handover_kept": Wording(handovers.handover_kept, case_facts.case),
    "handover_back": Wording(handovers.handover_back, case_facts.case),
    "handover_over": Wording(handovers.handover_over, case_facts.case),
    "handover_expired": Wording(handovers.handover_expired),
    "handover_declined": Wording(handovers.handover_declined),
    "handover_stuck": Wording(handovers.handover_stuck, case_facts.case),
    "handed_over": Wording(handovers.handed_over, case_facts.case),
    "handed_in_circles": Wording(handovers.handed_in_circles, case_facts.case),
    "taken_over": Wording(handovers.taken_over, case_facts.case),
    "new_advisor": Wording(handovers.new_advisor, case_facts.case),
    "promise_at_risk": Wording(promises.at_risk, offer_facts.with_standing),
    "promise_passed": Wording(promises.passed, offer_facts.with_standing),
    "nobody_left": Wording(assigning.nobody_left, offer_facts.unassigned),
    "decided_first": Wording(two_coordinators.decided_first, case_facts.case),
    "decided_anew": Wording(two_coordinators.decided_anew, case_facts.case),
    "case_assigned": Wording(assigning.case_assigned),
}

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.OFFER_UNANSWERED: offer_reminders.OFFER_UNANSWERED,
    FollowUpKind.CONFLICT_NOT_TAKEN: offer_reminders.CONFLICT_NOT_TAKEN,
    FollowUpKind.FIRST_ANSWER_DUE: offer_reminders.FIRST_ANSWER_DUE,
    FollowUpKind.PROMISE: offer_reminders.PROMISE,
}
