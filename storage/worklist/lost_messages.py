"""Messages that did not reach the person they were for, and the cases that they belong to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, select, union
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from casework.cases.permissions import OPEN
from casework.worklist.facts import Lost
from storage.database.columns import table
from storage.queues import leads
from storage.queues.notices import Relays, kinds_of
from storage.tables import (
    Activity,
    CaseMessage,
    Offer,
    OutboxMessage,
    Requisition,
)
from storage.tables.queues import OutboxStatus

LOOKS_BACK = timedelta(days=7)
"""How long a message of ours that could not be sent is told of."""

_message = table(CaseMessage)
_outbox = table(OutboxMessage)
_case = table(Requisition)


def lost(session: Session, now: datetime) -> tuple[tuple[Lost, ...], int]:
    """What was lost in which case, and how many messages of no case were."""
    ours, of_no_case = _ours(session, now)
    return _by_person([*_theirs(session), *ours]), of_no_case


def lost_in(session: Session, case: int, now: datetime) -> tuple[Lost, ...]:
    """What was lost in one case."""
    ours, _of_no_case = _ours(session, now, _outbox.c.person_id.in_(_involved(case)))
    theirs = _theirs(session, _case.c.id == case)
    return _by_person([*theirs, *(each for each in ours if each.case == case)])


def _involved(case: int) -> Any:
    """Who can have been told something about a case."""
    return union(
        select(_case.c.requester_id).where(_case.c.id == case),
        select(_case.c.advisor_id).where(_case.c.id == case),
        select(col(Offer.advisor_id)).where(col(Offer.requisition_id) == case),
    )


def _by_person(parts: Iterable[Lost]) -> tuple[Lost, ...]:
    found: dict[tuple[int, int], Lost] = {}
    for each in parts:
        known = found.get((each.case, each.person))
        found[each.case, each.person] = each if known is None else _together(known, each)
    return tuple(found.values())


def _together(one: Lost, other: Lost) -> Lost:
    return Lost(
        one.case,
        one.person,
        one.number + other.number,
        min(one.since, other.since),
        max(one.newest, other.newest),
    )


def _theirs(session: Session, *which: Any) -> tuple[Lost, ...]:
    """What one side of an open case wrote, and the other was not given.

    It is over once a later one has come through, or something was logged: by phone, perhaps.
    """
    later = aliased(_message)
    came_through = exists().where(
        later.c.requisition_id == _message.c.requisition_id,
        later.c.receiver_id == _message.c.receiver_id,
        later.c.id > _message.c.id,
        ~later.c.undelivered,
    )
    logged = exists().where(
        col(Activity.requisition_id) == _message.c.requisition_id,
        col(Activity.logged_at) > _message.c.sent_at,
    )
    rows = session.execute(
        select(
            _message.c.requisition_id,
            _message.c.receiver_id,
            func.count().label("number"),
            func.min(_message.c.sent_at).label("since"),
            func.max(_message.c.sent_at).label("newest"),
        )
        .join(_case, and_(_case.c.id == _message.c.requisition_id, _case.c.status.in_(OPEN)))
        .where(_message.c.undelivered, ~came_through, ~logged, *which)
        .group_by(_message.c.requisition_id, _message.c.receiver_id)
    )
    return tuple(
        Lost(row.requisition_id, row.receiver_id, row.number, row.since, row.newest) for row in rows
    )


def _ours(session: Session, now: datetime, *which: Any) -> tuple[tuple[Lost, ...], int]:
    """What the bot itself could not tell somebody, by case and person."""
    rows = session.execute(
        select(_outbox.c.person_id, _outbox.c.kind, _outbox.c.params, _outbox.c.created_at)
        .where(
            _outbox.c.status == OutboxStatus.FAILED,
            _outbox.c.created_at > now - LOOKS_BACK,
            _outbox.c.kind.not_in(kinds_of(Relays)),
            _outbox.c.person_id.is_not(None),
            *which,
        )
        .order_by(_outbox.c.id)
    ).all()
    cases = leads.cases_of(session, [(row.kind, row.params) for row in rows])
    found: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row, case in zip(rows, cases, strict=True):
        if case is not None:
            found[case, row.person_id].append(row)
    lost = tuple(
        Lost(case, person, len(mine), mine[0].created_at, mine[-1].created_at)
        for (case, person), mine in found.items()
    )
    return lost, sum(case is None for case in cases)
