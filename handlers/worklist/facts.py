"""What the worklist needs to know when it is sent."""

from sqlmodel import Session

from handlers.worklist.notices import WorklistAdvisors, WorklistDealt, WorklistLine
from storage.worklist import reading
from storage.worklist.notices import Nudge, Worklist


def worklist(session: Session, notice: Worklist) -> reading.ShownWorklist | None:
    """A worklist as it is now."""
    return reading.read(session, notice.digest)


def line(session: Session, notice: WorklistLine | WorklistDealt) -> reading.LineMenu | None:
    """What can be done about a line."""
    return reading.menu(session, notice.line, choosing=False)


def advisors(session: Session, notice: WorklistAdvisors) -> reading.LineMenu | None:
    """The same, with the advisors to choose from."""
    return reading.menu(session, notice.line, choosing=True)


def nudge(session: Session, notice: Nudge) -> reading.Nudge | None:
    """Who asks an advisor about which line."""
    return reading.nudge(session, notice.line, notice.by)
