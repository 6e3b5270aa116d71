"""Who can be told something, and what says when: read in one statement, however many they are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlmodel import Session

from casework import quiet as rules
from casework.core.vocabulary import Role
from storage.database.columns import table
from storage.tables import AwayTime, Pause, Person, RoleGrant, WaitingNotice, WorkingHours

_person = table(Person)
_role = table(RoleGrant)
_pause = table(Pause)
_waiting = table(WaitingNotice)
_hours = table(WorkingHours)
_away = table(AwayTime)

_reachable = (
    select(
        _person.c.id,
        _person.c.telegram_id,
        exists().where(_role.c.person_id == _person.c.id).label("of_the_team"),
        exists()
        .where(_role.c.person_id == _person.c.id, _role.c.role == Role.ADVISOR)
        .label("advises"),
        (
            exists().where(_hours.c.person_id == _person.c.id)
            | exists().where(_away.c.person_id == _person.c.id, _away.c.ended_at.is_(None))
        ).label("own_hours"),
        _pause.c.until.label("paused_until"),
        exists().where(_waiting.c.person_id == _person.c.id).label("something_waits"),
    )
    .outerjoin(_pause, _pause.c.person_id == _person.c.id)
    .where(
        _person.c.id.in_(bindparam("persons", expanding=True)),
        _person.c.telegram_id.is_not(None),
        _person.c.unreachable_since.is_(None),
    )
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who can be reached. `own_hours`: they set some, or are away at some time."""

    id: int
    chat_id: int
    is_a: rules.Receiver
    own_hours: bool
    paused_until: date | None
    something_waits: bool


def reachable(session: Session, person_ids: Collection[int]) -> dict[int, Receiver]:
    """Those of these people who can be reached, by id."""
    found = session.execute(_reachable, {"persons": list(person_ids)})
    return {
        row.id: Receiver(
            row.id,
            row.telegram_id,
            _is_a(row),
            row.own_hours,
            row.paused_until,
            row.something_waits,
        )
        for row in found
    }


def _is_a(row: Any) -> rules.Receiver:
    if row.advises:
        return rules.Receiver.ADVISOR
    return rules.Receiver.COORDINATOR if row.of_the_team else rules.Receiver.REQUESTER
