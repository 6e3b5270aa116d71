"""Reading follow-ups for the messages that remind of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storage.cards import reading as card_reading
from storage.cards.reading import CaseFacts
from storage.follow_ups import answers
from storage.intake import drafts
from storage.offers import times
from storage.offers.times import OfferEnd
from storage.people import people
from storage.tables import FollowUp, Offer
from storage.visits import reading as visit_reading
from storage.visits.reading import VisitFacts


@dataclass(frozen=True)
class Reminder:
    """A follow-up that fired, with what it is about. `draft` only while it is still open.

    `person_id` is whom it asks, `since` the moment that it started from (UTC). `instead_of` names
    the advisor who is away, where it reached their substitute.
    """

    id: int
    person_id: int
    since: datetime
    kind: str
    round: int
    case: CaseFacts | None
    offer: int | None
    offer_end: OfferEnd | None
    draft: int | None
    line: str
    visit: VisitFacts | None
    instead_of: str | None


def read(session: Session, ids: Iterable[int]) -> tuple[Reminder, ...]:
    """The follow-ups with these ids, in order of when they were due."""
    return tuple(_reminder(session, row) for row in answers.found(session, ids))


def _reminder(session: Session, row: FollowUp) -> Reminder:
    draft = row.data.get("draft")
    still_open = draft is not None and drafts.state_of(session, draft) is not None
    return Reminder(
        id=row.id or 0,
        person_id=row.person_id,
        since=row.started_at,
        kind=row.kind,
        round=row.round,
        case=card_reading.case(session, row.requisition_id) if row.requisition_id else None,
        offer=row.data.get("offer"),
        offer_end=times.end_of(session, _offer(session, row)),
        draft=draft if still_open else None,
        line=str(row.data.get("line", "")),
        visit=visit_reading.one(session, row.data["visit"]) if "visit" in row.data else None,
        instead_of=people.first_name(session, row.person_id) if row.told_id else None,
    )


def _offer(session: Session, row: FollowUp) -> Offer | None:
    return session.get(Offer, int(row.data["offer"])) if "offer" in row.data else None
