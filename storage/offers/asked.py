"""Who was asked to take a case, when, and what they said: for the coordinators."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from casework.core.vocabulary import DeclineReason
from storage.people import people
from storage.tables import Offer


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """Somebody was asked at a moment (UTC), by a coordinator or an advisor, or by the bot (None).

    `accepted` is None where they have not answered; then it `is_open` still, or moved on.
    """

    offer: int
    name: str
    at: datetime
    by: str | None
    accepted: bool | None
    reason: DeclineReason | None
    is_open: bool


def of_case(session: Session, requisition_id: int) -> tuple[AskedOnce, ...]:
    """Everybody who was asked to take a case, the first one first."""
    rows = session.exec(
        select(Offer).where(Offer.requisition_id == requisition_id).order_by(col(Offer.id))
    ).all()
    ids = {row.advisor_id for row in rows} | {row.assigned_by for row in rows}
    names = people.names(session, [each for each in ids if each is not None])
    return tuple(
        AskedOnce(
            row.id or 0,
            names[row.advisor_id],
            row.offered_at,
            names.get(row.assigned_by or 0),
            row.accepted,
            row.decline_reason,
            is_open=row.ended_at is None,
        )
        for row in rows
    )
