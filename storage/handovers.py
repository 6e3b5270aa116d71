"""Handing a case over: another advisor is asked, and until they accept it stays where it is."""

from datetime import datetime

from sqlmodel import Session

from casework.assignment import rank
from casework.errors import Refused
from casework.office import Office
from casework.vocabulary import Role
from storage import assigning, candidates, case_reading, offers, outbox, own_cases, people
from storage.people import Known
from storage.tables import Requisition


def ask(
    session: Session,
    office: Office,
    requisition_id: int,
    advisor_id: int,
    person: Known,
    now: datetime,
) -> None:
    """Ask the chosen advisor to take a case over.

    Raises Refused("handover_open", name=...) while somebody else is being asked,
    Refused("stale_button") for oneself or the requester, Refused("not_an_advisor"),
    Refused("advisor_unreachable", name=...), and what `own_cases.of_advisor` raises.
    """
    requisition = _free_to_move(session, requisition_id, person)
    if advisor_id in {person.id, requisition.requester_id}:
        raise Refused("stale_button")
    asked = assigning.ask_to_take_over(session, office, requisition, advisor_id, person, now)
    params = {"requisition": requisition_id, **asked.params(session)}
    outbox.answer(session, "handover_asked", params, now)


def ask_best(
    session: Session, office: Office, requisition_id: int, person: Known, now: datetime
) -> None:
    """Ask whom the ranking puts first of those who were not asked yet.

    Where nobody is left, the coordinators are told, and the case stays where it is. Raises what
    `ask` raises.
    """
    requisition = _free_to_move(session, requisition_id, person)
    ranking = rank(
        candidates.facts_of(session, requisition), candidates.all_for(session, requisition)
    )
    others = [each for each in ranking.ranked if each.advisor_id != person.id]
    if others:
        ask(session, office, requisition_id, others[0].advisor_id, person, now)
        return
    params = {"requisition": requisition_id, "name": person.first_name}
    told = [each for each in people.with_role(session, Role.COORDINATOR) if each != person.id]
    outbox.answer(session, "handover_nobody", {**params, "told": bool(told)}, now)
    for coordinator in told:
        outbox.tell(session, coordinator, "handover_stuck", params, now)


def keep(session: Session, requisition_id: int, person: Known, now: datetime) -> None:
    """Not handed over after all: whoever was asked hears so.

    Raises Refused("stale_button") where nobody is being asked, and what `own_cases.of_advisor`
    raises.
    """
    own_cases.of_advisor(session, requisition_id, person)
    asked = offers.end_open(session, requisition_id, now)
    if asked is None:
        raise Refused("stale_button")
    params = {"requisition": requisition_id, "name": person.first_name}
    outbox.answer(session, "handover_kept", params, now)
    outbox.tell(session, asked, "handover_over", params, now)


def _free_to_move(session: Session, requisition_id: int, person: Known) -> Requisition:
    requisition = own_cases.of_advisor(session, requisition_id, person)
    asked = case_reading.asked_now(session, requisition_id)
    if asked is not None:
        raise Refused("handover_open", name=people.names(session, [asked])[asked])
    return requisition
