"""How offering a case, taking it, and handing it over are put into words."""

from collections.abc import Mapping

from casework.core.vocabulary import FollowUpKind
from handlers.cases.facts import case
from handlers.core.reminding import ReminderWords
from handlers.core.wording import Wordings, worded
from handlers.offers import facts
from handlers.offers.notices import AdvisorMenu, DeclineMenu, HandoverMenu, OfferMenu
from handlers.offers.views import (
    arranging,
    assigning,
    handovers,
    offers,
    promises,
    reminders,
    two_coordinators,
)
from storage.follow_ups.notices import PromiseAtRisk, PromisePassed
from storage.offers import notices

WORDINGS: Wordings = dict(
    [
        worded(notices.Offered, offers.offer, facts.offer),
        worded(OfferMenu, offers.offer_menu, facts.offer),
        worded(DeclineMenu, offers.decline_menu),
        worded(notices.OfferDeclined, offers.offer_declined),
        worded(notices.OfferMoved, offers.offer_moved),
        worded(notices.CaseTaken, offers.case_taken, facts.taken),
        worded(HandoverMenu, handovers.handover_menu, facts.takers),
        worded(notices.HandoverAsked, handovers.handover_asked, case),
        worded(notices.HandoverNobody, handovers.handover_nobody, case),
        worded(notices.HandoverKept, handovers.handover_kept, case),
        worded(notices.HandoverBack, handovers.handover_back, case),
        worded(notices.HandoverOver, handovers.handover_over, case, told_afterwards=True),
        worded(notices.HandoverExpired, handovers.handover_expired),
        worded(notices.HandoverDeclined, handovers.handover_declined),
        worded(notices.HandoverStuck, handovers.handover_stuck, case),
        worded(notices.HandedOver, handovers.handed_over, case, told_afterwards=True),
        worded(notices.HandedInCircles, handovers.handed_in_circles, case),
        worded(notices.TakenOver, handovers.taken_over, case),
        worded(notices.NewAdvisor, handovers.new_advisor, case),
        worded(PromiseAtRisk, promises.at_risk, facts.with_standing),
        worded(PromisePassed, promises.passed, facts.with_standing),
        worded(notices.NobodyLeft, assigning.nobody_left, facts.unassigned),
        worded(AdvisorMenu, assigning.advisor_menu, facts.menu, asked_for=True),
        worded(notices.CaseGiven, assigning.case_given),
        worded(notices.HandoverArranged, arranging.arranged, case),
        worded(notices.HandoverStopped, arranging.stopped, case),
        worded(notices.StaysWithAdvisor, arranging.stays, case),
        worded(notices.DecidedFirst, two_coordinators.decided_first, case),
        worded(notices.DecidedAnew, two_coordinators.decided_anew, case),
        worded(notices.CaseAssigned, assigning.case_assigned),
    ]
)

FOLLOW_UPS: Mapping[str, ReminderWords] = {
    FollowUpKind.OFFER_UNANSWERED: reminders.OFFER_UNANSWERED,
    FollowUpKind.CONFLICT_NOT_TAKEN: reminders.CONFLICT_NOT_TAKEN,
    FollowUpKind.FIRST_ANSWER_DUE: reminders.FIRST_ANSWER_DUE,
    FollowUpKind.PROMISE: reminders.PROMISE,
}
