"""Words that went out of sight with one tap, kept for a while to be got back by who wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import Session, col

from casework.core.errors import Refused
from casework.prompts import getting_back as rules
from storage.tables import PutAway
from storage.transaction.unit_of_work import UnitOfWork


class PutAwayKind(StrEnum):
    """What the words were going to be."""

    CLOSING = "closing"
    HELD = "held"
    FIRST_WORDS = "first_words"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was put away. `data` is what its kind needs to have it back."""

    id: int
    kind: PutAwayKind
    requisition_id: int | None
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class JustPutAway:
    """What is to be said of words that were put away: their row, and until when they are kept."""

    row: int
    until: datetime
    """The last moment (UTC) at which they can be got back."""


def keep(
    unit: UnitOfWork,
    person_id: int,
    kind: PutAwayKind,
    requisition_id: int | None,
    data: Mapping[str, Any],
) -> JustPutAway:
    """Put words away. `data` is what their kind needs to have them back."""
    row = PutAway(
        person_id=person_id, kind=kind, requisition_id=requisition_id, data=dict(data), at=unit.now
    )
    unit.session.add(row)
    unit.session.flush()
    return JustPutAway(row.id or 0, rules.until(unit.now))


def find(unit: UnitOfWork, row_id: int, person_id: int) -> Kept:
    """What somebody put away. Raises Refused("draft_gone") if it is not theirs, or kept no more."""
    row = unit.session.get(PutAway, row_id, with_for_update=True)
    if row is None or row.person_id != person_id or not rules.is_kept(row.at, unit.now):
        raise Refused("draft_gone")
    return _kept(row)


def newest(
    session: Session, person_id: int, kind: PutAwayKind, requisition_id: int, now: datetime
) -> Kept:
    """The last of one kind in a case. Raises Refused("nothing_thrown") where there is none."""
    row = session.execute(
        select(PutAway)
        .where(
            col(PutAway.person_id) == person_id,
            col(PutAway.kind) == kind,
            col(PutAway.requisition_id) == requisition_id,
        )
        .order_by(col(PutAway.id).desc())
        .limit(1)
    ).scalar_one_or_none()
    if row is None or not rules.is_kept(row.at, now):
        raise Refused("nothing_thrown")
    return _kept(row)


def drop(unit: UnitOfWork, row_id: int) -> None:
    """It was got back."""
    unit.session.execute(delete(PutAway).where(col(PutAway.id) == row_id))


def forget_old(unit: UnitOfWork) -> None:
    """Nothing is kept of what can be got back no more."""
    unit.session.execute(delete(PutAway).where(col(PutAway.at) < unit.now - rules.KEPT))


def _kept(row: PutAway) -> Kept:
    return Kept(row.id or 0, PutAwayKind(row.kind), row.requisition_id, row.data)
