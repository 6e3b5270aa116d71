"""Time that goes by after a visit or a closing, for dialogues."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FollowUpKind, VisitStatus
from storage.follow_ups import planning
from storage.tables import Person, Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.dialogue import City
from tests.support.scenes.scene import scene
from tests.support.working import Running

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""10 o'clock in Copenhagen."""


@scene
async def it_is(city: City, day: int, hour: int = 7, minute: int = 1) -> None:
    """It is so many days after the Monday, at 8:01 in Copenhagen, and the program has looked."""
    moment = (MONDAY + timedelta(days=day)).replace(hour=hour, minute=minute)
    city.moves_clock_to(moment)
    for _time in range(2):
        await follow_up(city.running)
        await city.settled()


@scene
async def after_a_visit(city: City, case: Running) -> int:
    """A visit to Ayşe took place on the Monday from 10 to 11. Returns its id."""
    return await city.running.database.run(lambda unit: _held(unit, city, case))


def _held(unit: UnitOfWork, city: City, case: Running) -> int:
    number = int(case.reference[-4:])
    requisition = unit.session.exec(select(Requisition).where(Requisition.number == number)).one()
    ends = MONDAY + timedelta(hours=1)
    visit = Visit(
        requisition_id=requisition.id or 0,
        proposed_by=_id_of(unit.session, case.leyla.user.id),
        status=VisitStatus.AGREED,
        uid=f"held-{number}",
        proposed_at=MONDAY,
        agreed_at=MONDAY,
        starts_at=MONDAY,
        ends_at=ends,
    )
    unit.session.add(visit)
    unit.session.flush()
    for chat in (case.leyla, case.ayse):
        planning.start(
            unit,
            FollowUpKind.AFTER_VISIT,
            subject=f"visit:{visit.id}",
            person_id=_id_of(unit.session, chat.user.id),
            anchor=ends,
            requisition_id=requisition.id,
            data={"visit": visit.id},
        )
    return visit.id or 0


def _id_of(session: Session, telegram_id: int) -> int:
    return session.exec(select(Person.id).where(Person.telegram_id == telegram_id)).one() or 0
