"""What a follow-up of an offer looks at."""

from casework.core.vocabulary import FollowUpKind
from storage.cases import own_cases as rows
from storage.follow_ups.reasons import STALE, TELL, FollowUps, Verdict, WhenDue
from storage.offers import offers
from storage.offers.notices import OfferUnanswered
from storage.tables import FollowUp, Offer
from storage.transaction.unit_of_work import UnitOfWork


def _offer(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """An open offer: reminded of halfway, and at its moment offered to the next."""
    offer = unit.session.get(Offer, int(row.data["offer"]))
    if offer is None or offer.ended_at is not None:
        return STALE
    if row.round == 0:
        return TELL
    requisition = rows.locked(unit, offer.requisition_id)
    unit.session.refresh(offer)
    if offer.ended_at is None:  # nobody has answered it while this waited for the case
        offers.expire(unit, offer, requisition)
    return STALE


FOLLOW_UPS: FollowUps = {
    FollowUpKind.OFFER_UNANSWERED: WhenDue(_offer, OfferUnanswered),
}
