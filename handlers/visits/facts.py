"""What the notices about visits need to know when they are sent."""

from sqlmodel import Session

from handlers.cases.facts import case
from handlers.visits.views import clashes as visit_clashes
from handlers.visits.views import visits
from storage.visits import clashes as stored_clashes
from storage.visits import reading as visit_facts
from storage.visits.notices import OfVisit, VisitClash


def visit(session: Session, notice: OfVisit) -> visits.OfCase | None:
    """The case and one visit of it."""
    found = case(session, notice)
    one = visit_facts.one(session, notice.visit)
    return None if found is None or one is None else (found, one)


def chosen_visit(session: Session, notice: VisitClash) -> visit_clashes.Chosen | None:
    """A time that was chosen, and what else whoever goes has then."""
    found = visit(session, notice)
    if found is None or notice.position >= len(found[1].slots):
        return None
    wanted = found[1].slots[notice.position]
    clashes = stored_clashes.known(session, notice.goes, [wanted], besides=found[0].id)
    return visit_clashes.Chosen(*found, tuple(each for each in clashes if each.agreed))
