"""Loads what the messages of digests need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage import agendas, digest_choices, weekly_digests, worklist_reading
from storage.agendas import AgendaFacts
from storage.digest_choices import Wish
from storage.weekly_digests import WeeklyDigest
from storage.worklist_reading import LineMenu, Nudge, ShownWorklist

Params = Mapping[str, Any]


def worklist(session: Session, params: Params) -> ShownWorklist | None:
    """A worklist as it is now."""
    return worklist_reading.read(session, params["digest"])


def line(session: Session, params: Params) -> LineMenu | None:
    """What can be done about a line."""
    return worklist_reading.menu(session, params["line"], choosing=False)


def advisors(session: Session, params: Params) -> LineMenu | None:
    """The same, with the advisors to choose from."""
    return worklist_reading.menu(session, params["line"], choosing=True)


def nudge(session: Session, params: Params) -> Nudge | None:
    """Who asks an advisor about which line."""
    return worklist_reading.nudge(session, params["line"], params["by"])


def agenda(session: Session, params: Params) -> AgendaFacts:
    """The day of an advisor who asked for it."""
    return agendas.read(session, params)


def morning(session: Session, params: Params) -> AgendaFacts | None:
    """An advisor's day, as it is when it is sent."""
    return agendas.read_morning(session, params["digest"])


def weekly(session: Session, params: Params) -> WeeklyDigest | None:
    """The week that was, told to a coordinator."""
    return weekly_digests.read(session, params["digest"])


def wishes(session: Session, params: Params) -> tuple[Wish, ...]:
    """When somebody wants each digest."""
    return digest_choices.wishes(session, params["person"])


def wish(session: Session, params: Params) -> Wish | None:
    """When they want the one that was tapped."""
    mine = wishes(session, params)
    return next((each for each in mine if each.kind == params["digest"]), None)
