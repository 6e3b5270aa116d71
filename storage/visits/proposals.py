"""Times to meet: proposed by the advisor, taken or not by the requester, moved and cancelled.

Everybody who acts on a visit takes the row of its case first, so two who act at the same moment
wait for each other, and the later one finds the visit as the earlier one left it.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from casework.core.errors import Refused
from casework.core.vocabulary import VisitStatus
from casework.dates.calendar_file import Method
from casework.visits import rules
from casework.visits.rules import Side, Slot, VisitStep
from storage.cases import first_answers, history, own_cases
from storage.cases.history import Happened
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import agreement
from storage.visits.agreement import has_begun, id_of
from storage.visits.choices import take
from storage.visits.notices import (
    VisitCancelled,
    VisitNoneFits,
    VisitNoneFitted,
    VisitProposed,
    VisitUntold,
)
from storage.visits.reading import open_one
from storage.visits.sides import asked, of_side, show_times, write_down

__all__ = [
    "cancel", "check_cancellable", "none_fits", "note_agreed", "of_side", "propose", "take",
]  # fmt: skip


def propose(unit: UnitOfWork, requisition_id: int, person: Known, times: Sequence[Slot]) -> None:
    """The advisor proposes times to meet: the first ones, or others for what is agreed.

    What is agreed holds until another time is taken. Where the requester cannot be reached,
    nothing is proposed, and the advisor is told how else to reach them. Raises what
    `own_cases.of_advisor` and `rules.check_slots` raise.
    """
    requisition = own_cases.of_advisor(unit, requisition_id, person)
    checked = rules.check_slots(times, unit.now)
    if not agreement.can_be_told(unit.session, requisition.requester_id):
        outbox.answer(unit, VisitUntold(requisition=requisition_id))
        return
    visit = _open_or_new(unit, requisition, person)
    visit.status = rules.after(visit.status, VisitStep.PROPOSE)
    visit.proposed_at = unit.now
    agreement.close_question(unit, requisition, visit)
    write_down(unit, visit, checked)
    first_answers.give(requisition, person.id, unit.now)
    happened = Happened.VISIT_PROPOSED
    history.note(unit, requisition_id, happened, person.id, name=person.first_name)
    told = show_times(unit, requisition, visit)
    until = told.until if told is not None else None
    outbox.answer(unit, VisitProposed(visit=id_of(visit), requisition=requisition_id, until=until))
    unit.session.flush()


def note_agreed(unit: UnitOfWork, requisition_id: int, person: Known, slot: Slot) -> None:
    """The advisor notes a time that was agreed elsewhere, where nobody can be asked here.

    Raises Refused("stale_button") where the requester can be asked, and what
    `own_cases.of_advisor` and `rules.check_slots` raise.
    """
    requisition = own_cases.of_advisor(unit, requisition_id, person)
    rules.check_slots([slot], unit.now)
    if agreement.can_be_told(unit.session, requisition.requester_id):
        raise Refused("stale_button")
    visit = _open_or_new(unit, requisition, person)
    first_answers.give(requisition, person.id, unit.now)
    agreement.agree(unit, requisition, visit, slot)


def none_fits(unit: UnitOfWork, visit_id: int, proposal: int, person: Known) -> None:
    """None of the times fits the requester; the advisor hears so and can propose others.

    Who stands in hears it in their place, and can write. An agreed time still holds. Raises what
    `take` raises.
    """
    requisition, visit = asked(unit, visit_id, proposal, person)
    still_holds = agreement.end(unit, requisition, visit, VisitStep.NONE_FITS)
    history.note(unit, visit.requisition_id, Happened.VISIT_DECLINED, person.id)
    case = visit.requisition_id
    outbox.answer(unit, VisitNoneFits(visit=visit_id, requisition=case, holds=still_holds))
    substitute = own_cases.substitute_in(unit.session, requisition)
    receiver = substitute or requisition.advisor_id
    if receiver is not None:
        told = VisitNoneFitted(
            visit=visit_id, requisition=case, holds=still_holds, proposes=substitute is None
        )
        outbox.tell(unit, receiver, told)


def cancel(unit: UnitOfWork, visit_id: int, person: Known) -> None:
    """Either side calls off what is agreed, or the advisor takes back what is proposed.

    Who stands in can do so for an advisor who is away, and hears of it. Both sides get the
    cancellation of the calendar's event. Raises Refused("case_not_yours"), Refused("visit_gone")
    where there is nothing to cancel, Refused("visit_over") for a visit that has begun.
    """
    requisition, visit = of_side(unit, visit_id, person)
    check_cancellable(visit, requisition, person, unit.now)
    substitute = own_cases.substitute_in(unit.session, requisition)
    was_agreed = agreement.end(unit, requisition, visit, VisitStep.CANCEL)
    history.note(unit, visit.requisition_id, Happened.VISIT_CANCELLED, person.id)
    by = Side.REQUESTER if person.id == requisition.requester_id else Side.ADVISOR
    off = VisitCancelled(
        visit=visit_id,
        requisition=visit.requisition_id,
        side=Side.ADVISOR,
        by=by,
        agreed=was_agreed,
        name=person.first_name if by is Side.ADVISOR else "",
    )
    _tell_cancelled(unit, requisition, visit, off)
    if substitute is not None:
        outbox.tell(unit, substitute, replace(off, by=None))


def check_cancellable(visit: Visit, requisition: Requisition, person: Known, now: datetime) -> None:
    """Raise what `cancel` raises."""
    rules.after(visit.status, VisitStep.CANCEL)
    if visit.status is VisitStatus.PROPOSED and person.id == requisition.requester_id:
        raise Refused("visit_gone")
    if has_begun(visit, now):
        raise Refused("visit_over")


# Parts


def _open_or_new(unit: UnitOfWork, requisition: Requisition, person: Known) -> Visit:
    """The visit of the case that is still to come, or a new one."""
    case = own_cases.id_of(requisition)
    visit = open_one(unit.session, case)
    if visit is not None and has_begun(visit, unit.now):
        visit.ended_at = visit.ends_at
        unit.session.flush()
        visit = None
    if visit is not None:
        return visit
    visit = Visit(
        requisition_id=case,
        proposed_by=person.id,
        status=VisitStatus.PROPOSED,
        uid=str(uuid.uuid4()),
        proposed_at=unit.now,
    )
    unit.session.add(visit)
    unit.session.flush()
    return visit


def _tell_cancelled(
    unit: UnitOfWork, requisition: Requisition, visit: Visit, off: VisitCancelled
) -> None:
    """Both hear that it is off, whoever did it first; with the file where it was agreed."""
    both = agreement.sides(requisition)
    for side, person_id in sorted(both, key=lambda each: each[0] is not off.by):
        outbox.tell(unit, person_id, replace(off, side=side))
        if off.agreed:
            agreement.send_file(unit, visit, person_id, Method.CANCEL)
