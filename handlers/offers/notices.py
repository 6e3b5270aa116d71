"""Notices: offering a case, taking it, and handing it over."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.cases import facts as case_facts
from handlers.core.notice import Notice
from handlers.core.reminding import ReminderWords
from handlers.offers import facts as offer_facts
from handlers.offers.views import assigning, handovers, offers, promises, two_coordinators
from handlers.offers.views import reminders as offer_reminders

NOTICES: Mapping[str, Notice] = {
    "offer": Notice(offers.offer, offer_facts.offer),
    "offer_menu": Notice(offers.offer_menu, offer_facts.offer),
    "decline_menu": Notice(offers.decline_menu),
    "offer_declined": Notice(offers.offer_declined),
    "offer_moved": Notice(offers.offer_moved),
    "case_taken": Notice(offers.case_taken, case_facts.case),
    "handover_menu": Notice(handovers.handover_menu, offer_facts.takers),
    "handover_asked": Notice(handovers.handover_asked, case_facts.case),
    "handover_nobody": Notice(handovers.handover_nobody, case_facts.case),
    "handover_kept": Notice(handovers.handover_kept, case_facts.case),
    "handover_back": Notice(handovers.handover_back, case_facts.case),
    "handover_over": Notice(handovers.handover_over, case_facts.case),
    "handover_expired": Notice(handovers.handover_expired),
    "handover_declined": Notice(handovers.handover_declined),
    "handover_stuck": Notice(handovers.handover_stuck, case_facts.case),
    "handed_over": Notice(handovers.handed_over, case_facts.case),
    "handed_in_circles": Notice(handovers.handed_in_circles, case_facts.case),
    "taken_over": Notice(handovers.taken_over, case_facts.case),
    "new_advisor": Notice(handovers.new_advisor, case_facts.case),
    "promise_at_risk": Notice(promises.at_risk, offer_facts.with_standing),
    "promise_passed": Notice(promises.passed, offer_facts.with_standing),
    "nobody_left": Notice(assigning.nobody_left, offer_facts.unassigned),
    "decided_first": Notice(two_coordinators.decided_first, case_facts.case),
    "decided_anew": Notice(two_coordinators.decided_anew, case_facts.case),
    "case_assigned": Notice(assigning.case_assigned),
}

FOLLOW_UPS: Mapping[FollowUpKind, ReminderWords] = {
    FollowUpKind.OFFER_UNANSWERED: offer_reminders.OFFER_UNANSWERED,
    FollowUpKind.CONFLICT_NOT_TAKEN: offer_reminders.CONFLICT_NOT_TAKEN,
    FollowUpKind.FIRST_ANSWER_DUE: offer_reminders.FIRST_ANSWER_DUE,
    FollowUpKind.PROMISE: offer_reminders.PROMISE,
}
