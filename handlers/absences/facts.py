"""What the notices about absences need to know when they are sent."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from casework.core.vocabulary import Role
from handlers.absences.views.planning import Colleague
from handlers.absences.views.standing_in import WithLastDay
from storage.absences import absences
from storage.absences import reading as absences_told
from storage.absences import while_away as came_back
from storage.absences.reading import Away
from storage.absences.while_away import WhileAway
from storage.cards import reading as cases
from storage.people import people

Params = Mapping[str, Any]


def meanwhile(session: Session, params: Params) -> WithLastDay | None:
    """A case and until when its advisor is away; None once they are back."""
    found = cases.case(session, params["requisition"])
    last = absences_told.away_until(session, found.involved.advisor) if found else None
    return None if found is None or last is None else (found, last)


def planned(session: Session, params: Params) -> tuple[Away, ...]:
    """Somebody's absences, now and to come."""
    ids = [each.id for each in absences.planned(session, params["person"])]
    found = [absences_told.absence(session, each) for each in ids if each is not None]
    return tuple(each for each in found if each is not None)


def absence(session: Session, params: Params) -> Away | None:
    """One absence."""
    return absences_told.absence(session, params["absence"])


def colleagues(session: Session, params: Params) -> tuple[Colleague, ...]:
    """Who could stand in: the other advisors who can be reached."""
    able = [
        each
        for each in people.with_role(session, Role.ADVISOR)
        if each != params["person"] and each not in people.unreachable(session)
    ]
    first, last = date.fromisoformat(params["first"]), date.fromisoformat(params["last"])
    names = people.names(session, able)
    return tuple(
        Colleague(each, names[each], tuple(absences_told.away_between(session, each, first, last)))
        for each in able
    )


def while_away(session: Session, params: Params) -> WhileAway:
    """What happened while somebody was away."""
    since, until = (datetime.fromisoformat(params[each]) for each in ("since", "until"))
    return came_back.read(session, params["person"], since, until)
