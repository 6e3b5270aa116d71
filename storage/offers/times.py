"""Until when an offer waits for its answer, and what becomes of the case then."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.absences import rules
from casework.core.vocabulary import CaseStatus, FollowUpKind
from casework.offers import promises
from casework.offers.promises import AskedAdvisor
from casework.office import Office
from storage.absences import reading
from storage.follow_ups import planning
from storage.follow_ups.planning import Round
from storage.hours import calendars
from storage.offers.advisors import fitting
from storage.people import people
from storage.tables import Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork


class Then(StrEnum):
    """What becomes of a case whose offer was not answered in time."""

    NEXT = "next"
    COORDINATORS = "coordinators"
    STAYS = "stays"


@dataclass(frozen=True)
class OfferEnd:
    """Until when an offer waits (UTC), and what then. `advisor` is with whom the case stays."""

    at: datetime
    then: Then
    advisor: str = ""


def answer_by(
    session: Session, office: Office, requisition: Requisition, advisor_id: int, now: datetime
) -> datetime:
    """Until when an advisor who is asked now has to answer, by `casework.offers.promises`."""
    stays = requisition.status is CaseStatus.ACTIVE
    owed = requisition.first_response_at is None
    able = () if stays else fitting.not_asked_yet(session, requisition)
    others = [each for each in able if each.advisor_id != advisor_id]
    asked = AskedAdvisor(
        requisition.urgency,
        requisition.promised if owed else None,
        len(others),
        calendars.own_hours(session, office, advisor_id),
        _leaves(session, office, advisor_id, now),
        alone=not others and not _number_asked(session, requisition),
    )
    return promises.answer_by(now, asked, office.calendar)


def watch(unit: UnitOfWork, offer: Offer, ends: datetime) -> None:
    """Begin the follow-up of an offer: a reminder halfway, and its end at `ends` (UTC)."""
    own = calendars.own_hours(unit.session, unit.office, offer.advisor_id)
    reminder = promises.reminded_at(offer.offered_at, ends, own)
    begun = Round(
        FollowUpKind.OFFER_UNANSWERED,
        f"offer:{offer.id}",
        offer.advisor_id,
        0 if reminder else 1,
        offer.offered_at,
        reminder or ends,
        offer.requisition_id,
        {"offer": offer.id},
    )
    planning.start_at(unit, begun, [reminder or ends, ends])


def shorten(unit: UnitOfWork, requisition: Requisition, offer: Offer) -> None:
    """Who is asked has less time where the promise is nearer now; never more than they were told.

    It moves on at that moment, without a reminder on the way.
    """
    ends = answer_by(unit.session, unit.office, requisition, offer.advisor_id, unit.now)
    if offer.answer_by is None or ends >= offer.answer_by:
        return
    offer.answer_by = ends
    subject = f"offer:{offer.id}"
    planning.forget_open(unit, subject, FollowUpKind.OFFER_UNANSWERED)
    last = Round(
        FollowUpKind.OFFER_UNANSWERED,
        subject,
        offer.advisor_id,
        1,
        offer.offered_at,
        ends,
        offer.requisition_id,
        {"offer": offer.id},
    )
    planning.start_at(unit, last, [ends, ends])


def end_of(session: Session, offer: Offer | None) -> OfferEnd | None:
    """What becomes of an open offer, and when; None where it is over, or named no moment."""
    if offer is None or offer.ended_at is not None or offer.answer_by is None:
        return None
    requisition = session.get_one(Requisition, offer.requisition_id)
    if requisition.status is CaseStatus.ACTIVE and requisition.advisor_id is not None:
        name = people.first_name(session, requisition.advisor_id)
        return OfferEnd(offer.answer_by, Then.STAYS, name)
    others = fitting.not_asked_yet(session, requisition)
    return OfferEnd(offer.answer_by, Then.NEXT if others else Then.COORDINATORS)


def _number_asked(session: Session, requisition: Requisition) -> int:
    """How often somebody was asked to take a case."""
    return session.exec(
        select(func.count(col(Offer.id))).where(Offer.requisition_id == requisition.id)
    ).one()


def _leaves(session: Session, office: Office, advisor_id: int, now: datetime) -> datetime | None:
    """When the next absence that somebody has planned begins (UTC); None if there is none."""
    first = reading.next_absence(session, advisor_id, calendars.today(office, now))
    if first is None:
        return None
    begins = datetime.combine(first, rules.BEGINS_AT, office.calendar.zone)
    return begins.astimezone(UTC)
