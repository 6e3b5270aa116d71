"""What the agenda needs to know when it is sent."""

from sqlmodel import Session

from handlers.core.effects import Params
from storage.agenda import digest as agendas
from storage.agenda.digest import AgendaFacts


def agenda(session: Session, params: Params) -> AgendaFacts:
    """The day of an advisor who asked for it."""
    return agendas.read(session, params)


def morning(session: Session, params: Params) -> AgendaFacts | None:
    """An advisor's day, as it is when it is sent."""
    return agendas.read_morning(session, params["digest"])
