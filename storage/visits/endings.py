"""What becomes of a visit when its case ends, or somebody else takes part in it."""

from casework.core.vocabulary import VisitStatus
from casework.dates.calendar_file import Method
from casework.visits.rules import Side, VisitStep
from storage.cases import own_cases
from storage.happenings import CaseHandedOver, CaseLeft, CaseOver, RequesterJoined, RequesterLeft
from storage.people import people
from storage.queues import outbox
from storage.queues.answers import KeyboardGone
from storage.tables import Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import agreement
from storage.visits.agreement import has_begun
from storage.visits.notices import VisitCancelled, WhenAndWhere
from storage.visits.reading import open_one


def case_over(unit: UnitOfWork, over: CaseOver) -> None:
    """A case ends: what is proposed or agreed in it is off; nobody who is erased hears of it.

    A visit that has been held stays as it was.
    """
    requisition, gone = over.case, over.gone
    visit = open_one(unit.session, own_cases.id_of(requisition))
    if visit is None or has_begun(visit, unit.now):
        return
    requester = requisition.requester_id
    if gone:
        visit.asked_id = None
    was_agreed = agreement.end(unit, requisition, visit, VisitStep.CANCEL)
    if not was_agreed:
        return
    for side, person_id in agreement.sides(requisition):
        if not (gone and person_id == requester):
            _tell_off(unit, visit, side, person_id, agreed=True)
            agreement.send_file(unit, visit, person_id, Method.CANCEL)


def handed_over(unit: UnitOfWork, happening: CaseHandedOver) -> None:
    """The case has another advisor: the visit is theirs, and off the former one's calendar.

    Times that wait for an answer are off, since it was the former advisor who had them free. What
    follows up on a visit goes to the case's advisor of the moment it is due.
    """
    requisition, former = happening.case, happening.former
    visit = open_one(unit.session, own_cases.id_of(requisition))
    if visit is None:
        return
    if visit.waits:
        _take_back(unit, requisition, visit)
    if visit.status is not VisitStatus.AGREED or has_begun(visit, unit.now):
        return
    visit.sequence += 1
    unit.session.flush()
    for side, person_id in agreement.sides(requisition):
        first = side is Side.ADVISOR
        agreement.send_file(unit, visit, person_id, Method.REQUEST, first=first)
    if former is not None:
        name = people.first_name(unit.session, former)
        was = _then(visit)  # it may be read after the new advisor has moved the visit
        agreement.send_file(unit, visit, former, Method.CANCEL, left=name, was=was)


def advisor_left(unit: UnitOfWork, left: CaseLeft) -> None:
    """The advisor is not on the team any more, and nobody else has the case yet: it is off.

    The requester hears so; for the former advisor it is only taken off their calendar.
    """
    requisition = left.case
    visit = open_one(unit.session, own_cases.id_of(requisition))
    if visit is None or has_begun(visit, unit.now):
        return
    was = _then(visit)
    was_agreed = agreement.end(unit, requisition, visit, VisitStep.CANCEL)
    for side, person_id in agreement.sides(requisition):
        if side is Side.REQUESTER:
            _tell_off(unit, visit, side, person_id, agreed=was_agreed)
            if was_agreed:
                agreement.send_file(unit, visit, person_id, Method.CANCEL)
    if was_agreed:
        agreement.send_file(unit, visit, left.former, Method.CANCEL, left=left.name, was=was)


def _take_back(unit: UnitOfWork, requisition: Requisition, visit: Visit) -> None:
    """Nobody can take the proposed times any more; both hear so, and what is agreed holds."""
    if visit.status is VisitStatus.AGREED:
        agreement.close_question(unit, requisition, visit)
        unit.session.flush()
    else:
        agreement.end(unit, requisition, visit, VisitStep.CANCEL)
    for side, person_id in agreement.sides(requisition):
        _tell_off(unit, visit, side, person_id, by=Side.ADVISOR, agreed=False)


def joined(unit: UnitOfWork, happening: RequesterJoined) -> None:
    """A case from the field has a requester now, who gets what is agreed for their calendar too."""
    requisition = happening.case
    visit = open_one(unit.session, own_cases.id_of(requisition))
    if visit is None or visit.status is not VisitStatus.AGREED or has_begun(visit, unit.now):
        return
    visit.sequence += 1
    unit.session.flush()
    agreement.start_reminders(unit, requisition, visit)
    for side, person_id in agreement.sides(requisition):
        first = side is Side.REQUESTER
        if first:
            agreement.tell_agreed(unit, visit, side, person_id, moved=False)
        agreement.send_file(unit, visit, person_id, Method.REQUEST, first=first)


def let_go(unit: UnitOfWork, left: RequesterLeft) -> None:
    """Who was the requester by mistake is so no longer: off their calendar, and asked nothing.

    Times that they were asked about are off; what is agreed holds for the advisor.
    """
    requisition, former = left.case, left.former
    visit = open_one(unit.session, own_cases.id_of(requisition))
    if visit is None or has_begun(visit, unit.now):
        return
    if visit.asked_id is not None:
        outbox.tell(unit, former, KeyboardGone(target=visit.asked_id))
        visit.asked_id = None
    visit.waits = False
    if visit.status is VisitStatus.PROPOSED:
        agreement.end(unit, requisition, visit, VisitStep.CANCEL)
        return
    visit.sequence += 1
    unit.session.flush()
    name = people.first_name(unit.session, former)
    was = _then(visit)  # it may wait until the morning, and the visit be moved by then
    agreement.send_file(unit, visit, former, Method.CANCEL, left=name, was=was)
    for _side, person_id in agreement.sides(requisition):
        agreement.send_file(unit, visit, person_id, Method.REQUEST)


def _tell_off(
    unit: UnitOfWork,
    visit: Visit,
    side: Side,
    person_id: int,
    *,
    agreed: bool,
    by: Side | None = None,
) -> None:
    """One side hears that it is off."""
    off = VisitCancelled(
        visit=agreement.id_of(visit),
        requisition=visit.requisition_id,
        side=side,
        by=by,
        agreed=agreed,
    )
    outbox.tell(unit, person_id, off)


def _then(visit: Visit) -> WhenAndWhere | None:
    """When a visit begins and ends, and where, as it is now."""
    if visit.starts_at is None or visit.ends_at is None:
        return None
    return visit.starts_at, visit.ends_at, visit.place
