"""What a follow-up of an offer looks at."""

from datetime import datetime

from sqlmodel import Session

from casework.office import Office
from casework.vocabulary import FollowUpKind
from storage import offers, own_cases
from storage.reasons import STALE, TELL, Looks, Verdict
from storage.tables import (
    FollowUp,
    Offer,
)


def _offer(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """An open offer: reminded of halfway, and at its moment offered to the next."""
    offer = session.get(Offer, int(row.data["offer"]))
    if offer is None or offer.ended_at is not None:
        return STALE
    if row.round == 0:
        return TELL
    requisition = own_cases.locked(session, offer.requisition_id)
    session.refresh(offer)
    if offer.ended_at is None:  # nobody has answered it while this waited for the case
        offers.expire(session, office, offer, requisition, now)
    return STALE


LOOKS: Looks = {
    FollowUpKind.OFFER_UNANSWERED: _offer,
}
