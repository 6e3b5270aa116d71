"""What has waited for somebody goes out: alone, or gathered in one message.

Rows are taken out and enqueued in one transaction, so that each goes out once, whatever runs
twice or beside another one.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlmodel import Session

from storage import concerns, outbox, own_cases, quiet, receivers, undelivered
from storage.columns import table
from storage.concerns import Said
from storage.receivers import Receiver
from storage.tables import CaseMessage, Person, Requisition, Visit, WaitingNotice

MOST_AT_ONCE = 50
"""People a transaction, so that nobody who taps waits behind all of them."""

_waiting = table(WaitingNotice)
_person = table(Person)
_message = table(CaseMessage)


class Fit(StrEnum):
    """Whether something still has to be said, and whether it can stand in one message with more."""

    GONE = "gone"
    MERGES = "merges"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told, as the outbox names it, and the case that it is about."""

    kind: str
    params: Mapping[str, Any]
    case: int | None

    @property
    def message(self) -> int | None:
        """The message of a case that it brings."""
        return self.params["message"] if self.kind == "relayed" else None


Fits = Callable[[Session, Notice], Fit]


def release(session: Session, now: datetime, fits: Fits, most: int = MOST_AT_ONCE) -> bool:
    """Let out what has waited long enough. Returns whether more may be due.

    `fits` knows what each would say. What must wait again, because somebody wants a pause
    meanwhile, waits on.
    """
    people = _claimed(session, now, most)
    due = _taken(session, people, now)
    reachable = receivers.reachable(session, due)
    for person_id, rows in due.items():
        receiver = reachable.get(person_id)
        if receiver is None:
            undelivered.lost(session, [(row.kind, row.params) for row in rows], now)
            continue
        ready = [_ready(session, receiver, row, now) for row in rows]
        _send(session, receiver, [each for each in ready if each is not None], fits, now)
    return len(people) == most


def drop_for(session: Session, person_id: int) -> list[Said]:
    """Nothing waits for somebody any more. Returns what did."""
    gone = session.execute(
        delete(_waiting)
        .where(_waiting.c.person_id == person_id)
        .returning(_waiting.c.kind, _waiting.c.params)
    )
    return [(row.kind, row.params) for row in gone]


def _claimed(session: Session, now: datetime, most: int) -> list[int]:
    """People for whom something is due; two processes never have the same one in hand."""
    due = select(_waiting.c.person_id).where(_is_due(now))
    return list(
        session.execute(
            select(_person.c.id)
            .where(_person.c.id.in_(due))
            .order_by(_person.c.id)
            .limit(most)
            .with_for_update(skip_locked=True, key_share=True)
        ).scalars()
    )


def _is_due(now: datetime) -> ColumnElement[bool]:
    """What has waited long enough; and what a clock that ran ahead made wait for a time of its own.

    It is looked at again as from now.
    """
    return (_waiting.c.until <= now) | (_waiting.c.created_at > now)


def _taken(session: Session, people: Sequence[int], now: datetime) -> dict[int, list[Any]]:
    """Their rows, out of the table, in the order in which they came."""
    if not people:
        return {}
    rows = session.execute(
        delete(_waiting).where(_waiting.c.person_id.in_(people), _is_due(now)).returning(_waiting)
    ).all()
    found: dict[int, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.id):
        found[row.person_id].append(row)
    return found


def _ready(session: Session, receiver: Receiver, row: Any, now: datetime) -> Notice | None:
    """What is to be said now; None where it waits on, or is for somebody else by now."""
    case = concerns.case_of(session, row.params)
    if row.kind in concerns.RELAYED and not _is_still_theirs(session, receiver, case):
        _pass_to_next(session, row, case, now)
        return None
    held = quiet.by_rule(session, receiver, row.kind, row.params, now)
    if held is not None:
        since = min(row.created_at, now)
        quiet.hold(session, receiver.id, row.kind, row.params, since, held.until)
        return None
    return Notice(row.kind, row.params, case)


def _is_still_theirs(session: Session, receiver: Receiver, case: int | None) -> bool:
    requisition = session.get(Requisition, case) if case is not None else None
    if requisition is None:
        return False
    answers = own_cases.substitute_in(session, requisition) or requisition.advisor_id
    return receiver.id in {requisition.requester_id, answers}


def _pass_to_next(session: Session, row: Any, case: int | None, now: datetime) -> None:
    """What a requester wrote to an advisor who no longer has the case is for whoever has it."""
    message = session.get(CaseMessage, row.params["message"])
    requisition = session.get(Requisition, case) if case is not None else None
    if message is None or requisition is None or row.kind == "relayed_edit":
        return
    answers = own_cases.substitute_in(session, requisition) or requisition.advisor_id
    if answers is None or message.sender_id != requisition.requester_id:
        return
    message.receiver_id = answers
    told = outbox.tell(session, message.receiver_id, row.kind, row.params, now)
    if row.kind == "relayed":
        message.outbox_id = told.row if told is not None else None
        message.undelivered = told is None
    session.flush()


def _send(
    session: Session, receiver: Receiver, notices: Sequence[Notice], fits: Fits, now: datetime
) -> None:
    """One message for all that can stand in one; what cannot follows as itself."""
    fit = [(each, fits(session, each)) for each in notices]
    merging = [each for each, how in fit if how is Fit.MERGES]
    if len(merging) < 2:  # noqa: PLR2004  (there is nothing to gather)
        _send_each(session, receiver, [each for each, how in fit if how is not Fit.GONE], now)
        return
    kind = "gathered" if len({each.case for each in merging}) == 1 else "gathered_cases"
    parts = [{"kind": each.kind, "params": dict(each.params)} for each in merging]
    row = outbox.tell_now(session, receiver, kind, {"notices": parts}, now)
    _note_carrier(session, merging, row)
    _send_each(session, receiver, [each for each, how in fit if how is Fit.ALONE], now)


def _send_each(
    session: Session, receiver: Receiver, notices: Sequence[Notice], now: datetime
) -> None:
    for notice in notices:
        row = outbox.tell_now(session, receiver, notice.kind, notice.params, now)
        _note_carrier(session, [notice], row)


def _note_carrier(session: Session, notices: Sequence[Notice], row: int) -> None:
    """Which message of the outbox brings what was written: an answer to it finds its case.

    And which one shows proposed times: its buttons go once one is taken.
    """
    ids = [each.message for each in notices if each.message is not None]
    if ids:
        session.execute(update(_message).where(_message.c.id.in_(ids)).values(outbox_id=row))
    rest = [each.params["message"] for each in notices if each.kind in concerns.REST]
    if rest:
        session.execute(update(_message).where(_message.c.id.in_(rest)).values(rest_outbox_id=row))
    for each in notices:
        if each.kind == "visit_times":
            _note_asked(session, each.params, row)
        if each.kind == "closed":
            session.get_one(Requisition, each.params["requisition"]).closed_outbox_id = row


def _note_asked(session: Session, params: Mapping[str, Any], row: int) -> None:
    visit = session.get(Visit, params["visit"])
    if visit is not None and visit.waits and visit.proposal == params["proposal"]:
        visit.asked_id = row
        session.flush()
