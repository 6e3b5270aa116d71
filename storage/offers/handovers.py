"""Handing a case over: another advisor is asked, and until they accept it stays where it is."""

from casework.core.errors import Refused
from storage.cases import own_cases as rows
from storage.cases import reading
from storage.offers import assigning, offers
from storage.offers.advisors import fitting
from storage.offers.notices import (
    HandoverAsked,
    HandoverKept,
    HandoverNobody,
    HandoverOver,
    HandoverStopped,
    HandoverStuck,
)
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Requisition
from storage.transaction.unit_of_work import UnitOfWork


def ask(unit: UnitOfWork, requisition_id: int, advisor_id: int, person: Known) -> None:
    """Ask the chosen advisor to take a case over.

    Raises Refused("handover_open", name=...) while somebody else is being asked,
    Refused("stale_button") for oneself or the requester, Refused("not_an_advisor"),
    Refused("advisor_unreachable", name=...), and what `rows.of_advisor` raises.
    """
    requisition = _free_to_move(unit, requisition_id, person)
    if advisor_id in {person.id, requisition.requester_id}:
        raise Refused("stale_button")
    asked = assigning.ask_to_take_over(unit, requisition, advisor_id, person)
    told = HandoverAsked(
        requisition=requisition_id, name=asked.name, answer_by=asked.answer_by, then=asked.then
    )
    outbox.answer(unit, told)


def ask_best(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """Ask whoever fits best of those who were not asked yet.

    Where nobody is left, the coordinators are told, and the case stays where it is. Raises what
    `ask` raises.
    """
    requisition = _free_to_move(unit, requisition_id, person)
    ranked = fitting.not_asked_yet(unit.session, requisition)
    best = next((each for each in ranked if each.advisor_id != person.id), None)
    if best is not None:
        ask(unit, requisition_id, best.advisor_id, person)
        return
    stuck = HandoverStuck(requisition=requisition_id, name=person.first_name)
    told = outbox.tell_coordinators(unit, stuck, besides={person.id})
    outbox.answer(unit, HandoverNobody(requisition=requisition_id, told=told))


def keep(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """Keep a case after all that was to be handed over, and tell whoever was asked.

    So is the coordinator who had asked them.

    Raises Refused("stale_button") where nobody is being asked, and what `rows.of_advisor`
    raises.
    """
    rows.of_advisor(unit, requisition_id, person)
    offer = offers.still_open(unit.session, requisition_id)
    asked = offers.end_open(unit, requisition_id)
    if offer is None or asked is None:
        raise Refused("stale_button")
    outbox.answer(unit, HandoverKept(requisition=requisition_id))
    outbox.tell(unit, asked, HandoverOver(requisition=requisition_id, name=person.first_name))
    if offer.assigned_by not in {None, person.id}:
        name = people.first_name(unit.session, asked)
        stopped = HandoverStopped(requisition=requisition_id, name=name, advisor=person.first_name)
        outbox.tell(unit, offer.assigned_by or 0, stopped)


def _free_to_move(unit: UnitOfWork, requisition_id: int, person: Known) -> Requisition:
    requisition = rows.of_advisor(unit, requisition_id, person)
    asked = reading.asked_now(unit.session, requisition_id)
    if asked is not None:
        raise Refused("handover_open", name=people.first_name(unit.session, asked))
    return requisition
