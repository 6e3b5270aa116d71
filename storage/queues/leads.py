"""From a row of the outbox, or of what waits, to the one case that it is about.

The class of a notice declares which of its fields leads there (`About`), and to its visit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.cases.reference import parts
from storage.queues.gathered import Said
from storage.queues.notices import Relays, is_a
from storage.tables import (
    CaseMessage,
    DigestLine,
    FollowUp,
    Offer,
    Requisition,
    Visit,
    VisitTime,
)
from storage.transaction.notice import Params, of_kind


def case(session: Session, by: str, params: Params) -> int | None:
    """The case; None where there is none, it is gone, or there are several."""
    return _TO_CASE[by](session, params.get(by))


def case_of(session: Session, kind: str, params: Params) -> int | None:
    """The case that a notice is about; None for one about none, or about several."""
    declared = of_kind(kind)
    if declared is None or declared.about.by is None or declared.about.by_name:
        return None
    return case(session, declared.about.by, params)


def cases_of(session: Session, said: Sequence[Said]) -> list[int | None]:
    """The same of many, whose cases are looked up together."""
    held = _read_ahead(session, said)
    found = [case_of(session, kind, params) for kind, params in said]
    del held
    return found


def visit_begins(session: Session, kind: str, params: Params) -> datetime | None:
    """When the visit begins that a notice is about (UTC); None where it is about none.

    Where times wait for an answer, the earliest of them.
    """
    declared = of_kind(kind)
    if declared is None or declared.visit_by is None:
        return None
    found = _TO_VISIT[declared.visit_by](session, params.get(declared.visit_by))
    if found is None:
        return None
    return _first_proposed(session, found) if found.waits else found.starts_at


def only_said(params: Params) -> bool:
    """Whether all that was gathered in a message is what one side of a case wrote to the other."""
    gathered = params.get("notices") or ()
    return bool(gathered) and all(is_a(Relays, each["kind"]) for each in gathered)


def _itself(_session: Session, value: Any) -> int | None:
    return value if isinstance(value, int) else None


def _of(model: Any) -> Callable[[Session, Any], int | None]:
    def to_case(session: Session, value: Any) -> int | None:
        found = _found(session, model, value)
        case: int | None = None if found is None else found.requisition_id
        return case

    return to_case


def _found(session: Session, model: Any, value: Any) -> Any:
    """The row with this id, which stands in JSON."""
    return session.get(model, value) if isinstance(value, int) else None


def _named(session: Session, value: Any) -> int | None:
    named = parts(value) if isinstance(value, str) else None
    if named is None:
        return None
    year, number = named
    return session.exec(
        select(Requisition.id).where(
            col(Requisition.year) == year, col(Requisition.number) == number
        )
    ).first()


def _refused(session: Session, value: Any) -> int | None:
    return _named(session, (value or {}).get("reference"))


def _gathered(session: Session, value: Any) -> int | None:
    return _the_one(case_of(session, each["kind"], each["params"]) for each in value or ())


def _reminded(session: Session, value: Any) -> int | None:
    rows = (_found(session, FollowUp, each) for each in value or ())
    return _the_one(row.requisition_id if row is not None else None for row in rows)


def _the_one(cases: Iterable[int | None]) -> int | None:
    different = set(cases)
    return different.pop() if len(different) == 1 else None


_BY_ID: Mapping[str, Any] = {
    "message": CaseMessage,
    "offer": Offer,
    "follow_up": FollowUp,
    "line": DigestLine,
}
"""The fields that hold an id of something that belongs to a case."""

_TO_CASE: Mapping[str, Callable[[Session, Any], int | None]] = {
    "requisition": _itself,
    **{by: _of(model) for by, model in _BY_ID.items()},
    "reference": _named,
    "data": _refused,
    "notices": _gathered,
    "follow_ups": _reminded,
}
"""Each field that an `About` can name, and how it leads to a case."""


def _read_ahead(session: Session, said: Iterable[Said]) -> list[Any]:
    """What will be asked for by its id; while it is held, the session knows it."""
    wanted = defaultdict[str, set[int]](set)
    for kind, params in said:
        declared = of_kind(kind)
        by = "" if declared is None else declared.about.by or ""
        if by in _BY_ID and isinstance(value := params.get(by), int):
            wanted[by].add(value)
    return [
        each
        for by, ids in wanted.items()
        for each in session.exec(select(_BY_ID[by]).where(col(_BY_ID[by].id).in_(ids)))
    ]


def _visit(session: Session, value: Any) -> Visit | None:
    visit: Visit | None = _found(session, Visit, value)
    return visit


def _visit_reminded_of(session: Session, value: Any) -> Visit | None:
    found = _found(session, FollowUp, value)
    return None if found is None else _visit(session, found.data.get("visit"))


_TO_VISIT: Mapping[str, Callable[[Session, Any], Visit | None]] = {
    "visit": _visit,
    "follow_up": _visit_reminded_of,
}
"""Each field that `visit_by` can name, and how it leads to a visit."""


def _first_proposed(session: Session, visit: Visit) -> datetime | None:
    return session.exec(
        select(func.min(col(VisitTime.starts_at))).where(
            VisitTime.visit_id == visit.id, VisitTime.proposal == visit.proposal
        )
    ).one()
