"""Taking a request back: one by its requester, or all of somebody who is about to be erased."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from casework.cases.permissions import OPEN
from casework.cases.transitions import CaseStep, after
from casework.core.errors import Refused
from casework.core.vocabulary import Role, Urgency
from storage.cases import history, reading
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.cases.notices import CaseWithdrawn, RequesterErased, Withdrawn
from storage.happenings import CaseOver
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Requisition
from storage.transaction.unit_of_work import UnitOfWork


def withdraw(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """The requester takes a request back, without giving a reason; whom it concerns is told.

    Raises Refused("case_not_yours") for somebody else's, Refused("case_over") for one that has
    ended.
    """
    requisition = unit.session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None or requisition.requester_id != person.id:
        raise Refused("case_not_yours")
    if requisition.status not in OPEN:
        raise Refused("case_over")
    _take_back(unit, requisition, person)
    outbox.answer(unit, Withdrawn(reference=rows.name_of(requisition)))


def withdraw_all(unit: UnitOfWork, person: Known) -> int:
    """Take back every open request of a person who is about to be erased. Returns how many."""
    found = open_requests(unit.session, person.id)
    for requisition in found:
        _take_back(unit, requisition, person, gone=True)
    return len(found)


def open_requests(session: Session, person_id: int) -> Sequence[Requisition]:
    """The requests of a person that are not over, oldest first."""
    return (
        session.execute(
            select(Requisition)
            .where(col(Requisition.requester_id) == person_id, col(Requisition.status).in_(OPEN))
            .order_by(col(Requisition.id))
        )
        .scalars()
        .all()
    )


def heard_by(session: Session, requisition: Requisition) -> set[int]:
    """Who hears that a request is taken back: its advisor, whoever is asked, and who stands in."""
    asked = reading.asked_now(session, rows.id_of(requisition))
    substitute = rows.substitute_in(session, requisition)
    return {each for each in (requisition.advisor_id, asked, substitute) if each is not None}


def _take_back(
    unit: UnitOfWork, requisition: Requisition, person: Known, *, gone: bool = False
) -> None:
    """End a case as withdrawn, and tell those whom it concerns.

    Where its requester is `gone`, and a conflict is going on, the coordinators hear of it too.
    """
    concerned = heard_by(unit.session, requisition)
    requisition.status = after(requisition.status, CaseStep.WITHDRAW)
    unit.session.flush()
    history.note(unit, rows.id_of(requisition), Happened.WITHDRAWN, person.id)
    case = rows.id_of(requisition)
    withdrawn = CaseWithdrawn(reference=rows.name_of(requisition), requisition=case)
    erased = _hear_of_erasing(unit.session, requisition) if gone else set()
    for each in sorted(concerned | erased):
        outbox.tell(unit, each, RequesterErased(requisition=case) if each in erased else withdrawn)
    unit.happened(CaseOver(requisition, gone=gone))


def _hear_of_erasing(session: Session, requisition: Requisition) -> set[int]:
    """Its advisor; in a conflict that is going on, the coordinators too."""
    hear = set() if requisition.advisor_id is None else {requisition.advisor_id}
    if requisition.urgency is Urgency.CONFLICT_NOW:
        hear |= set(people.with_role(session, Role.COORDINATOR))
    return hear
