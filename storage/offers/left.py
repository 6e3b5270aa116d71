"""The cases of an advisor who has left the team are offered on."""

from casework.cases.transitions import CaseStep, after
from storage.cases import history
from storage.cases import reading as case_reading
from storage.cases import rows as own_cases
from storage.cases.history import Happened
from storage.follow_ups import watching
from storage.happenings import CaseLeft, RolesEnded
from storage.offers import offers
from storage.offers.notices import AdvisorLeft
from storage.queues import outbox
from storage.tables import Requisition
from storage.team import members
from storage.transaction.unit_of_work import UnitOfWork


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """Whoever advises no more has no case any more."""
    if ended.advises_no_more:
        for requisition in members.open_cases(unit.session, ended.person_id):
            _offer_on(unit, requisition, ended.person_id, ended.name)


def _offer_on(unit: UnitOfWork, requisition: Requisition, person_id: int, name: str) -> None:
    """A case has no advisor any more: with a new promise, to whoever is asked already or fits best.

    A visit that lies ahead is called off: nobody knows yet who could come to it.
    """
    case = own_cases.id_of(requisition)
    requisition = own_cases.locked(unit, case)
    asked = case_reading.asked_now(unit.session, case)
    requisition.status = after(requisition.status, CaseStep.ADVISOR_LEFT)
    requisition.advisor_id = None
    unit.session.flush()
    unit.happened(CaseLeft(requisition, person_id, name))
    history.note(unit, case, Happened.ADVISOR_LEFT, name=name)
    watching.promise_from_now_on(unit, requisition)
    if requisition.requester_id is not None:
        outbox.tell(unit, requisition.requester_id, AdvisorLeft(requisition=case, name=name))
    if asked is not None:
        requisition.status = after(requisition.status, CaseStep.OFFER)
        unit.session.flush()
    else:
        offers.offer_to_next(unit, requisition)
    watching.follow_conflict(unit, requisition)
