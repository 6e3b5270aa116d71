"""What a requester is told of their advisor's absence, when they write during it."""

from datetime import date

from sqlmodel import Session, col, select

from storage.tables import AwayTime, CaseMessage, Requisition


def is_news(session: Session, requisition: Requisition, writer_id: int, receiver_id: int) -> bool:
    """Whether the requester writes to this person for the first time while the advisor is away."""
    if writer_id != requisition.requester_id:
        return False
    absence = _running(session, requisition.advisor_id)
    if absence is None or absence.began_at is None:
        return False
    told = session.exec(
        select(CaseMessage.id)
        .where(
            CaseMessage.requisition_id == requisition.id,
            CaseMessage.sender_id == requisition.requester_id,
            CaseMessage.receiver_id == receiver_id,
            col(CaseMessage.sent_at) >= absence.began_at,
        )
        .limit(1)
    ).first()
    return told is None


def away_until(session: Session, advisor_id: int | None) -> date | None:
    """The last day of an advisor's absence; None if they are there."""
    absence = _running(session, advisor_id)
    return absence.last if absence else None


def _running(session: Session, advisor_id: int | None) -> AwayTime | None:
    return session.exec(
        select(AwayTime)
        .where(
            AwayTime.person_id == advisor_id,
            col(AwayTime.began_at).is_not(None),
            col(AwayTime.ended_at).is_(None),
        )
        .order_by(col(AwayTime.last).desc())
    ).first()
