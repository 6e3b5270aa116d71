"""The agenda as a message: what it needs to be read anew, in the morning or at any time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from casework.agenda import Agenda, Day, day_of
from casework.core.stored import Moment, Stored
from casework.core.vocabulary import DigestKind
from casework.office import Office
from casework.work import silence
from storage.absences import standing_in
from storage.agenda.facts import agenda_of
from storage.agenda.notices import MorningAgenda
from storage.digests.making import Ask, Made, Maker, Makers
from storage.hours import calendars
from storage.people import people
from storage.tables import Digest

A_MINUTE = 60


@dataclass(frozen=True)
class AgendaFacts:
    """Somebody's agenda, with the names of those whom they stand in for.

    `morning` is the minute (since 1970) at which it came by itself, 0 for one that was asked for:
    so a later page leaves out what the first one did.
    """

    person_id: int
    day: Day
    agenda: Agenda
    names: Mapping[int, str] = field(default_factory=dict)
    morning: int = 0


@dataclass(frozen=True, slots=True)
class Asked(Stored):
    """Of which moment an agenda is: whose day, for whom they acted, since when counts as silent.

    `silent_before` is None in digests of the version before; `morning` is as in `AgendaFacts`.
    """

    person: int
    now: Moment
    starts: Moment
    ends: Moment
    since: Moment
    away: tuple[int, ...] = ()
    silent_before: Moment | None = None
    morning: int = 0

    @property
    def day(self) -> Day:
        """The local day that it is for."""
        return Day(self.now, self.starts, self.ends, self.since)


def asked(
    session: Session, office: Office, person_id: int, now: datetime, morning: int = 0
) -> Asked:
    """The agenda of somebody, as it is asked for now."""
    day = day_of(now, calendars.calendar_of(session, office, person_id))
    return Asked(
        person=person_id,
        now=day.now,
        starts=day.starts,
        ends=day.ends,
        since=day.since,
        away=tuple(standing_in.acts_for(session, person_id)),
        silent_before=silence.silent_before(now, office.calendar),
        morning=morning,
    )


def make(session: Session, office: Office, ask: Ask, now: datetime) -> Made:
    """The morning's agenda."""
    morning = int(now.timestamp()) // A_MINUTE
    return Made(asked(session, office, ask.person_id, now, morning).as_json())


MAKERS: Makers = {DigestKind.AGENDA: Maker(make, MorningAgenda)}


def read(session: Session, of: Asked) -> AgendaFacts:
    """The agenda that was asked for, as it is now; of a `morning`, without the just said."""
    away = [each for each in standing_in.acts_for(session, of.person) if each in of.away]
    said = datetime.fromtimestamp(of.morning * A_MINUTE, UTC) if of.morning else None
    agenda = agenda_of(
        session,
        of.person,
        of.day,
        silent_before=of.silent_before or _silent_before(of.day),
        away=away,
        reminded_by=said,
    )
    names = people.names(session, away)
    return AgendaFacts(of.person, of.day, agenda, names, of.morning)


def _silent_before(day: Day) -> datetime:
    """What the version before would have said."""
    return day.starts - silence.SILENT_AFTER + timedelta(days=1)


def read_morning(session: Session, digest_id: int) -> AgendaFacts | None:
    """The agenda of a morning; None if there is none."""
    row = session.get(Digest, digest_id)
    return None if row is None else read(session, Asked.from_json(row.data))
