"""Which case a message is about, by what its parameters name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.queues.gathered import Gathered, GatheredCases
from storage.tables import CaseMessage, FollowUp, Offer, Visit, VisitTime

ABOUT_ONE, ABOUT_SEVERAL = GATHERED = (Gathered.kind, GatheredCases.kind)
"""Several messages in one, all about one case or not; their parameter `notices` holds each."""

Said = tuple[str, Mapping[str, Any]]
"""What somebody is told: its kind and parameters."""

_LEADS_TO: Mapping[str, Any] = {"message": CaseMessage, "offer": Offer, "follow_up": FollowUp}
"""What the parameters of a message can name that belongs to a case."""


def each_said(said: Iterable[Said]) -> Iterator[Said]:
    """The same, with what was gathered one by one."""
    for kind, params in said:
        if kind in GATHERED:
            yield from ((each["kind"], each["params"]) for each in params["notices"])
        else:
            yield kind, params


def case_of(session: Session, params: Mapping[str, Any]) -> int | None:
    """The case; None for a message about none, or about several."""
    named = params.get("requisition")
    if isinstance(named, int):
        return named
    for name, model in _LEADS_TO.items():
        if isinstance(params.get(name), int):
            found = session.get(model, params[name])
            case: int | None = found.requisition_id if found is not None else None
            return case
    return None


def visit_begins(session: Session, params: Mapping[str, Any]) -> datetime | None:
    """When the visit begins that a message is about (UTC); None where it is about none."""
    visit = params.get("visit")
    if visit is None and isinstance(params.get("follow_up"), int):
        follow_up = session.get(FollowUp, params["follow_up"])
        visit = follow_up.data.get("visit") if follow_up is not None else None
    found = session.get(Visit, visit) if isinstance(visit, int) else None
    if found is None:
        return None
    return _first_proposed(session, found) if found.waits else found.starts_at


def _first_proposed(session: Session, visit: Visit) -> datetime | None:
    """The earliest of the times that wait for an answer."""
    return session.exec(
        select(func.min(col(VisitTime.starts_at))).where(
            VisitTime.visit_id == visit.id, VisitTime.proposal == visit.proposal
        )
    ).one()
