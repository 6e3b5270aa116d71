"""A requester's pause: until when they want to hear nothing that they have not asked for."""

from datetime import date, datetime

from sqlalchemy import delete, select, update
from sqlmodel import Session

from casework import quiet as rules
from casework.core.errors import Refused
from casework.core.vocabulary import Role
from casework.office import Office
from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.people import people
from storage.people.people import Known
from storage.queues import timing
from storage.tables import Pause
from storage.transaction.unit_of_work import UnitOfWork

_pause = table(Pause)


def until(session: Session, office: Office, person: Known, now: datetime) -> date | None:
    """The local day on whose morning somebody's pause ends; None where they have none."""
    day = session.execute(
        select(_pause.c.until).where(_pause.c.person_id == person.id)
    ).scalar_one_or_none()
    if day is None or rules.pause_ends(day, office.quiet, office.calendar.zone) <= now:
        return None
    found: date = day
    return found


def begin(unit: UnitOfWork, person: Known, day: date) -> None:
    """Pause until the morning of a local day; a pause that is on ends then instead.

    Raises what `check_may_pause` and `casework.quiet.check_pause` raise.
    """
    check_may_pause(unit.session, person)
    rules.check_pause(day, unit.now.astimezone(unit.office.calendar.zone).date())
    values = {"until": day, "since": unit.now}
    dialect = unit.session.get_bind().dialect.name
    unit.session.execute(insert_or_ignore(_pause, dialect).values(person_id=person.id, **values))
    unit.session.execute(update(_pause).where(_pause.c.person_id == person.id).values(**values))
    timing.hurry_all(unit, person.id)


def end(unit: UnitOfWork, person: Known) -> None:
    """End a pause: what has waited for its end comes as soon as its hour allows.

    Raises Refused("stale_button") where there is none.
    """
    if until(unit.session, unit.office, person, unit.now) is None:
        raise Refused("stale_button")
    unit.session.execute(delete(_pause).where(_pause.c.person_id == person.id))
    timing.hurry_all(unit, person.id)


def check_may_pause(session: Session, person: Known) -> None:
    """Raises Refused("pause_team") for the team, whose work does not wait for them."""
    if people.roles(session, person.id) != {Role.REQUESTER}:
        raise Refused("pause_team")
