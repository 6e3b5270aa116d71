"""A visit and its case as one of the sides acts on it, and the times that wait for an answer."""

from collections.abc import Sequence

from casework.cases.transitions import CaseStep
from casework.cases.transitions import after as case_after
from casework.core.errors import Refused
from casework.visits.rules import Slot
from storage.cases import own_cases
from storage.people.people import Known
from storage.queues import outbox
from storage.queues.outbox import Told
from storage.tables import Requisition, Visit, VisitTime
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits.agreement import id_of
from storage.visits.notices import VisitTimes, When
from storage.visits.reading import open_one


def of_side(unit: UnitOfWork, visit_id: int, person: Known) -> tuple[Requisition, Visit]:
    """A visit of which this person is a side, or stands in for one, and its case, locked.

    Raises Refused("case_not_yours"), Refused("visit_gone").
    """
    found = unit.session.get(Visit, visit_id)
    if found is None:
        raise Refused("case_not_yours")
    requisition = own_cases.locked(unit, found.requisition_id)
    sides = {requisition.requester_id, requisition.advisor_id}
    if person.id not in sides | {own_cases.substitute_in(unit.session, requisition)}:
        raise Refused("case_not_yours")
    visit = open_one(unit.session, found.requisition_id)
    if visit is None or visit.id != visit_id:
        raise Refused("visit_gone")
    return requisition, visit


def asked(
    unit: UnitOfWork, visit_id: int, proposal: int, person: Known
) -> tuple[Requisition, Visit]:
    """A visit whose times wait for this requester's answer, and its case, locked."""
    requisition, visit = of_side(unit, visit_id, person)
    if person.id != requisition.requester_id:
        raise Refused("case_not_yours")
    case_after(requisition.status, CaseStep.WORK)
    if not visit.waits or visit.proposal != proposal:
        raise Refused("visit_gone")
    return requisition, visit


def write_down(unit: UnitOfWork, visit: Visit, times: Sequence[Slot]) -> None:
    """A new proposal of a visit: these times wait for an answer, those before no longer."""
    visit.proposal += 1
    visit.waits = True
    for position, slot in enumerate(times):
        unit.session.add(
            VisitTime(
                visit_id=id_of(visit),
                proposal=visit.proposal,
                position=position,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                place=slot.place,
            )
        )
    unit.session.flush()


def show_times(
    unit: UnitOfWork, requisition: Requisition, visit: Visit, *, off: When | None = None
) -> Told | None:
    """Put the times that wait to the requester; `off` is one that they had chosen before."""
    if requisition.requester_id is None:
        return None
    times = VisitTimes(
        visit=id_of(visit), requisition=visit.requisition_id, proposal=visit.proposal, off=off
    )
    told = outbox.tell(unit, requisition.requester_id, times)
    visit.asked_id = told.row if told is not None else None
    return told
