"""From a parameter of a notice to the one case that it leads to."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from casework.cases.reference import parts
from storage.queues import concerns
from storage.queues.notices import Relays, is_a
from storage.tables import DigestLine, FollowUp, Requisition
from storage.transaction.notice import of_kind

Params = Mapping[str, Any]


def case(session: Session, by: str, params: Params) -> int | None:
    """The case; None where there is none, it is gone, or there are several."""
    return _WAYS[by](session, params.get(by))


def case_of(session: Session, kind: str, params: Params) -> int | None:
    """The case that a notice is about; None for one about none, or about several."""
    declared = of_kind(kind)
    if declared is None:
        return concerns.case_of(session, params)
    about = declared.about
    return None if about.by is None or about.by_name else case(session, about.by, params)


def visit_begins(session: Session, kind: str, params: Params) -> datetime | None:
    """When the visit begins that a notice is about (UTC); None where it is about none."""
    declared = of_kind(kind)
    if declared is None:
        return concerns.visit_begins(session, params)
    by = declared.visit_by
    return None if by is None else concerns.visit_begins(session, {by: params.get(by)})


def only_said(params: Params) -> bool:
    """Whether all that was gathered in a message is what one side of a case wrote to the other."""
    gathered = params.get("notices") or ()
    return bool(gathered) and all(is_a(Relays, each["kind"]) for each in gathered)


def _of(name: str) -> Callable[[Session, Any], int | None]:
    return lambda session, value: concerns.case_of(session, {name: value})


def _line(session: Session, value: Any) -> int | None:
    found = session.get(DigestLine, value)
    return found.requisition_id if found is not None else None


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
    rows = (session.get(FollowUp, each) for each in value or ())
    return _the_one(row.requisition_id if row is not None else None for row in rows)


def _the_one(cases: Iterable[int | None]) -> int | None:
    different = set(cases)
    return different.pop() if len(different) == 1 else None


_WAYS: Mapping[str, Callable[[Session, Any], int | None]] = {
    "requisition": _of("requisition"),
    "message": _of("message"),
    "offer": _of("offer"),
    "follow_up": _of("follow_up"),
    "line": _line,
    "reference": _named,
    "data": _refused,
    "notices": _gathered,
    "follow_ups": _reminded,
}
"""Each parameter that leads to a case, and how."""
