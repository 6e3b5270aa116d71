"""What has waited for somebody goes out: alone, or gathered in one message.

Rows are taken out and enqueued in one transaction, so that each goes out once, whatever runs
twice or beside another one.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlmodel import Session

from storage.cases import own_cases
from storage.database.columns import table
from storage.happenings import PersonLost
from storage.queues import leads, outbox, receivers, timing, undelivered
from storage.queues.gathered import Gathered, GatheredCases, Waited
from storage.queues.notices import Relayed, RelayedEdit, Relays, RelaysRest
from storage.queues.receivers import Receiver
from storage.tables import CaseMessage, Person, Requisition, WaitingNotice
from storage.transaction import notice
from storage.transaction.notice import Notice
from storage.transaction.unit_of_work import UnitOfWork

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
class PendingNotice:
    """Something that is to be told, and the case that it is about.

    `said` is None where the row cannot be read, for a mistake of ours: it goes out as it was kept,
    and the delivery records what is wrong with it.
    """

    row: Waited
    said: Notice | None
    case: int | None


Fits = Callable[[Session, PendingNotice], Fit]


def release(unit: UnitOfWork, fits: Fits, most: int = MOST_AT_ONCE) -> bool:
    """Let out what has waited long enough. Returns whether more may be due.

    `fits` knows what each would say. What must wait again, because somebody wants a pause
    meanwhile, waits on.
    """
    people = _claimed(unit, most)
    due = _taken(unit, people)
    reachable = receivers.reachable(unit.session, due)
    for person_id, rows in due.items():
        receiver = reachable.get(person_id)
        if receiver is None:
            undelivered.lost(unit, [(row.kind, row.params) for row in rows])
            continue
        ready = [_ready(unit, receiver, row) for row in rows]
        _send(unit, receiver, [each for each in ready if each is not None], fits)
    return len(people) == most


def person_lost(unit: UnitOfWork, lost: PersonLost) -> None:
    """Drop what waits for somebody out of reach, and tell its writers that it has not arrived."""
    gone = unit.session.execute(
        delete(_waiting)
        .where(_waiting.c.person_id == lost.person_id)
        .returning(_waiting.c.kind, _waiting.c.params)
    )
    undelivered.lost(unit, [(row.kind, row.params) for row in gone])


def _claimed(unit: UnitOfWork, most: int) -> list[int]:
    """People for whom something is due; two processes never have the same one in hand."""
    due = select(_waiting.c.person_id).where(_is_due(unit.now))
    return list(
        unit.session.execute(
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


def _taken(unit: UnitOfWork, people: Sequence[int]) -> dict[int, list[Any]]:
    """Their rows, out of the table, in the order in which they came."""
    if not people:
        return {}
    rows = unit.session.execute(
        delete(_waiting)
        .where(_waiting.c.person_id.in_(people), _is_due(unit.now))
        .returning(_waiting)
    ).all()
    found: dict[int, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.id):
        found[row.person_id].append(row)
    return found


def _ready(unit: UnitOfWork, receiver: Receiver, row: Any) -> PendingNotice | None:
    """What is to be said now; None where it waits on, or is for somebody else by now."""
    said, case = _read(row), leads.case_of(unit.session, row.kind, row.params)
    if isinstance(said, Relays) and not _is_still_theirs(unit.session, receiver, case):
        _pass_to_next(unit, said, case)
        return None
    held = timing.by_rule(unit, receiver, row.kind, row.params)
    if held is not None:
        since = min(row.created_at, unit.now)
        timing.hold(unit.at(since), receiver.id, row.kind, row.params, held.until)
        return None
    return PendingNotice(Waited(row.kind, row.params), said, case)


def _read(row: Any) -> Notice | None:
    try:
        return notice.read(row.kind, row.params)
    except (KeyError, ValueError):
        return None


def _is_still_theirs(session: Session, receiver: Receiver, case: int | None) -> bool:
    requisition = session.get(Requisition, case) if case is not None else None
    if requisition is None:
        return False
    answers = own_cases.substitute_in(session, requisition) or requisition.advisor_id
    return receiver.id in {requisition.requester_id, answers}


def _pass_to_next(unit: UnitOfWork, said: Relays, case: int | None) -> None:
    """What a requester wrote to an advisor who no longer has the case is for whoever has it."""
    message = unit.session.get(CaseMessage, said.message)
    requisition = unit.session.get(Requisition, case) if case is not None else None
    if message is None or requisition is None or isinstance(said, RelayedEdit):
        return
    answers = own_cases.substitute_in(unit.session, requisition) or requisition.advisor_id
    if answers is None or message.sender_id != requisition.requester_id:
        return
    message.receiver_id = answers
    told = outbox.tell(unit, message.receiver_id, said)
    if isinstance(said, Relayed):
        message.outbox_id = told.row if told is not None else None
        message.undelivered = told is None
    unit.session.flush()


def _send(
    unit: UnitOfWork, receiver: Receiver, notices: Sequence[PendingNotice], fits: Fits
) -> None:
    """One message for all that can stand in one; what cannot follows as itself."""
    fit = [(each, fits(unit.session, each)) for each in notices]
    merging = [each for each, how in fit if how is Fit.MERGES]
    if len(merging) < 2:  # noqa: PLR2004  (there is nothing to gather)
        _send_each(unit, receiver, [each for each, how in fit if how is not Fit.GONE])
        return
    parts = tuple(each.row for each in merging)
    is_one = len({each.case for each in merging}) == 1
    gathered = Gathered(notices=parts) if is_one else GatheredCases(notices=parts)
    row = outbox.tell_now(unit, receiver, gathered)
    _note_carrier(unit, merging, row)
    _send_each(unit, receiver, [each for each, how in fit if how is Fit.ALONE])


def _send_each(unit: UnitOfWork, receiver: Receiver, notices: Sequence[PendingNotice]) -> None:
    for each in notices:
        row = outbox.tell_now(unit, receiver, each.row)
        _note_carrier(unit, [each], row)


def _note_carrier(unit: UnitOfWork, notices: Sequence[PendingNotice], row: int) -> None:
    """Which message of the outbox brings what was written: an answer to it finds its case.

    What else a notice wants to know of its carrier, it does itself.
    """
    said = [each.said for each in notices if each.said is not None]
    ids = [each.message for each in said if isinstance(each, Relayed)]
    if ids:
        unit.session.execute(update(_message).where(_message.c.id.in_(ids)).values(outbox_id=row))
    rest = [each.message for each in said if isinstance(each, RelaysRest)]
    if rest:
        unit.session.execute(
            update(_message).where(_message.c.id.in_(rest)).values(rest_outbox_id=row)
        )
    for each in said:
        each.goes_out_with(unit, row)
