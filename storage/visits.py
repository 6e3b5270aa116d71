"""Times to meet: proposed by the advisor, taken or not by the requester, moved and cancelled.

Everybody who acts on a visit takes the row of its case first, so two who act at the same moment
wait for each other, and the later one finds the visit as the earlier one left it.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from casework import visits as rules
from casework.errors import Refused
from casework.office import Office
from casework.visits import Slot, Step
from casework.vocabulary import VisitStatus
from storage import first_answers, history, outbox, own_cases, visit_changes
from storage.history import Happened
from storage.people import Known
from storage.tables import Requisition, Visit
from storage.visit_changes import ADVISOR, CANCEL, REQUESTER, about, has_begun
from storage.visit_choices import take
from storage.visit_facts import open_one
from storage.visit_sides import asked, of_side, show_times, write_down

__all__ = [
    "cancel", "check_cancellable", "none_fits", "note_agreed", "of_side", "propose", "take",
]  # fmt: skip


def propose(
    session: Session, requisition_id: int, person: Known, times: Sequence[Slot], now: datetime
) -> None:
    """The advisor proposes times to meet: the first ones, or others for what is agreed.

    What is agreed holds until another time is taken. Where the requester cannot be reached,
    nothing is proposed, and the advisor is told how else to reach them. Raises what
    `own_cases.of_advisor` and `rules.check_slots` raise.
    """
    requisition = own_cases.of_advisor(session, requisition_id, person)
    checked = rules.check_slots(times, now)
    if not visit_changes.can_be_told(session, requisition.requester_id):
        outbox.answer(session, "visit_untold", {"requisition": requisition_id}, now)
        return
    visit = _open_or_new(session, requisition, person, now)
    visit.status = rules.after(visit.status, Step.PROPOSE)
    visit.proposed_at = now
    visit_changes.close_question(session, requisition, visit, now)
    write_down(session, visit, checked)
    first_answers.give(requisition, person.id, now)
    happened = Happened.VISIT_PROPOSED
    history.note(session, requisition_id, happened, now, person.id, name=person.first_name)
    told = show_times(session, requisition, visit, now)
    until = told.until.isoformat() if told is not None and told.until is not None else None
    outbox.answer(session, "visit_proposed", about(visit, ADVISOR) | {"until": until}, now)
    session.flush()


def note_agreed(
    session: Session, office: Office, requisition_id: int, person: Known, slot: Slot, now: datetime
) -> None:
    """The advisor notes a time that was agreed elsewhere, where nobody can be asked here.

    Raises Refused("stale_button") where the requester can be asked, and what
    `own_cases.of_advisor` and `rules.check_slots` raise.
    """
    requisition = own_cases.of_advisor(session, requisition_id, person)
    rules.check_slots([slot], now)
    if visit_changes.can_be_told(session, requisition.requester_id):
        raise Refused("stale_button")
    visit = _open_or_new(session, requisition, person, now)
    first_answers.give(requisition, person.id, now)
    visit_changes.agree(session, office, requisition, visit, slot, now)


def none_fits(session: Session, visit_id: int, proposal: int, person: Known, now: datetime) -> None:
    """None of the times fits the requester; the advisor hears so and can propose others.

    Who stands in hears it in their place, and can write. An agreed time still holds. Raises what
    `take` raises.
    """
    requisition, visit = asked(session, visit_id, proposal, person)
    still_holds = visit_changes.end(session, requisition, visit, Step.NONE_FITS, now)
    history.note(session, visit.requisition_id, Happened.VISIT_DECLINED, now, person.id)
    params = {"holds": still_holds}
    outbox.answer(session, "visit_none_fits", about(visit, REQUESTER) | params, now)
    substitute = own_cases.substitute_in(session, requisition)
    receiver = substitute or requisition.advisor_id
    if receiver is not None:
        told = about(visit, ADVISOR) | params | {"proposes": substitute is None}
        outbox.tell(session, receiver, "visit_none_fitted", told, now)


def cancel(session: Session, visit_id: int, person: Known, now: datetime) -> None:
    """Either side calls off what is agreed, or the advisor takes back what is proposed.

    Who stands in can do so for an advisor who is away, and hears of it. Both sides get the
    cancellation of the calendar's event. Raises Refused("case_not_yours"), Refused("visit_gone")
    where there is nothing to cancel, Refused("visit_over") for a visit that has begun.
    """
    requisition, visit = of_side(session, visit_id, person)
    check_cancellable(visit, requisition, person, now)
    substitute = own_cases.substitute_in(session, requisition)
    was_agreed = visit_changes.end(session, requisition, visit, Step.CANCEL, now)
    history.note(session, visit.requisition_id, Happened.VISIT_CANCELLED, now, person.id)
    by = REQUESTER if person.id == requisition.requester_id else ADVISOR
    told = {"by": by, "agreed": was_agreed, "name": person.first_name if by == ADVISOR else ""}
    _tell_cancelled(session, requisition, visit, told, now)
    if substitute is not None:
        what = about(visit, ADVISOR) | told | {"by": ""}
        outbox.tell(session, substitute, "visit_cancelled", what, now)


def check_cancellable(visit: Visit, requisition: Requisition, person: Known, now: datetime) -> None:
    """Raise what `cancel` raises."""
    rules.after(visit.status, Step.CANCEL)
    if visit.status is VisitStatus.PROPOSED and person.id == requisition.requester_id:
        raise Refused("visit_gone")
    if has_begun(visit, now):
        raise Refused("visit_over")


# Parts


def _open_or_new(session: Session, requisition: Requisition, person: Known, now: datetime) -> Visit:
    """The visit of the case that is still to come, or a new one."""
    case = own_cases.id_of(requisition)
    visit = open_one(session, case)
    if visit is not None and has_begun(visit, now):
        visit.ended_at = visit.ends_at
        session.flush()
        visit = None
    if visit is not None:
        return visit
    visit = Visit(
        requisition_id=case,
        proposed_by=person.id,
        status=VisitStatus.PROPOSED,
        uid=str(uuid.uuid4()),
        proposed_at=now,
    )
    session.add(visit)
    session.flush()
    return visit


def _tell_cancelled(
    session: Session, requisition: Requisition, visit: Visit, told: dict[str, Any], now: datetime
) -> None:
    """Both hear that it is off, whoever did it first; with the file where it was agreed."""
    both = visit_changes.sides(requisition)
    for side, person_id in sorted(both, key=lambda each: each[0] != told["by"]):
        outbox.tell(session, person_id, "visit_cancelled", about(visit, side) | told, now)
        if told["agreed"]:
            visit_changes.send_file(session, visit, side, person_id, CANCEL, now)
