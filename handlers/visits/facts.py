"""What the notices about visits need to know when they are sent."""

from sqlmodel import Session

from handlers.cases.facts import case
from handlers.core.wording import may_be_gone
from handlers.visits.views.clashes import Chosen
from handlers.visits.views.visits import OfCase
from storage.visits import clashes, reading
from storage.visits.notices import OfVisit, VisitClash


@may_be_gone("the visit is gone")
def visit(session: Session, notice: OfVisit) -> OfCase | None:
    """The case and one visit of it."""
    found = case(session, notice)
    one = reading.one(session, notice.visit)
    return None if found is None or one is None else (found, one)


def chosen_visit(session: Session, notice: VisitClash) -> Chosen | None:
    """A time that was chosen, and what else whoever goes has then."""
    found = visit(session, notice)
    if found is None or notice.position >= len(found[1].slots):
        return None
    wanted = found[1].slots[notice.position]
    others = clashes.known(session, notice.goes, [wanted], besides=found[0].id)
    return Chosen(*found, tuple(each for each in others if each.agreed))
