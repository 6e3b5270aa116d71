"""The agenda as a message: what it needs to be read anew, in the morning or at any time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session

from casework.agenda import Agenda, Day, day_of
from casework.core.vocabulary import DigestKind
from casework.office import Office
from casework.work import silence
from storage.absences import standing_in
from storage.agenda.facts import agenda_of
from storage.digests.making import Ask, Made, Makers
from storage.hours import calendars as hours
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


def asked(session: Session, office: Office, person_id: int, now: datetime) -> dict[str, Any]:
    """What the message is about, as its parameters: whose day, who is away, what is silent."""
    return {
        "person": person_id,
        "away": standing_in.acts_for(session, person_id),
        "silent_before": silence.silent_before(now, office.calendar).isoformat(),
        **day_of(now, hours.calendar_of(session, office, person_id)).as_json(),
    }


def make(session: Session, office: Office, ask: Ask, now: datetime) -> Made:
    """The morning's agenda."""
    morning = int(now.timestamp()) // A_MINUTE
    return Made({**asked(session, office, ask.person_id, now), "morning": morning})


MAKERS: Makers = {DigestKind.AGENDA: make}


def read(session: Session, params: Mapping[str, Any]) -> AgendaFacts:
    """The agenda that `asked` is about, as it is now; of a `morning`, without the just said."""
    day, morning = Day.from_json(params), params["morning"]
    away = [
        each for each in standing_in.acts_for(session, params["person"]) if each in params["away"]
    ]
    said = datetime.fromtimestamp(morning * A_MINUTE, UTC) if morning else None
    agenda = agenda_of(
        session,
        params["person"],
        day,
        silent_before=_silent_before(params, day),
        away=away,
        reminded_by=said,
    )
    names = people.names(session, away)
    return AgendaFacts(params["person"], day, agenda, names, morning)


def _silent_before(params: Mapping[str, Any], day: Day) -> datetime:
    """As it was when the day was asked for; messages of the version before do not name it."""
    named = params.get("silent_before")
    if named is None:
        return day.starts - silence.SILENT_AFTER + timedelta(days=1)
    return datetime.fromisoformat(named)


def read_morning(session: Session, digest_id: int) -> AgendaFacts | None:
    """The agenda of a morning; None if there is none."""
    row = session.get(Digest, digest_id)
    return None if row is None else read(session, row.data)
