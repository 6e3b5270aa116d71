"""Mornings, and what other conversations have left behind for them; for dialogues."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from bot.jobs.digests import send_digests
from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FollowUpKind, Role, VisitStatus
from storage.people import people
from storage.tables import FollowUp, Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)  # 9:00 in Copenhagen


@scene
async def it_is(city: City, moment: datetime, *chats: Chat) -> None:
    """It becomes this moment, and what comes by itself comes; what came so far is read."""
    for chat in chats:
        chat.seen = chat.last().message_id
    city.moves_clock_to(moment + timedelta(seconds=5))
    await follow_up(city.running)
    await send_digests(city.running)
    await city.settled()


@scene
async def keep(city: City, *rows: object) -> None:
    """What other conversations have left behind."""

    def add(unit: UnitOfWork) -> None:
        unit.session.add_all(rows)

    await city.running.database.run(add)


async def advisor_and_case(city: City, reference: str) -> tuple[int, int]:
    """The advisor of a case, and the case."""

    def find(unit: UnitOfWork) -> tuple[int, int]:
        number = int(reference[-4:])
        case = unit.session.exec(select(Requisition).where(Requisition.number == number)).one()
        return case.advisor_id or 0, case.id or 0

    return await city.running.database.run(find)


async def team(city: City) -> list[int]:
    """Every advisor."""
    return await city.running.database.run(
        lambda unit: people.with_role(unit.session, Role.ADVISOR)
    )


def visit(case: int, advisor: int, at: datetime, place: str) -> Visit:
    """A time that both have agreed on."""
    return Visit(
        requisition_id=case,
        proposed_by=advisor,
        status=VisitStatus.AGREED,
        place=place,
        uid=f"{case}@test",
        proposed_at=MONDAY,
        starts_at=at,
        ends_at=at + timedelta(hours=1),
    )


def reminder(person: int, case: int | None, at: datetime, line: str) -> FollowUp:
    """A date and a line of one's own."""
    return FollowUp(
        kind=FollowUpKind.OWN_REMINDER,
        subject=f"own:{line}",
        requisition_id=case,
        person_id=person,
        started_at=MONDAY,
        due_at=at,
        data={"line": line},
    )
