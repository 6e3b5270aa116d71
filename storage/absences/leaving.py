"""The absences of somebody who leaves the team, and of those for whom they were to stand in."""

from collections.abc import Sequence

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.absences import absences, standing_in
from storage.absences.notices import SubstituteLeft
from storage.happenings import PersonErased, RolesEnded
from storage.people import people
from storage.queues import outbox
from storage.tables import AwayTime
from storage.transaction.unit_of_work import UnitOfWork


def stands_in_for(session: Session, person_id: int) -> tuple[str, ...]:
    """The first names of those who have chosen this person, now or for later."""
    ids = [row.person_id for row in _chosen(session, person_id)]
    names = people.names(session, ids)
    return tuple(names[each] for each in dict.fromkeys(ids))


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """The absences of who advises no more are over, and nobody announces that they are back.

    Who stood in for them hears that it is over. Those who had chosen them hear that they need
    somebody else; while one of them is away, so does whoever stands in now, or the coordinators.
    The role has ended before.
    """
    if not ended.advises_no_more:
        return
    for row in absences.planned(unit.session, ended.person_id):
        if row.substitute_id is not None:
            absences.tell_it_is_over(unit, row.substitute_id, row)
        row.ended_at = row.came_back_at = unit.now
    unit.session.flush()
    chosen = _chosen(unit.session, ended.person_id)
    for row in chosen:
        row.substitute_id = None
    unit.session.flush()
    for row in chosen:
        told = SubstituteLeft(absence=row.id or 0, name=ended.name)
        outbox.tell(unit, row.person_id, told)
    away = [row.person_id for row in chosen if row.began_at is not None]
    running = standing_in.absent(unit.session)
    absences.substitute_lost(unit, [each for each in away if each in running])


def forget_absences(unit: UnitOfWork, erased: PersonErased) -> None:
    """Delete the absences of somebody who is erased, and that they stood in for others."""
    unit.session.execute(
        update(AwayTime)
        .where(col(AwayTime.substitute_id) == erased.person_id)
        .values(substitute_id=None)
    )
    unit.session.execute(delete(AwayTime).where(col(AwayTime.person_id) == erased.person_id))


def _chosen(session: Session, person_id: int) -> Sequence[AwayTime]:
    return session.exec(
        select(AwayTime)
        .where(AwayTime.substitute_id == person_id, col(AwayTime.ended_at).is_(None))
        .order_by(col(AwayTime.first))
    ).all()
