"""Digests: sent once a person and period, by whoever comes first, or shown when asked for."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from casework.core.vocabulary import DigestKind, Role
from casework.digests import rules
from casework.digests.rules import DIGESTS, DigestWish, Due
from casework.office import Office
from casework.worklist.rules import Line
from storage.database.columns import new_id, table
from storage.database.upsert import insert_or_ignore
from storage.digests import choices
from storage.digests.making import Ask, Made, Makers
from storage.hours import calendars as hours
from storage.queues import outbox
from storage.tables import Digest, DigestChoice, DigestLine, Person, RoleGrant
from storage.transaction.unit_of_work import UnitOfWork

_digest = table(Digest)
_line = table(DigestLine)
_Wishes = dict[tuple[int, DigestKind], DigestWish]


def due_now(session: Session, office: Office, now: datetime) -> list[Ask]:
    """Who is to have which digest now; nobody who cannot be reached. It changes nothing."""
    wishes = _wishes(session)
    had = _had(session, hours.today(office, now))
    people = {person for person, _kind in wishes}
    calendars = {person: hours.calendar_of(session, office, person) for person in people}
    asks = []
    for (person, kind), choice in sorted(wishes.items(), key=_sent_in_order):
        last, told_until = had.get((person, kind), (None, None))
        found = rules.due(kind, choice, last, now, calendars[person])
        if found is not None:
            asks.append(Ask(person, kind, found, told_until))
    return asks


def _sent_in_order(wish: tuple[tuple[int, DigestKind], DigestWish]) -> tuple[int, int]:
    (person, kind), _choice = wish
    return person, rules.SENT_FIRST.index(kind)


def send(unit: UnitOfWork, makers: Makers, ask: Ask, made: Made | None = None) -> bool:
    """Claim a period, keep its digest and enqueue it; False where somebody else has done so.

    `made` is what its maker has read beside the writer, a moment before: a line that has changed
    since is noticed when it is dealt with. Without it, it is made here.
    """
    claim = unit.session.execute(
        insert_or_ignore(_digest, unit.session.get_bind().dialect.name).returning(_digest.c.id),
        _row(ask, unit.now, asked=False),
    )
    digest_id = claim.scalar_one_or_none()
    if digest_id is None:
        return False
    made = made or makers[ask.kind].make(unit.session, unit.office, ask, unit.now)
    _fill(unit, digest_id, made, ask.due.since)
    told = outbox.tell(unit, ask.person_id, makers[ask.kind].notice(digest=digest_id))
    _set(unit, digest_id, outbox_id=told.row if told is not None else None)
    return True


def asked_for(
    session: Session, office: Office, kind: DigestKind, person_id: int, now: datetime
) -> Ask:
    """Today's digest for somebody who asks for it, whatever was sent."""
    today = hours.today(office, now)
    _last, told_until = _had(session, today).get((person_id, kind), (None, None))
    return Ask(person_id, kind, Due(today), told_until)


def make_now(
    unit: UnitOfWork, makers: Makers, kind: DigestKind, person_id: int, made: Made | None = None
) -> int:
    """Keep today's digest for somebody who asks for it, whatever was sent. Returns its id.

    `made` is what its maker has read beside the writer; without it, it is made here. It takes no
    period: the one that comes by itself comes nevertheless. The caller says it.
    """
    ask = asked_for(unit.session, unit.office, kind, person_id, unit.now)
    inserted = unit.session.execute(_digest.insert(), _row(ask, unit.now, asked=True))
    digest_id = new_id(inserted)
    made = made or makers[kind].make(unit.session, unit.office, ask, unit.now)
    _fill(unit, digest_id, made, None)
    return digest_id


# Who wants what


def _wishes(session: Session) -> _Wishes:
    """What each member of the team can have, and how they want it."""
    told = {
        (row.person_id, row.kind): row for row in session.execute(select(DigestChoice)).scalars()
    }
    wishes: _Wishes = {}
    for person, granted in _members(session).items():
        times = choices.times_chosen([row for (each, _), row in told.items() if each == person])
        for kind, rule in DIGESTS.items():
            joined = [at for role, at in granted.items() if role in rule.may_have]
            if joined:
                default = rules.by_default(kind, granted)
                choice = _choice(told.get((person, kind)), min(joined), default=default)
                wishes[person, kind] = replace(choice, at=rules.own_time(kind, times))
    return wishes


def _choice(row: DigestChoice | None, joined: datetime, *, default: bool) -> DigestWish:
    if row is None:
        return DigestWish(default, joined)
    return DigestWish(row.wanted, max(joined, row.since or joined))


def _members(session: Session) -> dict[int, dict[Role, datetime]]:
    """The roles of everybody on the team who can be reached, with when they got them."""
    rows = session.execute(
        select(RoleGrant)
        .join(Person, col(Person.id) == col(RoleGrant.person_id))
        .where(col(Person.unreachable_since).is_(None), col(Person.telegram_id).is_not(None))
    ).scalars()
    members: dict[int, dict[Role, datetime]] = {}
    for row in rows:
        members.setdefault(row.person_id, {})[row.role] = row.granted_at
    return members


def _had(session: Session, today: date) -> dict[tuple[int, DigestKind], tuple[date, datetime]]:
    """The newest period up to today that each person had of each kind, and when it was made.

    Periods that lie ahead were sent by a clock that was wrong, and keep nothing from coming.
    """
    rows = session.execute(
        select(
            _digest.c.person_id,
            _digest.c.kind,
            func.max(_digest.c.period),
            func.max(_digest.c.made_at),
        )
        .where(_digest.c.period <= today, ~_digest.c.asked)
        .group_by(_digest.c.person_id, _digest.c.kind)
    )
    return {(person, kind): (period, made_at) for person, kind, period, made_at in rows}


# The rows


def _row(ask: Ask, now: datetime, *, asked: bool) -> dict[str, object]:
    return {
        "person_id": ask.person_id,
        "kind": ask.kind,
        "period": ask.due.period,
        "asked": asked,
        "made_at": now,
        "since": ask.told_until,
        "late": ask.due.late,
        "data": {},
    }


def _fill(unit: UnitOfWork, digest_id: int, made: Made, missed_since: date | None) -> None:
    """Keep what was made: its figures, and its lines in order."""
    since = {"missed_since": missed_since.isoformat()} if missed_since else {}
    _set(unit, digest_id, data={**made.data, **since})
    rows = [_line_row(digest_id, position, line) for position, line in enumerate(made.lines)]
    if rows:
        unit.session.execute(_line.insert(), rows)


def _line_row(digest_id: int, position: int, line: Line) -> dict[str, object]:
    return {
        "digest_id": digest_id,
        "position": position,
        "kind": line.kind,
        "subject": line.subject,
        "requisition_id": line.requisition_id,
        "person_id": line.person_id,
        "data": {**line.data, "days": line.days},
    }


def _set(unit: UnitOfWork, digest_id: int, **values: object) -> None:
    unit.session.execute(_digest.update().where(_digest.c.id == digest_id).values(**values))
