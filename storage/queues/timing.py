"""Whether somebody may be told something now, or until when it waits.

The quiet hours are the office's. In a unit of work that tells everything at once, nothing waits.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from casework import quiet as rules
from casework.cases.permissions import OPEN
from casework.core.vocabulary import Urgency
from casework.dates.working_days import Calendar
from casework.office import Office
from casework.quiet import STILL_THERE, pause_ends
from storage.database.columns import table
from storage.hours import calendars
from storage.queues import leads
from storage.queues.notices import Relayed, Relays, is_a, kinds_of
from storage.queues.receivers import Receiver
from storage.tables import CaseMessage, Requisition, WaitingNotice
from storage.transaction.notice import of_kind
from storage.transaction.unit_of_work import UnitOfWork

_waiting = table(WaitingNotice)
_message = table(CaseMessage)
_insert = insert(_waiting)


def is_silent(kind: str) -> bool:
    """Whether it only takes something away, and so disturbs nobody."""
    declared = of_kind(kind)
    return declared is not None and declared.is_silent


@dataclass(frozen=True, slots=True)
class Held:
    """Something waits until a moment (UTC), perhaps because its receiver wants a pause."""

    until: datetime
    paused: bool = False


def held(unit: UnitOfWork, receiver: Receiver, kind: str, params: Mapping[str, Any]) -> Held | None:
    """Until when this waits for somebody; None if they are told now.

    What may go now does not overtake what waits in the same case: that goes too, and this with it.
    """
    found = by_rule(unit, receiver, kind, params)
    if found is not None or not receiver.something_waits:
        return found
    return Held(unit.now) if _hurry(unit, receiver, kind, params) else None


def by_rule(
    unit: UnitOfWork, receiver: Receiver, kind: str, params: Mapping[str, Any]
) -> Held | None:
    """The same, whatever else waits.

    Nothing waits that makes no message, in a conflict, for somebody who has just written in that
    case themselves, or about a visit that would have begun by then.
    """
    if unit.told_at_once or is_silent(kind):
        return None
    office = unit.office
    written = is_a(Relays, kind)
    calendar = _calendar(unit.session, office, receiver) if written else office.calendar
    until = rules.waits_until(
        unit.now, receiver.is_a, calendar, office.quiet, receiver.paused_until, written=written
    )
    if until is None:
        return None
    case = leads.case_of(unit.session, kind, params)
    if case is not None and (
        _is_a_conflict(unit.session, case) or _is_there(unit.session, receiver, case, unit.now)
    ):
        return None
    if _would_be_too_late(unit.session, kind, params, unit.now, until):
        return None
    return Held(until, paused=_is_paused(office, receiver, unit.now))


def hold(
    unit: UnitOfWork, person_id: int, kind: str, params: Mapping[str, Any], until: datetime
) -> None:
    """Let it wait."""
    unit.session.execute(
        _insert,
        {
            "person_id": person_id,
            "kind": kind,
            "params": params,
            "created_at": unit.now,
            "until": until,
        },
    )


def hurry(unit: UnitOfWork, person_id: int, requisition_id: int) -> None:
    """Somebody is there and writes of a case: what waits for them in it goes now."""
    _hurry_rows(unit, person_id, requisition_id)


def hurry_all(unit: UnitOfWork, person_id: int) -> None:
    """Look anew at all that waits for somebody: their pause is over."""
    unit.session.execute(
        update(_waiting).where(_waiting.c.person_id == person_id).values(until=unit.now)
    )


def drop_in_case(unit: UnitOfWork, person_id: int, requisition_id: int) -> None:
    """Nothing waits any more for somebody who has left a case: it is none of their business."""
    rows = unit.session.execute(
        select(WaitingNotice).where(col(WaitingNotice.person_id) == person_id)
    ).scalars()
    for row in rows:
        if leads.case_of(unit.session, row.kind, row.params) == requisition_id:
            unit.session.delete(row)
    unit.session.flush()


def is_waiting(session: Session, person_id: int, kind: str, requisition_id: int) -> bool:
    """Whether something of this kind waits for somebody in a case."""
    rows = session.execute(
        select(WaitingNotice).where(
            col(WaitingNotice.person_id) == person_id, col(WaitingNotice.kind) == kind
        )
    ).scalars()
    return any(leads.case_of(session, row.kind, row.params) == requisition_id for row in rows)


def messages_waiting(unit: UnitOfWork, person_id: int, messages: Collection[int]) -> set[int]:
    """Which of these messages of cases wait for somebody still."""
    rows = _written_waiting(unit, person_id, messages)
    return {row.params["message"] for row in rows if row.kind == Relayed.kind}


def drop_messages(unit: UnitOfWork, person_id: int, messages: Collection[int]) -> None:
    """These wait for somebody no more, with all that was to be told of them."""
    for row in _written_waiting(unit, person_id, messages):
        unit.session.delete(row)
    unit.session.flush()


def _written_waiting(
    unit: UnitOfWork, person_id: int, messages: Collection[int]
) -> list[WaitingNotice]:
    rows = unit.session.execute(
        select(WaitingNotice)
        .where(
            col(WaitingNotice.person_id) == person_id,
            col(WaitingNotice.kind).in_(kinds_of(Relays)),
        )
        .with_for_update()
    ).scalars()
    return [row for row in rows if row.params["message"] in messages]


def _calendar(session: Session, office: Office, receiver: Receiver) -> Calendar:
    if receiver.is_a is rules.Receiver.ADVISOR and receiver.own_hours:
        return calendars.calendar_of(session, office, receiver.id)
    return office.calendar


def _is_paused(office: Office, receiver: Receiver, now: datetime) -> bool:
    until = receiver.paused_until
    if until is None or receiver.is_a is not rules.Receiver.REQUESTER:
        return False
    return pause_ends(until, office.quiet, office.calendar.zone) > now


def _is_a_conflict(session: Session, case: int) -> bool:
    """Whether a conflict is going on: it waits for nobody until its case has ended."""
    requisition = session.get(Requisition, case)
    if requisition is None or requisition.status not in OPEN:
        return False
    return requisition.urgency is Urgency.CONFLICT_NOW


def _is_there(session: Session, receiver: Receiver, case: int, now: datetime) -> bool:
    """Whether somebody has just written in this case themselves."""
    found = session.execute(
        select(_message.c.id)
        .where(
            _message.c.requisition_id == case,
            _message.c.sender_id == receiver.id,
            _message.c.sent_at > now - STILL_THERE,
        )
        .limit(1)
    )
    return found.first() is not None


def _would_be_too_late(
    session: Session, kind: str, params: Mapping[str, Any], now: datetime, until: datetime
) -> bool:
    """Whether it is about a visit that is still to come now, and would not be any more."""
    begins = leads.visit_begins(session, kind, params)
    return begins is not None and now < begins < until + rules.TIME_TO_GO


def _hurry(unit: UnitOfWork, receiver: Receiver, kind: str, params: Mapping[str, Any]) -> bool:
    case = leads.case_of(unit.session, kind, params)
    return case is not None and _hurry_rows(unit, receiver.id, case)


def _hurry_rows(unit: UnitOfWork, person_id: int, case: int) -> bool:
    """Let go what waits for somebody in a case. Returns whether anything did."""
    rows = unit.session.execute(
        select(WaitingNotice)
        .where(col(WaitingNotice.person_id) == person_id)
        .with_for_update(skip_locked=True)
    ).scalars()
    mine = [row for row in rows if leads.case_of(unit.session, row.kind, row.params) == case]
    for row in mine:
        row.until = min(row.until, unit.now)
    unit.session.flush()
    return bool(mine)
