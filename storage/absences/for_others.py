"""A coordinator says that an advisor is away from today on: one who is ill cannot do it alone."""

from datetime import date

from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import Role
from storage.absences import absences, reading
from storage.absences.notices import AwaySetByAnother, AwaySetFor
from storage.hours import calendars
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Person
from storage.transaction.unit_of_work import UnitOfWork


def check_can_be_set(session: Session, person_id: int) -> None:
    """Whether a coordinator can say that somebody is away.

    Raises Refused("not_an_advisor"), and Refused("advisor_away_already", name=..., until=...).
    """
    if Role.ADVISOR not in people.roles(session, person_id):
        raise Refused("not_an_advisor")
    until = reading.away_until(session, person_id)
    if until is not None:
        name = people.first_name(session, person_id)
        raise Refused("advisor_away_already", name=name, until=until.isoformat())


def set_away(
    unit: UnitOfWork,
    person_id: int,
    last: date,
    substitute_id: int | None,
    by: Known,
    *,
    message_id: int | None = None,
) -> None:
    """Say that an advisor is away from today until this local day, included, and who stands in.

    They are told, and can end it as any other of theirs; whoever stands in is told too, and what
    they were asked goes to the next one. The message with this id becomes the record. Raises what
    `check_can_be_set`, `absences.check_days` and `absences.check_substitute` raise.
    """
    unit.session.exec(select(Person.id).where(col(Person.id) == person_id).with_for_update()).all()
    check_can_be_set(unit.session, person_id)
    first = calendars.today(unit.office, unit.now)
    absences.check_days(unit.session, unit.office, person_id, first, last, unit.now)
    if substitute_id is not None:
        absences.check_substitute(unit.session, person_id, substitute_id)
    row = absences.add(unit, person_id, first, last, substitute_id)
    told = None
    if person_id != by.id:
        told = outbox.tell(unit, person_id, AwaySetByAnother(absence=row, by=by.first_name))
    outbox.answer(unit, AwaySetFor(absence=row, told=told is not None, message_id=message_id))
    absences.begin_now(unit, row)
