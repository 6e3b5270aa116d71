"""The requester chooses a time to meet, and the advisor may have something else by then.

Nothing is agreed at an hour at which whoever goes has another visit, unless they say yes to it
(docs/decisions/0027-two-visits-at-once-and-two-coordinators.md).
"""

from datetime import datetime

from sqlmodel import Session

from casework import visits as rules
from casework.errors import Refused
from casework.office import Office
from casework.visits import Slot, Step
from casework.vocabulary import VisitStatus
from storage import history, outbox, own_cases, people, visit_changes, visit_clashes
from storage.history import Happened
from storage.people import Known
from storage.tables import Requisition, Visit
from storage.visit_changes import ADVISOR, REQUESTER, about
from storage.visit_facts import slots
from storage.visit_sides import asked, of_side, show_times, write_down


def take(
    session: Session, office: Office, visit_id: int, proposal: int, position: int, person: Known,
    now: datetime,
) -> None:  # fmt: skip
    """The requester takes one of the proposed times.

    Where whoever goes has agreed on another visit at that hour meanwhile, they are asked first.

    Raises Refused("case_not_yours"), Refused("case_over"), Refused("visit_gone") where these times
    wait no longer, Refused("visit_time_past"), and Refused("visit_time_taken", name=...) where the
    advisor would have to be asked and cannot be.
    """
    requisition, visit = asked(session, visit_id, proposal, person)
    chosen = _time(session, visit, position, now)
    goes = visit_clashes.who_goes(session, requisition, chosen)
    if goes is not None and _is_busy(session, requisition, goes, chosen, now):
        _ask_first(session, requisition, visit, position, goes, now)
    else:
        visit_changes.agree(session, office, requisition, visit, chosen, now)


def agree_all_the_same(
    session: Session, office: Office, visit_id: int, proposal: int, position: int, person: Known,
    now: datetime,
) -> None:  # fmt: skip
    """The advisor says yes to the time that was chosen. Raises what `take` does of the times."""
    requisition, visit = _advisors(session, visit_id, proposal, person)
    chosen = _time(session, visit, position, now)
    visit_changes.agree(session, office, requisition, visit, chosen, now)


def not_that_time(
    session: Session, visit_id: int, proposal: int, position: int, person: Known, now: datetime
) -> None:
    """The advisor says no to it: the requester reads so, and chooses among the other times.

    Where there are none, what was proposed is off. Raises what `agree_all_the_same` raises.
    """
    requisition, visit = _advisors(session, visit_id, proposal, person)
    times = slots(session, visit)
    if position >= len(times):
        raise Refused("stale_button")
    left = [slot for slot in (*times[:position], *times[position + 1 :]) if slot.starts_at > now]
    if not left:
        _take_back(session, requisition, visit, person, now)
        return
    visit_changes.close_question(session, requisition, visit, now)
    write_down(session, visit, left)
    show_times(session, requisition, visit, now, off=times[position].as_pair())
    outbox.answer(session, "visit_time_off", about(visit, ADVISOR), now)


def _is_busy(
    session: Session, requisition: Requisition, person_id: int, slot: Slot, now: datetime
) -> bool:
    case = own_cases.id_of(requisition)
    return bool(
        visit_clashes.of_advisor(session, person_id, [slot], now, besides=case, only_agreed=True)
    )


def _ask_first(
    session: Session, requisition: Requisition, visit: Visit, position: int, goes: int,
    now: datetime,
) -> None:  # fmt: skip
    """Whoever acts for the advisor now is told of both; the requester waits, or chooses anew.

    That need not be whoever goes: the visit may be on a day on which somebody else stands in.
    The times get a new number, so that a second tap on the old buttons does not ask again.
    """
    decides = own_cases.substitute_in(session, requisition) or requisition.advisor_id or goes
    names = people.names(session, [goes, decides])
    if not visit_changes.can_be_told(session, decides):
        raise Refused("visit_time_taken", name=names[decides])
    times = slots(session, visit)
    visit_changes.close_question(session, requisition, visit, now)
    write_down(session, visit, times)
    chosen = {"proposal": visit.proposal, "position": position}
    asked_id = outbox.answer(session, "visit_asked_first", about(visit, REQUESTER) | chosen, now)
    visit.asked_id = asked_id
    session.flush()
    params = about(visit, ADVISOR) | chosen | {"goes": goes}
    if goes != decides:
        params |= {"holder": names[goes]}
    outbox.tell(session, decides, "visit_clash", params, now)


def _advisors(
    session: Session, visit_id: int, proposal: int, person: Known
) -> tuple[Requisition, Visit]:
    """A visit whose times wait, for the side that goes. Raises what `visits.of_side` raises."""
    requisition, visit = of_side(session, visit_id, person)
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


def _take_back(
    session: Session, requisition: Requisition, visit: Visit, person: Known, now: datetime
) -> None:
    if visit.status is VisitStatus.AGREED:
        visit_changes.close_question(session, requisition, visit, now)
        session.flush()
    else:
        visit_changes.end(session, requisition, visit, Step.CANCEL, now)
        history.note(session, visit.requisition_id, Happened.VISIT_CANCELLED, now, person.id)
    for side, person_id in visit_changes.sides(requisition):
        params = about(visit, side) | {"by": ADVISOR, "agreed": False, "name": person.first_name}
        outbox.tell(session, person_id, "visit_cancelled", params, now)
