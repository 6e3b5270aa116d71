"""A person picks the advisor for a case: a coordinator, or the advisor who hands it over."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus
from casework.offers.ranking import Match
from storage.cases import own_cases as rows
from storage.cases import reading
from storage.offers import decisions, offers, times
from storage.offers.advisors import fitting
from storage.offers.advisors.choosable import best_for
from storage.offers.notices import CaseAssigned, CaseGiven, HandoverArranged, OfferMoved
from storage.offers.times import Then
from storage.people import people
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
    offer: int


def assign(
    unit: UnitOfWork,
    requisition_id: int,
    advisor_id: int,
    by: Known,
    *,
    seen: int | None = None,
    holder: int | None = None,
) -> bool:
    """A coordinator picks the advisor, and reads that they were asked. See `ask_chosen`.

    `seen` is the newest offer of the case that they knew of when choosing (0: none). Where another
    coordinator has decided since, nothing is done but to say so, and to ask whether to go on; with
    None, nobody looks. `holder` is who had the case then (0: nobody): where an advisor has taken it
    since, that is said with Refused("case_taken", name=...). Returns whether it is done.
    """
    if holder is not None:
        _check_holder(unit, requisition_id, holder)
    if seen is not None and _was_second(unit, requisition_id, advisor_id, by, seen):
        return False
    asked = ask_chosen(unit, requisition_id, advisor_id, by)
    if asked is not None:
        name = rows.name_of(rows.locked(unit, requisition_id))
        assigned = CaseAssigned(
            reference=name,
            name=asked.name,
            answer_by=asked.answer_by,
            then=asked.then,
            offer=asked.offer,
        )
        outbox.answer(unit, assigned)
    return True


def ask_chosen(
    unit: UnitOfWork, requisition_id: int, advisor_id: int, by: Known
) -> AskedNow | None:
    """Offer a case to the advisor whom a coordinator has picked, like any other.

    One that an advisor has stays with them until the other one accepts, and they are told.
    Another coordinator whose choice this replaces is told. Returns None where they are being asked
    already, which changes nothing.
    Raises Refused("case_taken", name=...) for the one who has it, Refused("case_over") where it is
    too late, Refused("not_an_advisor"), and Refused("advisor_unreachable", name=...).
    """
    requisition = unit.session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None:
        raise Refused("case_not_yours")
    fitting.check_can_be_asked(unit.session, advisor_id)
    _check_can_go_to(unit.session, requisition, advisor_id)
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
    asked = _asked_now(unit.session, match.name, offer)
    _tell_who_has_it(unit, requisition, asked, by)
    return asked


def assign_best(
    unit: UnitOfWork, requisition_id: int, by: Known, *, seen: int, holder: int
) -> bool:
    """Ask whoever fits best of those who were not asked yet. See `assign`.

    Raises Refused("nobody_left"), Refused("handover_open", name=...) where somebody has been asked
    since `seen`, also by oneself, and what `assign` raises.
    """
    requisition = rows.locked(unit, requisition_id)
    _check_holder(unit, requisition_id, holder)
    best = best_for(unit.session, requisition)
    if _was_second(unit, requisition_id, best.advisor_id if best else 0, by, seen):
        return False
    asked = reading.asked_now(unit.session, requisition_id)
    if asked is not None and decisions.newest_offer(unit.session, requisition_id) != seen:
        raise Refused("handover_open", name=people.first_name(unit.session, asked))
    return assign(unit, requisition_id, best_id(best), by)


def best_id(best: Match | None) -> int:
    """The advisor who fits best. Raises Refused("nobody_left") where there is none."""
    if best is None:
        raise Refused("nobody_left")
    return best.advisor_id


def give(unit: UnitOfWork, offer_id: int, by: Known) -> None:
    """A coordinator gives the case to the one who is asked, and reads that it is done.

    Raises what `offers.give` raises.
    """
    former = offers.give(unit, offer_id, by)
    offer = unit.session.get_one(Offer, offer_id)
    name = rows.name_of(unit.session.get_one(Requisition, offer.requisition_id))
    given = CaseGiven(
        reference=name, name=people.first_name(unit.session, offer.advisor_id), former=former
    )
    outbox.answer(unit, given)


def _check_holder(unit: UnitOfWork, requisition_id: int, holder: int) -> None:
    requisition = rows.locked(unit, requisition_id)
    if requisition.advisor_id not in {None, holder}:
        offers.check_assignable(unit.session, requisition)


def _check_can_go_to(session: Session, requisition: Requisition, advisor_id: int) -> None:
    """Whether somebody can be asked to take this case, or to take it over."""
    if advisor_id == requisition.requester_id:
        raise Refused("stale_button")
    if requisition.status is not CaseStatus.ACTIVE or requisition.advisor_id == advisor_id:
        offers.check_assignable(session, requisition)


def _tell_who_has_it(
    unit: UnitOfWork, requisition: Requisition, asked: AskedNow, by: Known
) -> None:
    if requisition.status is not CaseStatus.ACTIVE or requisition.advisor_id in {None, by.id}:
        return
    arranged = HandoverArranged(
        requisition=rows.id_of(requisition),
        by=by.first_name,
        name=asked.name,
        answer_by=asked.answer_by,
        then=asked.then,
    )
    outbox.tell(unit, requisition.advisor_id or 0, arranged)


def _was_second(
    unit: UnitOfWork, requisition_id: int, advisor_id: int, by: Known, seen: int
) -> bool:
    """Say what another coordinator has decided meanwhile, if one has. The case is locked first."""
    requisition = rows.locked(unit, requisition_id)
    _check_can_go_to(unit.session, requisition, advisor_id)
    first = decisions.decided_by_another(unit.session, requisition_id, by.id, seen)
    if first is None:
        return False
    nobody = not advisor_id or (first.is_open and first.to == advisor_id)
    decisions.say_who_was_first(unit, requisition_id, first, None if nobody else advisor_id)
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
    at, then = (None, None) if end is None else (end.at, end.then)
    return AskedNow(name, at, then, offer.id or 0)
