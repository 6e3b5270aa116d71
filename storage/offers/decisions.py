"""What coordinators have decided about a case, for another one who decides about the same.

Two of them hear of each other: the second sees what the first did before theirs counts
(docs/decisions/0027-two-visits-at-once-and-two-coordinators.md).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.offers.notices import DecidedAnew, DecidedFirst
from storage.people import people
from storage.queues import outbox
from storage.tables import Offer
from storage.transaction.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Decision:
    """What a coordinator has decided about a case: whom they asked, and when (UTC).

    `offer` is the offer that came of it. `declined`: who was asked has said no since.
    """

    offer: int
    by: int
    to: int
    at: datetime
    is_open: bool
    declined: bool


def decided_by_another(
    session: Session, requisition_id: int, person_id: int, seen: int = 0
) -> Decision | None:
    """The newest decision of another coordinator about a case that comes after an offer."""
    row = session.exec(
        select(Offer)
        .where(
            Offer.requisition_id == requisition_id,
            col(Offer.id) > seen,
            col(Offer.assigned_by).is_not(None),
        )
        .order_by(col(Offer.id).desc())
        .limit(1)
    ).first()
    if row is None or row.assigned_by in {None, person_id}:
        return None
    return Decision(
        row.id or 0, row.assigned_by or 0, row.advisor_id, row.offered_at,
        is_open=row.ended_at is None, declined=row.accepted is False,
    )  # fmt: skip


def newest_offer(session: Session, requisition_id: int) -> int:
    """The id of the newest offer of a case, 0 where there is none: what somebody knows of it."""
    found = session.exec(
        select(func.max(Offer.id)).where(Offer.requisition_id == requisition_id)
    ).one()
    return found or 0


def say_who_was_first(
    unit: UnitOfWork, requisition_id: int, first: Decision, advisor_id: int | None
) -> None:
    """Tell the second what the first decided; with an advisor, ask whether to ask that one too.

    `advisor_id` is whom the second has chosen, None where nobody is to be asked any more.
    """
    known = [first.by, first.to, *([advisor_id] if advisor_id is not None else [])]
    names = people.names(unit.session, known)
    said = DecidedFirst(
        requisition=requisition_id,
        by=names[first.by],
        to=names[first.to],
        at=first.at,
        declined=first.declined,
        seen=first.offer,
        advisor=advisor_id,
        name=names[advisor_id] if advisor_id is not None else "",
    )
    outbox.answer(unit, said)


def tell_the_first(
    unit: UnitOfWork, requisition_id: int, first: Decision, by: str, to: str
) -> None:
    """Tell the coordinator whose choice was replaced by whom, and who is asked now."""
    former = people.first_name(unit.session, first.to)
    said = DecidedAnew(requisition=requisition_id, by=by, to=to, former=former)
    outbox.tell(unit, first.by, said)
