"""What the agenda needs to know when it is sent."""

from sqlmodel import Session

from handlers.agenda.notices import Agenda
from storage.agenda import digest
from storage.agenda.digest import AgendaFacts
from storage.agenda.notices import MorningAgenda


def agenda(session: Session, notice: Agenda) -> AgendaFacts:
    """The day of an advisor who asked for it."""
    return digest.read(session, notice.asked)


def morning(session: Session, notice: MorningAgenda) -> AgendaFacts | None:
    """An advisor's day, as it is when it is sent."""
    return digest.read_morning(session, notice.digest)
