"""A person picks the advisor for a case: a coordinator, or the advisor who hands it over."""

from datetime import datetime

from sqlmodel import Session

from casework.errors import Refused
from casework.office import Office
from storage import offer_checks, offers, outbox, own_cases
from storage.people import Known
from storage.tables import Requisition


def assign(
    session: Session, office: Office, requisition_id: int, advisor_id: int, by: Known, now: datetime
) -> None:
    """A coordinator picks the advisor, and reads that they were asked. See `ask_chosen`."""
    name = ask_chosen(session, office, requisition_id, advisor_id, by, now)
    if name is not None:
        params = {"reference": own_cases.name_of(own_cases.locked(session, requisition_id))}
        outbox.answer(session, "case_assigned", {**params, "name": name}, now)


def ask_chosen(
    session: Session, office: Office, requisition_id: int, advisor_id: int, by: Known, now: datetime
) -> str | None:
    """Offer a case to the advisor whom a coordinator has picked, like any other.

    Returns the advisor's name; None where they are being asked already, which changes nothing.
    Raises Refused("case_taken", name=...) or Refused("case_over") where it is too late,
    Refused("not_an_advisor"), and Refused("advisor_unreachable", name=...).
    """
    requisition = session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None:
        raise Refused("case_not_yours")
    offer_checks.check_can_be_asked(session, advisor_id)
    offer_checks.check_assignable(session, requisition)
    if offers.asked_now(session, requisition_id) == advisor_id:
        return None
    asked_before = offers.end_open(session, requisition_id, now)
    if asked_before is not None:
        outbox.tell(
            session, asked_before, "offer_moved", {"reference": own_cases.name_of(requisition)}, now
        )
    match = offer_checks.match_of(session, requisition, advisor_id)
    offers.ask(session, office, requisition, match, now, assigned_by=by)
    return match.name


def ask_to_take_over(
    session: Session,
    office: Office,
    requisition: Requisition,
    advisor_id: int,
    by: Known,
    now: datetime,
) -> str:
    """Its advisor offers a case to another one. Returns the name of who is asked.

    Raises Refused("not_an_advisor") and Refused("advisor_unreachable", name=...).
    """
    offer_checks.check_can_be_asked(session, advisor_id)
    match = offer_checks.match_of(session, requisition, advisor_id)
    offers.ask(session, office, requisition, match, now, assigned_by=by)
    return match.name
