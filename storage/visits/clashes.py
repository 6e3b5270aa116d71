"""Two visits of one advisor at the same hour: found among all that are agreed or proposed.

A visit is held by the advisor of its case, or on a day on which they are away by who stands in for
them. What was handed over is held by who has the case now.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select
from sqlmodel import Session, col

from casework.cases.reference import reference
from casework.core.vocabulary import CaseStatus, VisitStatus
from casework.visits.rules import Clash, Slot, overlap
from storage.tables import AwayTime, Person, Requisition, Visit, VisitTime
from storage.transaction.unit_of_work import UnitOfWork


def of_advisor(
    unit: UnitOfWork,
    person_id: int,
    wanted: Sequence[Slot],
    *,
    besides: int,
    only_agreed: bool = False,
) -> tuple[Clash, ...]:
    """What this person has at these hours already, apart from the case `besides`.

    Two who ask about the same person at the same moment wait for each other, so that the later one
    sees what the earlier one agrees.
    """
    unit.session.execute(
        select(col(Person.id)).where(col(Person.id) == person_id).with_for_update(key_share=True)
    )
    ahead = [slot for slot in wanted if slot.ends_at > unit.now]
    found = known(unit.session, person_id, ahead, besides=besides)
    return tuple(each for each in found if each.agreed or not only_agreed)


def known(
    session: Session, person_id: int, wanted: Sequence[Slot], *, besides: int
) -> tuple[Clash, ...]:
    """The same, to be read: nobody waits for it."""
    if not wanted:
        return ()
    every = (*_agreed(session, besides), *_proposed(session, besides))
    found = (
        Clash(visit, name, slot, agreed, each)
        for visit, name, advisor, slot, agreed in every
        for each in wanted
        if overlap(slot, each) and _goes(session, advisor, slot) == person_id
    )
    return tuple(sorted(found, key=lambda each: (each.wanted.starts_at, not each.agreed)))


def who_goes(session: Session, requisition: Requisition, slot: Slot) -> int | None:
    """Who holds a visit of this case at this time."""
    return _goes(session, requisition.advisor_id, slot)


Known = tuple[int, str, int | None, Slot, bool]


def _agreed(session: Session, besides: int) -> Iterator[Known]:
    rows = session.execute(
        _visits(besides, col(Visit.starts_at), col(Visit.ends_at)).where(
            col(Visit.status) == VisitStatus.AGREED
        )
    )
    return _known(rows, agreed=True)


def _proposed(session: Session, besides: int) -> Iterator[Known]:
    rows = session.execute(
        _visits(besides, col(VisitTime.starts_at), col(VisitTime.ends_at)).join(
            VisitTime,
            and_(
                col(VisitTime.visit_id) == col(Visit.id),
                col(VisitTime.proposal) == col(Visit.proposal),
                col(Visit.waits).is_(True),
            ),
        )
    )
    return _known(rows, agreed=False)


def _visits(besides: int, *columns: Any) -> Any:
    return (
        select(
            col(Visit.id),
            col(Requisition.year),
            col(Requisition.number),
            col(Requisition.advisor_id),
            *columns,
        )
        .join(Requisition, col(Visit.requisition_id) == col(Requisition.id))
        .where(
            col(Visit.ended_at).is_(None),
            col(Requisition.status) == CaseStatus.ACTIVE,
            col(Requisition.id) != besides,
        )
    )


def _known(rows: Iterable[tuple[int, int, int, int | None, datetime, datetime]], *, agreed: bool
           ) -> Iterator[Known]:  # fmt: skip
    for visit, year, number, advisor, starts_at, ends_at in rows:
        yield visit, reference(year, number), advisor, Slot(starts_at, ends_at), agreed


def _goes(session: Session, advisor: int | None, slot: Slot) -> int | None:
    """The advisor, or whoever they have chosen for a day on which they are away.

    The day is UTC's: nobody visits at midnight.
    """
    day = slot.starts_at.date()
    substitute = session.execute(
        select(col(AwayTime.substitute_id)).where(
            col(AwayTime.person_id) == advisor,
            col(AwayTime.ended_at).is_(None),
            col(AwayTime.first) <= day,
            col(AwayTime.last) >= day,
            col(AwayTime.substitute_id).is_not(None),
        )
    ).scalar()
    return substitute or advisor
