"""The case that somebody acts on: locked until the transaction ends, and truly theirs.

Who acts on a case takes its row first, and its offer's after that, so that two who act at the same
moment wait for each other instead of each holding what the other needs.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col

from casework.cases.reference import reference
from casework.cases.transitions import CaseStep, after
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus
from storage.absences import standing_in
from storage.people.people import Known
from storage.tables import Requisition
from storage.transaction.unit_of_work import UnitOfWork


def locked(unit: UnitOfWork, requisition_id: int) -> Requisition:
    """A case as it is now. Raises Refused("case_not_yours") if there is none."""
    found = unit.session.get(
        Requisition, requisition_id, with_for_update=True, populate_existing=True
    )
    if found is None:
        raise Refused("case_not_yours")
    return found


def of_advisor(
    unit: UnitOfWork, requisition_id: int, person: Known, step: CaseStep = CaseStep.WORK
) -> Requisition:
    """The case that an advisor has, for a step that it can take.

    Raises Refused("case_not_yours"), and what `transitions.after` raises.
    """
    found = locked(unit, requisition_id)
    if found.advisor_id != person.id:
        raise Refused("case_not_yours")
    after(found.status, step)
    return found


def of_advisor_or_substitute(
    unit: UnitOfWork, requisition_id: int, person: Known, step: CaseStep = CaseStep.WORK
) -> Requisition:
    """The case that an advisor has, or stands in for while its advisor is away.

    Raises what `of_advisor` raises.
    """
    found = locked(unit, requisition_id)
    if person.id not in {found.advisor_id, substitute_in(unit.session, found)}:
        raise Refused("case_not_yours")
    after(found.status, step)
    return found


def substitute_in(session: Session, requisition: Requisition) -> int | None:
    """Who stands in for the advisor of an active case; never the one who asked for help."""
    if requisition.status is not CaseStatus.ACTIVE:
        return None
    found = standing_in.substitute_of(session, requisition.advisor_id)
    return None if found == requisition.requester_id else found


def in_hands_of(person_id: int, away: Collection[int]) -> ColumnElement[bool]:
    """The active cases that an advisor has, or stands in for while those in `away` are away.

    For all of them at once what `substitute_in` says of one: never the one they asked for help in.
    """
    advisor, requester = col(Requisition.advisor_id), col(Requisition.requester_id)
    stands_in = and_(advisor.in_(away), requester.is_distinct_from(person_id))
    is_active = col(Requisition.status) == CaseStatus.ACTIVE
    return and_(is_active, or_(advisor == person_id, stands_in))


def of_requester(unit: UnitOfWork, requisition_id: int, person: Known) -> Requisition:
    """The case that a person has sent. Raises Refused("case_not_yours")."""
    found = locked(unit, requisition_id)
    if found.requester_id != person.id:
        raise Refused("case_not_yours")
    return found


def name_of(requisition: Requisition) -> str:
    """The reference of a case."""
    return reference(requisition.year, requisition.number)


def id_of(requisition: Requisition) -> int:
    """The id of a case."""
    if requisition.id is None:
        raise LookupError("a stored requisition has an id")
    return requisition.id
