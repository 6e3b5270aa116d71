"""A person picks the advisor for a case: a coordinator, or the advisor who hands it over."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from casework.core.errors import Refused
from storage.cases import own_cases as rows
from storage.cases import reading
from storage.offers import decisions, offers, times
from storage.offers.advisors import fitting
from storage.offers.notices import CaseAssigned, OfferMoved
from storage.offers.times import Then
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import Offer, Requisition
from storage.transaction.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AskedNow:
    """Who has been asked, until when their answer is waited for (UTC), and what happens then."""

    name: str
    answer_by: datetime | None
    then: Then | None


def assign(
    unit: UnitOfWork, requisition_id: int, advisor_id: int, by: Known, *, seen: int | None = None
) -> bool:  # fmt: skip
    """A coordinator picks the advisor, and reads that they were asked. See `ask_chosen`.

    `seen` is the newest offer of the case that they knew of when choosing (0: none). Where another
    coordinator has decided since, nothing is done but to say so, and to ask whether to go on; with
    None, nobody looks. Returns whether it is done.
    """
    if seen is not None and _was_second(unit, requisition_id, advisor_id, by, seen):
        return False
    asked = ask_chosen(unit, requisition_id, advisor_id, by)
    if asked is not None:
        name = rows.name_of(rows.locked(unit, requisition_id))
        assigned = CaseAssigned(
            reference=name, name=asked.name, answer_by=asked.answer_by, then=asked.then
        )
        outbox.answer(unit, assigned)
    return True


def ask_chosen(
    unit: UnitOfWork, requisition_id: int, advisor_id: int, by: Known
) -> AskedNow | None:
    """Offer a case to the advisor whom a coordinator has picked, like any other.

    Another coordinator whose choice this replaces is told.
    Returns None where they are being asked already, which changes nothing.
    Raises Refused("case_taken", name=...) or Refused("case_over") where it is too late,
    Refused("not_an_advisor"), and Refused("advisor_unreachable", name=...).
    """
    requisition = unit.session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None:
        raise Refused("case_not_yours")
    fitting.check_can_be_asked(unit.session, advisor_id)
    offers.check_assignable(unit.session, requisition)
    if reading.asked_now(unit.session, requisition_id) == advisor_id:
        return None
    first = decisions.decided_by_another(unit.session, requisition_id, by.id)
    asked_before = offers.end_open(unit, requisition_id)
    if asked_before is not None:
        outbox.tell(unit, asked_before, OfferMoved(reference=rows.name_of(requisition)))
    match = fitting.match_of(unit.session, requisition, advisor_id)
    offer = offers.ask(unit, requisition, match, assigned_by=by)
    if first is not None and first.is_open:
        name = by.first_name
        decisions.tell_the_first(unit, requisition_id, first, name, match.name)
    return _asked_now(unit.session, match.name, offer)


def _was_second(
    unit: UnitOfWork, requisition_id: int, advisor_id: int, by: Known, seen: int
) -> bool:
    """Say what another coordinator has decided meanwhile, if one has. The case is locked first."""
    requisition = rows.locked(unit, requisition_id)
    offers.check_assignable(unit.session, requisition)
    first = decisions.decided_by_another(unit.session, requisition_id, by.id, seen)
    if first is None:
        return False
    same = first.is_open and first.to == advisor_id
    decisions.say_who_was_first(unit, requisition_id, first, None if same else advisor_id)
    return True


def ask_to_take_over(
    unit: UnitOfWork, requisition: Requisition, advisor_id: int, by: Known
) -> AskedNow:
    """Its advisor offers a case to another one.

    Raises Refused("not_an_advisor") and Refused("advisor_unreachable", name=...).
    """
    fitting.check_can_be_asked(unit.session, advisor_id)
    match = fitting.match_of(unit.session, requisition, advisor_id)
    offer = offers.ask(unit, requisition, match, assigned_by=by)
    return _asked_now(unit.session, match.name, offer)


def _asked_now(session: Session, name: str, offer: Offer) -> AskedNow:
    end = times.end_of(session, offer)
    return AskedNow(name, None, None) if end is None else AskedNow(name, end.at, end.then)
