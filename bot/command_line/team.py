"""The team from the command line: who is on it, and ending a role."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from bot.clock import Clock
from bot.configuration.errors import OperatorError
from bot.configuration.settings import Settings
from bot.migrating import opened
from bot.office import make_office
from casework.core.errors import Refused
from casework.team.leaving import ALL
from storage.leaving import leaving
from storage.subjects import CONSEQUENCES
from storage.team import members
from storage.team.members import Member
from storage.transaction.unit_of_work import UnitOfWork

_WRONG = {
    "not_on_the_team": "{who}: nobody on the team has this number or name, or holds that role. "
    "Expected: one of `python -m bot team`.",
    "last_coordinator": "{who}: the last coordinator cannot leave. "
    "Expected: another one first, by `python -m bot invite coordinator`.",
}


def lines(settings: Settings) -> list[str]:
    """Everybody on the team: number, name, roles and since when."""
    with _unit(settings) as unit:
        return [_line(each) for each in members.members(unit.session)] or [
            "Nobody is on the team yet."
        ]


def leave(settings: Settings, who: str, role: str | None) -> str:
    """End the role of somebody, or all of theirs; returns what came of it.

    The bot may run meanwhile: it tells those whom it concerns within a minute. Raises OperatorError
    where nobody or more than one is meant, and for the last coordinator.
    """
    with _unit(settings) as unit:
        person = _meant(members.members(unit.session), who)
        try:
            found = leaving.leave(unit, person.id, role or ALL)
        except Refused as refusal:
            raise OperatorError(_WRONG[refusal.code].format(who=who)) from None
        unit.session.commit()
    roles = " and ".join(sorted(found.roles))
    offered = f" Offered to others: {', '.join(found.cases)}." if found.cases else ""
    return f"{found.member.name} is no longer {roles}.{offered}"


def _meant(members: tuple[Member, ...], who: str) -> Member:
    """The one with this number, else the only one with this name."""
    found = [each for each in members if str(each.id) == who]
    found = found or [each for each in members if each.name.casefold() == who.casefold()]
    if not found:
        raise OperatorError(_WRONG["not_on_the_team"].format(who=who))
    if len(found) > 1:
        numbers = ", ".join(str(each.id) for each in found)
        raise OperatorError(
            f"{who}: {len(found)} people have this name. Expected: one of {numbers}."
        )
    return found[0]


def _line(member: Member) -> str:
    roles = ", ".join(f"{role} since {at.date()}" for role, at in member.since.items())
    return f"{member.id}  {member.name}  {roles}"


@contextmanager
def _unit(settings: Settings) -> Iterator[UnitOfWork]:
    office = make_office(settings)
    with opened(settings) as engine, Session(engine) as session:
        yield UnitOfWork(session, office, Clock().now(), CONSEQUENCES)
