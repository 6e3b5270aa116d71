"""Loads what the messages of digests need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage import worklist_reading
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
