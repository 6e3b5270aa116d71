"""Absences: planned, begun, ended, and announced when somebody comes back.

Beginning, ending and announcing are each a claim on the row, so that a job that runs twice, late or
on two replicas does each once.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from casework.absences import rules
from casework.core.errors import Refused
from casework.dates.working_days import Absence
from casework.follow_ups.kinds import working_morning
from casework.office import Office
from storage.absences import standing_in
from storage.absences.notices import (
    AskedToStandIn,
    AwaySaved,
    AwayStopped,
    CameBack,
    NobodyStandsIn,
    StandInBegins,
    StandInCancelled,
    StandInOver,
)
from storage.happenings import AdvisorAway, PersonLost
from storage.hours import calendars
from storage.people import checks
from storage.people.people import Known
from storage.queues import outbox, timing
from storage.tables import AwayTime
from storage.transaction.unit_of_work import UnitOfWork


def check_days(
    session: Session, office: Office, person_id: int, first: date, last: date, now: datetime
) -> None:
    """Whether somebody can be away on these days. Raises what `rules.check` raises."""
    others = [Absence(each.first, each.last) for each in planned(session, person_id)]
    rules.check(first, last, calendars.today(office, now), others)


def plan(
    unit: UnitOfWork,
    person: Known,
    first: date,
    last: date,
    substitute_id: int | None,
    *,
    message_id: int | None,
) -> None:
    """Plan to be away; what begins today begins at once.

    The message with this id becomes the record of it, and the substitute is told. Raises what
    `check_days` and `check_substitute` raise.
    """
    check_days(unit.session, unit.office, person.id, first, last, unit.now)
    if substitute_id is not None:
        check_substitute(unit.session, person.id, substitute_id)
    row = unit.session.get_one(AwayTime, add(unit, person.id, first, last, substitute_id))
    outbox.answer(unit, AwaySaved(absence=_id(row), message_id=message_id))
    begun = first <= calendars.today(unit.office, unit.now)
    if substitute_id is not None and not begun:
        outbox.tell(unit, substitute_id, AskedToStandIn(absence=_id(row)))
    if not begun:
        return
    _begin(unit, row)
    unit.happened(AdvisorAway(person.id, waiting=True))


def add(
    unit: UnitOfWork, person_id: int, first: date, last: date, substitute_id: int | None
) -> int:
    """Keep an absence that has not begun. Returns its id."""
    row = AwayTime(
        person_id=person_id,
        first=first,
        last=last,
        substitute_id=substitute_id,
        created_at=unit.now,
    )
    unit.session.add(row)
    unit.session.flush()
    return _id(row)


def begin_now(unit: UnitOfWork, absence_id: int) -> None:
    """An absence begins that somebody else has set: whoever stands in is told, all else follows."""
    row = unit.session.get_one(AwayTime, absence_id)
    _begin(unit, row)
    unit.happened(AdvisorAway(row.person_id))


def check_substitute(session: Session, person_id: int, substitute_id: int) -> None:
    """Raise Refused("stale_button") for oneself, "not_an_advisor", or "advisor_unreachable"."""
    if substitute_id == person_id:
        raise Refused("stale_button")
    checks.check_on_the_team(session, substitute_id)


def stop(unit: UnitOfWork, absence_id: int, person: Known, *, message_id: int | None) -> None:
    """Cancel an absence, or come back early: then what happened is announced at once.

    The message with this id becomes the record of it. Raises Refused("stale_button") where it is
    over already, or somebody else's.
    """
    row = _open(unit, absence_id, person)
    told = standing_in.substitute_of(unit.session, person.id) if row.began_at else row.substitute_id
    row.ended_at = unit.now
    row.came_back_at = unit.now
    unit.session.flush()
    timing.hurry_all(unit, person.id)
    outbox.answer(unit, AwayStopped(absence=_id(row), message_id=message_id))
    if told is not None:
        tell_it_is_over(unit, told, row)
    if row.began_at is not None:
        _announce(unit, [row])


def replace_substitute(
    unit: UnitOfWork, absence_id: int, person: Known, substitute_id: int | None
) -> None:
    """Somebody else stands in, or nobody; both of them are told.

    Raises Refused("stale_button") where it is over, and what `check_substitute` raises.
    """
    row = _open(unit, absence_id, person)
    if substitute_id is not None:
        check_substitute(unit.session, person.id, substitute_id)
    former, row.substitute_id = row.substitute_id, substitute_id
    unit.session.flush()
    timing.hurry_all(unit, person.id)
    if former == substitute_id:
        return
    if former is not None:
        tell_it_is_over(unit, former, row)
    if substitute_id is not None and row.began_at is not None:
        _tell_who_stands_in(unit, person.id, None)
    elif substitute_id is not None:
        outbox.tell(unit, substitute_id, AskedToStandIn(absence=_id(row)))


def _open(unit: UnitOfWork, absence_id: int, person: Known) -> AwayTime:
    row = unit.session.get(AwayTime, absence_id, with_for_update=True)
    if row is None or row.person_id != person.id or row.ended_at is not None:
        raise Refused("stale_button")
    return row


def planned(session: Session, person_id: int) -> Sequence[AwayTime]:
    """The absences of somebody that go on or lie ahead, the first one first."""
    return session.exec(
        select(AwayTime)
        .where(AwayTime.person_id == person_id, col(AwayTime.ended_at).is_(None))
        .order_by(col(AwayTime.first))
    ).all()


def turn_over(unit: UnitOfWork) -> bool:
    """Whatever the clock brings: absences end, others begin, and who is back is told.

    Returns whether more may be due: never, since it deals with all of it.
    """
    today = calendars.today(unit.office, unit.now)
    for row in _claimable(unit, col(AwayTime.ended_at).is_(None), col(AwayTime.last) < today):
        row.ended_at = unit.now
        if row.began_at is None:  # nobody was here for all of it, so nothing has happened
            row.began_at = row.came_back_at = unit.now
    unit.session.flush()
    if unit.now.astimezone(unit.office.calendar.zone).time() >= rules.BEGINS_AT:
        latest = today
    else:
        latest = today - timedelta(days=1)
    begun = _claimable(
        unit,
        col(AwayTime.began_at).is_(None),
        col(AwayTime.ended_at).is_(None),
        col(AwayTime.first) <= latest,
    )
    for row in begun:
        _begin(unit, row)
    for row in begun:  # once all have gone, so that nobody is asked who is about to go
        unit.happened(AdvisorAway(row.person_id))
    _announce_returns(unit)
    return False


def tell_it_is_over(unit: UnitOfWork, substitute_id: int, row: AwayTime) -> None:
    """Tell a substitute that they need not stand in any more, or after all."""
    if row.began_at:
        outbox.tell(unit, substitute_id, StandInOver(absence=_id(row)))
    else:
        outbox.tell(unit, substitute_id, StandInCancelled(absence=_id(row)))


def substitute_lost(unit: UnitOfWork, away: list[int]) -> None:
    """Tell whoever stands in now for each of these, or the coordinators where nobody does."""
    for person_id in away:
        _tell_who_stands_in(unit, person_id, None)


def person_lost(unit: UnitOfWork, lost: PersonLost) -> None:
    """For whom they stood in, somebody else does now; if nobody does, the coordinators hear so."""
    substitute_lost(unit, list(lost.stood_in_for))


# Beginning


def _begin(unit: UnitOfWork, row: AwayTime) -> None:
    """What waits for them moves on; whoever stands in is told.

    So are those who stand in now for others who had chosen this one.
    """
    before = standing_in.substitutes(unit.session)
    row.began_at = unit.now
    unit.session.flush()
    timing.hurry_all(unit, row.person_id)
    if row.substitute_id is not None:
        _tell_who_stands_in(unit, row.person_id, None)
    for person_id, former in before.items():
        if former == row.person_id:
            _tell_who_stands_in(unit, person_id, former)


def _tell_who_stands_in(unit: UnitOfWork, person_id: int, former: int | None) -> None:
    """Tell the one who stands in now; where nobody does, the coordinators."""
    row = next((each for each in planned(unit.session, person_id) if each.began_at), None)
    stands_in = standing_in.substitute_of(unit.session, person_id)
    if row is None or (former is not None and stands_in == former):
        return
    if stands_in is not None:
        outbox.tell(unit, stands_in, StandInBegins(absence=_id(row)))
        return
    outbox.tell_coordinators(unit, NobodyStandsIn(absence=_id(row)))


# Coming back


def _announce_returns(unit: UnitOfWork) -> None:
    """Once on the first working morning after, for all absences that followed on each other."""
    returned: dict[int, list[AwayTime]] = {}
    for row in _claimable(
        unit, col(AwayTime.ended_at).is_not(None), col(AwayTime.came_back_at).is_(None)
    ):
        returned.setdefault(row.person_id, []).append(row)
    for person_id, rows in returned.items():
        calendar = calendars.calendar_of(unit.session, unit.office, person_id)
        last = max(row.last for row in rows)
        midnight = datetime.combine(last + timedelta(days=1), rules.BEGINS_AT, calendar.zone)
        if unit.now < working_morning(midnight, calendar):
            continue
        for row in rows:
            row.came_back_at = unit.now
            if row.substitute_id is not None:
                outbox.tell(unit, row.substitute_id, StandInOver(absence=_id(row)))
        unit.session.flush()
        _announce(unit, rows)


def _announce(unit: UnitOfWork, rows: list[AwayTime]) -> None:
    since = min(row.began_at or row.created_at for row in rows)
    person_id = rows[0].person_id
    outbox.tell(unit, person_id, CameBack(person=person_id, since=since, until=unit.now))


def _id(row: AwayTime) -> int:
    if row.id is None:
        raise LookupError("a stored absence has an id")
    return row.id


def _claimable(unit: UnitOfWork, *conditions: Any) -> Sequence[AwayTime]:
    return unit.session.exec(
        select(AwayTime)
        .where(*conditions)
        .order_by(col(AwayTime.first), col(AwayTime.id))
        .with_for_update(skip_locked=True)
    ).all()
