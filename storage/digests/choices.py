"""Who wants which digest, and when: everybody chooses for themselves."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import time

from sqlalchemy import delete
from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import DigestKind, Role
from casework.digests.rules import DIGESTS, by_default, may_have, own_time
from casework.digests.times import minutes_of
from storage.happenings import RolesEnded
from storage.people import people
from storage.tables import DigestChoice
from storage.transaction.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody has a digest; `at` is local."""

    kind: DigestKind
    wanted: bool
    at: time


def wishes(session: Session, person_id: int) -> tuple[Wish, ...]:
    """Every digest that somebody may have, and how they have it."""
    roles = people.roles(session, person_id)
    rows = _rows(session, person_id)
    return tuple(_wish(rows, roles, kind) for kind in DIGESTS if may_have(kind, roles))


def wish(session: Session, person_id: int, kind: DigestKind) -> Wish:
    """How somebody has one of them. Raises Refused("stale_button") where they may not have it."""
    roles = people.roles(session, person_id)
    if not may_have(kind, roles):
        raise Refused("stale_button")
    return _wish(_rows(session, person_id), roles, kind)


def turn(unit: UnitOfWork, person_id: int, kind: DigestKind, *, wanted: bool) -> None:
    """Let a digest come from now on, or no longer. Raises what `wish` raises."""
    found = wish(unit.session, person_id, kind)
    if found.wanted == wanted:
        return
    row = _row(unit, person_id, found)
    row.wanted = wanted
    row.since = unit.now
    unit.session.flush()


def set_time(unit: UnitOfWork, person_id: int, kind: DigestKind, at: time) -> None:
    """Let it come at this (local) time from now on, and so come at all.

    Where that time of today is past, it comes tomorrow. Raises what `wish` raises.
    """
    row = _row(unit, person_id, wish(unit.session, person_id, kind))
    row.wanted = True
    row.at = minutes_of(at)
    row.since = unit.now
    unit.session.flush()


def times_chosen(rows: Iterable[DigestChoice]) -> dict[DigestKind, time]:
    """The (local) times that somebody has chosen for what they want, by their rows."""
    return {row.kind: _at(row.at) for row in rows if row.wanted and row.at is not None}


def _at(minutes: int) -> time:
    return time(*divmod(minutes, 60))


def _rows(session: Session, person_id: int) -> dict[DigestKind, DigestChoice]:
    rows = session.exec(select(DigestChoice).where(DigestChoice.person_id == person_id))
    return {row.kind: row for row in rows}


def _wish(
    rows: Mapping[DigestKind, DigestChoice], roles: Collection[Role], kind: DigestKind
) -> Wish:
    row = rows.get(kind)
    wanted = by_default(kind, roles) if row is None else row.wanted
    times = times_chosen(rows.values())
    if row is not None and row.at is not None:
        times[kind] = _at(row.at)
    return Wish(kind, wanted, own_time(kind, times))


def _row(unit: UnitOfWork, person_id: int, found: Wish) -> DigestChoice:
    row = unit.session.get(DigestChoice, (person_id, found.kind), with_for_update=True)
    if row is None:
        row = DigestChoice(person_id=person_id, kind=found.kind, wanted=found.wanted)
        unit.session.add(row)
    return row


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """Who is on the team no more has chosen no digest."""
    if not ended.on_team:
        unit.session.execute(
            delete(DigestChoice).where(col(DigestChoice.person_id) == ended.person_id)
        )
