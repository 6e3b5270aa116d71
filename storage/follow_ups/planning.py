"""Beginning to follow something up, and ceasing to: for every verb that makes a promise.

A `subject` is a text that tells one matter from another ("case:7:20261123090000"); together with
the kind, the person and the round it is unique. Moments are in UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col

from casework.follow_ups import kinds
from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.hours import calendars
from storage.tables import FollowUp
from storage.transaction.unit_of_work import UnitOfWork

PUT_OFF_AT = "put_off_at"
"""What `data` calls the moment at which the person chose another one."""


MOMENTS = "moments"
"""What `data` calls the moments of all rounds, where they were settled when it began."""


FIRST_ROUND = "first_round"
"""What `data` calls the round with which the wait began anew, where it did not begin with 0."""


@dataclass(frozen=True)
class Round:
    """One round of a follow-up that is to come."""

    kind: str
    subject: str
    person_id: int
    round: int
    started_at: datetime
    due_at: datetime
    requisition_id: int | None
    data: dict[str, Any]


def start(
    unit: UnitOfWork,
    kind: str,
    *,
    subject: str,
    person_id: int,
    anchor: datetime,
    requisition_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Plan the first round, by the person's own hours. Doing it twice is doing it once."""
    due_at = kinds.due(kind, anchor, 0, calendars.own_hours(unit.session, unit.office, person_id))
    if due_at is not None:
        first = Round(kind, subject, person_id, 0, anchor, due_at, requisition_id, data or {})
        plan(unit, [first])


def start_at(unit: UnitOfWork, begun: Round, moments: Sequence[datetime]) -> None:
    """Plan this round of something whose rounds all have their moments already, by number."""
    named = {**begun.data, MOMENTS: [each.isoformat() for each in moments]}
    plan(unit, [replace(begun, data=named)])


def named_moments(row: FollowUp) -> list[datetime]:
    """The moments of all rounds, where they were settled when it began; else none."""
    return [datetime.fromisoformat(each) for each in row.data.get(MOMENTS, ())]


def wait_from(row: FollowUp, anchor: datetime) -> None:
    """What it watches began at another moment: the round that is due counts as the first from it.

    The rounds that were told keep their numbers, which are theirs alone.
    """
    if anchor != row.started_at:
        row.started_at = anchor
        row.data = {**row.data, FIRST_ROUND: row.round}


def first_round(row: FollowUp) -> int:
    """The number of the round that the rule calls the first."""
    found: int = row.data.get(FIRST_ROUND, 0)
    return found


def plan(unit: UnitOfWork, rounds: Sequence[Round]) -> None:
    """Plan rounds; planning one twice is planning it once."""
    if rounds:
        insert = insert_or_ignore(table(FollowUp), unit.session.get_bind().dialect.name)
        unit.session.execute(insert, [vars(each) for each in rounds])


def stop(unit: UnitOfWork, subject: str, kind: str) -> None:
    """End what is open of this kind about a subject, before it is due, for whomever."""
    _stop(
        unit,
        col(FollowUp.subject) == subject,
        col(FollowUp.kind) == kind,
    )


def settle(unit: UnitOfWork, row: FollowUp) -> None:
    """Whom it asks has answered: they are not asked again. Others who are asked still are."""
    stop_for_person(unit, row)
    end_round(unit, row)


def end_round(unit: UnitOfWork, row: FollowUp) -> None:
    """This round is done now, whenever it was told; those that are planned beside it still come."""
    row.ended_at = unit.now
    row.ended_as = "done"
    unit.session.flush()


def begin_anew(unit: UnitOfWork, row: FollowUp) -> None:
    """Plan the first round for the same case once more, counted from now."""
    start(
        unit,
        row.kind,
        subject=f"case:{row.requisition_id}:{unit.now:%Y%m%d%H%M%S}",
        person_id=row.person_id,
        anchor=unit.now,
        requisition_id=row.requisition_id,
    )


def stop_for_person(unit: UnitOfWork, row: FollowUp) -> None:
    """End every open round of a follow-up for the one whom it asks, before it is due."""
    _stop(
        unit,
        col(FollowUp.subject) == row.subject,
        col(FollowUp.kind) == row.kind,
        col(FollowUp.person_id) == row.person_id,
    )


def forget_other_rounds(unit: UnitOfWork, row: FollowUp) -> None:
    """Take back what is planned beside this round; the next one is planned when this one fires."""
    unit.session.execute(
        delete(FollowUp).where(
            col(FollowUp.subject) == row.subject,
            col(FollowUp.kind) == row.kind,
            col(FollowUp.person_id) == row.person_id,
            col(FollowUp.round) > row.round,
            col(FollowUp.ended_at).is_(None),
        )
    )


def forget_open(unit: UnitOfWork, subject: str, kind: str) -> None:
    """Take back what is planned about a subject and has not been told, so that it begins anew."""
    unit.session.execute(
        delete(FollowUp).where(
            col(FollowUp.subject) == subject,
            col(FollowUp.kind) == kind,
            col(FollowUp.ended_at).is_(None),
        )
    )


def stop_in_case(unit: UnitOfWork, requisition_id: int, kind: str) -> None:
    """End what is open of this kind in a case, for whomever."""
    _stop(
        unit,
        col(FollowUp.requisition_id) == requisition_id,
        col(FollowUp.kind) == kind,
    )


def _stop(unit: UnitOfWork, *which: Any) -> None:
    """End what is open of these, before it is due."""
    unit.session.execute(
        update(FollowUp)
        .where(col(FollowUp.ended_at).is_(None), *which)
        .values(ended_at=unit.now, ended_as="stopped")
    )
