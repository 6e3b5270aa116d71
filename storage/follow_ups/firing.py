"""Follow-ups that are due: what is still wanted is told, and the next round planned.

What is due is a query; firing is a claim on a row that succeeds once, whatever runs twice, late
or on two replicas. Whoever is asked of several things at once gets one message that gathers them,
so a batch takes all that is due for some people, not some of what is due for all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, update
from sqlmodel import Session, col, select

from casework.dates.working_days import Calendar
from casework.follow_ups import kinds as follow_up_kinds
from storage.absences import standing_in
from storage.follow_ups import planning
from storage.follow_ups.notices import FollowUpsGathered
from storage.follow_ups.planning import PUT_OFF_AT, Round
from storage.follow_ups.reasons import FollowUps, Verdict
from storage.hours import calendars as hours
from storage.queues import outbox
from storage.tables import Draft, FollowUp, Offer, Requisition, Visit
from storage.transaction.notice import Notice
from storage.transaction.unit_of_work import UnitOfWork

MOST_GATHERED = 12
"""Follow-ups in such a message, each with its line and its button; more of them are a second one,
so that nothing is lost in a message that is too long."""

MOST_AT_ONCE = 100
"""Follow-ups a transaction, so that nobody who taps waits behind a thousand of them."""


@dataclass(frozen=True)
class Fired:
    """How many were due and are dealt with; whether more may be waiting."""

    number: int
    more: bool


def fire_due(unit: UnitOfWork, kinds: FollowUps, most: int = MOST_AT_ONCE) -> Fired:
    """Deal with what is due, oldest first: remind, end what is pointless, plan the next round.

    `kinds` says of each kind what is done. `most` is exceeded only where one person has more.
    """
    persons, more = _next_persons(unit.session, unit.now, most)
    number, told = 0, defaultdict[int, list[FollowUp]](list)
    rows = _take(unit, col(FollowUp.person_id).in_(persons))
    while rows:
        number += len(rows)
        again = _fire(unit, kinds, rows, told)
        rows = _take(unit, col(FollowUp.person_id).in_(persons)) if again else []
    _remind(unit, kinds, told)
    return Fired(number, more=more and number > 0)


def fire_one(unit: UnitOfWork, follow_up_id: int, kinds: FollowUps) -> None:
    """Deal with a single one, if it is due still. For when a batch fails because of one in it."""
    told = defaultdict[int, list[FollowUp]](list)
    _fire(unit, kinds, _take(unit, col(FollowUp.id) == follow_up_id), told)
    _remind(unit, kinds, told)


def next_due(session: Session, now: datetime, most: int = MOST_AT_ONCE) -> list[int]:
    """The ids of what `fire_due` would deal with."""
    persons, _more = _next_persons(session, now, most)
    found = session.execute(
        select(col(FollowUp.id))
        .where(*_due(now), col(FollowUp.person_id).in_(persons))
        .order_by(col(FollowUp.due_at), col(FollowUp.id))
    )
    return list(found.scalars())


def set_aside(unit: UnitOfWork, follow_up_id: int) -> None:
    """End one that cannot be fired, so that it holds up no other."""
    unit.session.execute(
        update(FollowUp)
        .where(col(FollowUp.id) == follow_up_id, col(FollowUp.ended_at).is_(None))
        .values(ended_at=unit.now, ended_as="failed")
    )


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(FollowUp.ended_at).is_(None), col(FollowUp.due_at) <= now


def _next_persons(session: Session, now: datetime, most: int) -> tuple[list[int], bool]:
    """Who has waited longest, as many as have `most` due together; and whether others have, too."""
    waiting = session.execute(
        select(FollowUp.person_id, func.count())
        .where(*_due(now))
        .group_by(col(FollowUp.person_id))
        .order_by(func.min(FollowUp.due_at), col(FollowUp.person_id))
        .limit(most + 1)
    ).all()
    persons: list[int] = []
    for person_id, number in waiting:
        if persons and number > most:
            break
        most -= number
        persons.append(person_id)
    return persons, len(persons) < len(waiting)


def _take(unit: UnitOfWork, whose: ColumnElement[bool]) -> Sequence[FollowUp]:
    """Claim rows that are due; those that another process has in hand are left to it."""
    return unit.session.exec(
        select(FollowUp)
        .where(*_due(unit.now), whose)
        .order_by(col(FollowUp.due_at), col(FollowUp.id))
        .with_for_update(skip_locked=True)
    ).all()


def _fire(
    unit: UnitOfWork, kinds: FollowUps, rows: Sequence[FollowUp], told: dict[int, list[FollowUp]]
) -> bool:
    """Deal with rows that are due. Adds who is to be told; says whether a next round is due too."""
    held = _read_ahead(unit.session, rows)
    calendars = hours.all_own_hours(unit.session, unit.office)
    stand_ins = standing_in.substitutes(unit.session)
    verdicts = [(row, kinds[row.kind].look(unit, row)) for row in rows]
    del held
    planned: list[Round] = []
    for row, verdict in verdicts:
        if row.ended_at is not None:
            continue  # what another one brought about has stopped it
        calendar = calendars.get(row.person_id, unit.office.calendar)
        ahead = _next_round(calendar, row, unit.now) if verdict.goes_on else None
        if ahead is not None:
            planned.append(ahead)
        if _end(row, verdict, unit.now, missed=_says_it_all(row, ahead, unit.now)):
            row.told_id = _reminded_instead(unit.session, row, stand_ins)
            told[row.told_id or row.person_id].append(row)
    planning.plan(unit, planned)
    return any(each.due_at <= unit.now for each in planned)


def _reminded_instead(session: Session, row: FollowUp, others: Mapping[int, int]) -> int | None:
    """Who is reminded in the place of an advisor who is away, of a case that is theirs.

    `others` are today's `substitutes`. None where it reaches whom it asks.
    """
    substitute = others.get(row.person_id)
    if substitute is None or row.requisition_id is None:
        return None
    requisition = session.get_one(Requisition, row.requisition_id)
    is_theirs = requisition.advisor_id == row.person_id and requisition.requester_id != substitute
    return substitute if is_theirs else None


def _end(row: FollowUp, verdict: Verdict, now: datetime, *, missed: bool) -> bool:
    """End a row, or let it wait. Returns whether its person is to be told."""
    if verdict.later is not None:
        row.due_at = verdict.later
        return False
    tell = verdict.tell and not missed
    row.ended_at, row.ended_as = now, "fired" if tell else "stale"
    return tell


def _says_it_all(row: FollowUp, ahead: Round | None, now: datetime) -> bool:
    """Whether the next round is due too, after a pause, so that this one need not be told.

    One that was put off is told in any case, and so is one of a kind that counts from the telling.
    """
    if ahead is None or ahead.due_at > now or PUT_OFF_AT in row.data:
        return False
    return not follow_up_kinds.FOLLOW_UPS[row.kind].counts_from_telling


def _next_round(calendar: Calendar, row: FollowUp, now: datetime) -> Round | None:
    named, first = planning.named_moments(row), planning.first_round(row)
    ahead = follow_up_kinds.next_round(
        row.kind, row.started_at, row.round - first, calendar, now, named
    )
    if ahead is None:
        return None
    number, due_at = ahead
    return Round(
        row.kind,
        row.subject,
        row.person_id,
        first + number,
        row.started_at,
        due_at,
        row.requisition_id,
        {name: value for name, value in row.data.items() if name != PUT_OFF_AT},
    )


def _remind(unit: UnitOfWork, kinds: FollowUps, told: dict[int, list[FollowUp]]) -> None:
    unit.session.flush()
    messages = [
        (person, _notice(kinds, rows[first : first + MOST_GATHERED]))
        for person, rows in told.items()
        for first in range(0, len(rows), MOST_GATHERED)
    ]
    outbox.tell_each(unit, messages)


def _notice(kinds: FollowUps, rows: list[FollowUp]) -> Notice:
    if len(rows) > 1:
        ids = tuple(row.id for row in rows if row.id is not None)
        return FollowUpsGathered(follow_ups=ids)
    (row,) = rows
    return kinds[row.kind].notice(follow_up=row.id or 0, round=row.round)


_KEPT_IN_DATA: dict[str, Any] = {"offer": Offer, "draft": Draft, "visit": Visit}


def _read_ahead(session: Session, rows: Iterable[FollowUp]) -> list[Any]:
    """What the looks will ask for by its id; while it is held, the session knows it."""
    wanted = defaultdict[Any, set[int]](set)
    for row in rows:
        if row.requisition_id is not None:
            wanted[Requisition].add(row.requisition_id)
        for name, model in _KEPT_IN_DATA.items():
            if name in row.data:
                wanted[model].add(int(row.data[name]))
    return [
        each
        for model, ids in wanted.items()
        for each in session.exec(select(model).where(col(model.id).in_(ids)))
    ]
