"""The requester chooses a time to meet, and the advisor may have something else by then.

Nothing is agreed at an hour at which whoever goes has another visit, unless they say yes to it
(docs/decisions/0027-two-visits-at-once-and-two-coordinators.md).
"""

from datetime import datetime

from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.vocabulary import VisitStatus
from casework.visits import rules
from casework.visits.rules import Side, Slot, VisitStep
from storage.cases import history, own_cases
from storage.cases.history import Happened
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import agreement, clashes
from storage.visits.notices import VisitAskedFirst, VisitCancelled, VisitClash, VisitTimeOff
from storage.visits.reading import slots
from storage.visits.sides import asked, of_side, show_times, write_down


def take(
    unit: UnitOfWork, visit_id: int, proposal: int, position: int, person: Known
) -> None:  # fmt: skip
    """The requester takes one of the proposed times.

    Where whoever goes has agreed on another visit at that hour meanwhile, they are asked first.

    Raises Refused("case_not_yours"), Refused("case_over"), Refused("visit_gone") where these times
    wait no longer, Refused("visit_time_past"), and Refused("visit_time_taken", name=...) where the
    advisor would have to be asked and cannot be.
    """
    requisition, visit = asked(unit, visit_id, proposal, person)
    chosen = _time(unit.session, visit, position, unit.now)
    goes = clashes.who_goes(unit.session, requisition, chosen)
    if goes is not None and _is_busy(unit, requisition, goes, chosen):
        _ask_first(unit, requisition, visit, position, goes)
    else:
        agreement.agree(unit, requisition, visit, chosen)


def agree_all_the_same(
    unit: UnitOfWork, visit_id: int, proposal: int, position: int, person: Known
) -> None:  # fmt: skip
    """The advisor says yes to the time that was chosen. Raises what `take` does of the times."""
    requisition, visit = _advisors(unit, visit_id, proposal, person)
    chosen = _time(unit.session, visit, position, unit.now)
    agreement.agree(unit, requisition, visit, chosen)


def not_that_time(
    unit: UnitOfWork, visit_id: int, proposal: int, position: int, person: Known
) -> None:
    """The advisor says no to it: the requester reads so, and chooses among the other times.

    Where there are none, what was proposed is off. Raises what `agree_all_the_same` raises.
    """
    requisition, visit = _advisors(unit, visit_id, proposal, person)
    times = slots(unit.session, visit)
    if position >= len(times):
        raise Refused("stale_button")
    left = [
        slot for slot in (*times[:position], *times[position + 1 :]) if slot.starts_at > unit.now
    ]
    if not left:
        _take_back(unit, requisition, visit, person)
        return
    agreement.close_question(unit, requisition, visit)
    write_down(unit, visit, left)
    show_times(unit, requisition, visit, off=(times[position].starts_at, times[position].ends_at))
    outbox.answer(unit, VisitTimeOff(visit=visit_id, requisition=visit.requisition_id))


def _is_busy(unit: UnitOfWork, requisition: Requisition, person_id: int, slot: Slot) -> bool:
    case = own_cases.id_of(requisition)
    return bool(clashes.of_advisor(unit, person_id, [slot], besides=case, only_agreed=True))


def _ask_first(
    unit: UnitOfWork, requisition: Requisition, visit: Visit, position: int, goes: int
) -> None:  # fmt: skip
    """Whoever acts for the advisor now is told of both; the requester waits, or chooses anew.

    That need not be whoever goes: the visit may be on a day on which somebody else stands in.
    The times get a new number, so that a second tap on the old buttons does not ask again.
    """
    decides = own_cases.substitute_in(unit.session, requisition) or requisition.advisor_id or goes
    names = people.names(unit.session, [goes, decides])
    if not agreement.can_be_told(unit.session, decides):
        raise Refused("visit_time_taken", name=names[decides])
    times = slots(unit.session, visit)
    agreement.close_question(unit, requisition, visit)
    write_down(unit, visit, times)
    clash = VisitClash(
        visit=agreement.id_of(visit),
        requisition=visit.requisition_id,
        proposal=visit.proposal,
        position=position,
        goes=goes,
        holder=names[goes] if goes != decides else None,
    )
    first = VisitAskedFirst(
        visit=clash.visit,
        requisition=clash.requisition,
        proposal=clash.proposal,
        position=position,
    )
    visit.asked_id = outbox.answer(unit, first)
    unit.session.flush()
    outbox.tell(unit, decides, clash)


def _advisors(
    unit: UnitOfWork, visit_id: int, proposal: int, person: Known
) -> tuple[Requisition, Visit]:
    """A visit whose times wait, for the side that goes. Raises what `visits.of_side` raises."""
    requisition, visit = of_side(unit, visit_id, person)
    if person.id == requisition.requester_id:
        raise Refused("case_not_yours")
    if not visit.waits or visit.proposal != proposal:
        raise Refused("visit_gone")
    return requisition, visit


def _time(session: Session, visit: Visit, position: int, now: datetime) -> Slot:
    times = slots(session, visit)
    if position >= len(times):
        raise Refused("stale_button")
    rules.check_takeable(times[position].starts_at, now)
    return times[position]


def _take_back(unit: UnitOfWork, requisition: Requisition, visit: Visit, person: Known) -> None:
    if visit.status is VisitStatus.AGREED:
        agreement.close_question(unit, requisition, visit)
        unit.session.flush()
    else:
        agreement.end(unit, requisition, visit, VisitStep.CANCEL)
        history.note(unit, visit.requisition_id, Happened.VISIT_CANCELLED, person.id)
    for side, person_id in agreement.sides(requisition):
        off = VisitCancelled(
            visit=agreement.id_of(visit),
            requisition=visit.requisition_id,
            side=side,
            by=Side.ADVISOR,
            agreed=False,
            name=person.first_name,
        )
        outbox.tell(unit, person_id, off)
