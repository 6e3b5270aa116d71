"""Planning a coffee, and whether it is still worth a word when its day has come."""

from casework.core.vocabulary import CaseStatus
from storage.cases.own_cases import of_advisor
from storage.follow_ups import planning
from storage.follow_ups.notices import Reminds
from storage.follow_ups.reasons import STALE, TELL, FollowUps, Verdict, WhenDue
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import FollowUp, Requisition
from storage.transaction.notice import CASE, Notice
from storage.transaction.unit_of_work import UnitOfWork
from tests.example_subject.rules import COFFEE


class CoffeePlanned(Notice, kind="coffee_planned", about=CASE):
    """To the advisor who has planned it."""

    requisition: int


class CoffeeDue(Reminds, kind="coffee_due"):
    """To the advisor, when its day has come."""


def plan(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """Remind an advisor of a coffee. Raises what a case that is not theirs raises."""
    of_advisor(unit, requisition_id, person)
    planning.start(
        unit,
        COFFEE,
        subject=f"coffee:{requisition_id}",
        person_id=person.id,
        anchor=unit.now,
        requisition_id=requisition_id,
    )
    outbox.answer(unit, CoffeePlanned(requisition=requisition_id))


def _still_theirs(unit: UnitOfWork, row: FollowUp) -> Verdict:
    case = unit.session.get(Requisition, row.requisition_id)
    if case is None or case.status is not CaseStatus.ACTIVE or case.advisor_id != row.person_id:
        return STALE
    return TELL


FOLLOW_UPS: FollowUps = {COFFEE: WhenDue(_still_theirs, CoffeeDue)}
