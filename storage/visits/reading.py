"""Reading visits: what is proposed in a case, and what is agreed."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from casework.core.vocabulary import VisitStatus
from casework.visits.rules import Slot
from storage.tables import Visit, VisitTime


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit of a case. `slots` are the times that wait for an answer, by their position.

    `agreed` is the time that holds, or held until it was cancelled.
    """

    id: int
    case: int
    status: VisitStatus
    uid: str
    sequence: int
    proposal: int
    slots: tuple[Slot, ...]
    agreed: Slot | None

    @property
    def holds(self) -> Slot | None:
        """The agreed time; None where none is, or it was cancelled."""
        return self.agreed if self.status is VisitStatus.AGREED else None

    @property
    def version(self) -> str:
        """Differs from what it was as soon as a time is agreed, moved, proposed or off."""
        agreed = self.holds.starts_at.isoformat() if self.holds else ""
        return f"{self.id}:{agreed}:{self.proposal if self.slots else 0}"

    def ahead(self, now: datetime) -> Slot | None:
        """The agreed time, while it has not begun."""
        found = self.holds
        return found if found is not None and found.starts_at > now else None


def one(session: Session, visit_id: int) -> VisitFacts | None:
    """A visit; None if there is none."""
    row = session.get(Visit, visit_id)
    return None if row is None else _facts(session, row)


def of_case(session: Session, requisition_id: int) -> VisitFacts | None:
    """The visit of a case that is proposed or agreed, or was the last to be held; None if none."""
    row = open_one(session, requisition_id)
    return None if row is None else _facts(session, row)


def open_one(session: Session, requisition_id: int) -> Visit | None:
    """The row of the visit of a case that has not ended, as it is now."""
    return session.exec(
        select(Visit)
        .where(Visit.requisition_id == requisition_id, col(Visit.ended_at).is_(None))
        .execution_options(populate_existing=True)
    ).first()


def slots(session: Session, row: Visit) -> tuple[Slot, ...]:
    """The times of the last proposal of a visit, while they wait for an answer."""
    if not row.waits:
        return ()
    times = session.exec(
        select(VisitTime)
        .where(VisitTime.visit_id == row.id, VisitTime.proposal == row.proposal)
        .order_by(col(VisitTime.position))
    )
    return tuple(Slot(each.starts_at, each.ends_at, each.place) for each in times)


def _facts(session: Session, row: Visit) -> VisitFacts:
    agreed = None
    if row.starts_at is not None and row.ends_at is not None:
        agreed = Slot(row.starts_at, row.ends_at, row.place)
    return VisitFacts(
        id=row.id or 0,
        case=row.requisition_id,
        status=row.status,
        uid=row.uid,
        sequence=row.sequence,
        proposal=row.proposal,
        slots=slots(session, row),
        agreed=agreed,
    )
