"""What the worklist needs to know when it is sent."""

from sqlmodel import Session

from handlers.core.effects import Params
from storage.worklist import reading as worklist_reading
from storage.worklist.reading import LineMenu, Nudge, ShownWorklist


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
