"""A coordinator changes the area of a case, or how urgent it is; the promise follows the rule.

Whoever changes something says what it was when they chose: where somebody else has changed it
since, nothing is changed.
"""

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from casework.cases.permissions import ASSIGNABLE, OPEN
from casework.core.errors import Refused
from casework.core.vocabulary import FocusArea, FollowUpKind, Urgency
from casework.offers.promises import changed
from storage.cases import history
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.follow_ups import planning, watching
from storage.offers import offers, times
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.sorting.notices import AreaChanged, CaseSorted, PromiseMoved, UrgencyChanged
from storage.tables import Event, Requisition, RequisitionFocusArea
from storage.transaction.notice import Notice
from storage.transaction.unit_of_work import UnitOfWork


def set_urgency(
    unit: UnitOfWork,
    requisition_id: int,
    urgency: Urgency,
    by: Known,
    *,
    seen: Urgency,
    message_id: int | None = None,
) -> None:
    """Change how urgent an open case is, which was `seen` so when it was chosen.

    While its first answer is owed, the promise is worked out anew and watched; its requester is
    told where it has moved. Whoever has the case or is asked is told, and the message with this id
    becomes the record. Raises Refused("case_over"), Refused("sorted_already") where it is so
    already, and Refused("sorted_by_another", by=...) where it has changed since.
    """
    requisition = _open(unit, requisition_id)
    former = requisition.urgency
    _check_unchanged(unit, requisition_id, Happened.URGENCY_CHANGED, former, seen, urgency)
    requisition.urgency = urgency
    history.note(
        unit, requisition_id, Happened.URGENCY_CHANGED, by.id,
        name=by.first_name, before=former, after=urgency,
    )  # fmt: skip
    unit.session.flush()
    moved = _promise_anew(unit, requisition, former)
    _watch_conflict(unit, requisition)
    _hurry_offer(unit, requisition)
    said = UrgencyChanged(
        requisition=requisition_id, by=by.first_name, urgency=urgency, moved=moved
    )
    told = _tell_advisors(unit, requisition, said, by)
    if moved and requisition.requester_id is not None:
        to_requester = PromiseMoved(requisition=requisition_id, by=by.first_name, urgency=urgency)
        if outbox.tell(unit, requisition.requester_id, to_requester) is not None:
            told.append(people.first_name(unit.session, requisition.requester_id))
    record = CaseSorted(
        requisition=requisition_id, told=tuple(told), moved=moved, message_id=message_id
    )
    outbox.answer(unit, record)


def set_area(
    unit: UnitOfWork,
    requisition_id: int,
    area: FocusArea,
    by: Known,
    *,
    seen: FocusArea,
    message_id: int | None = None,
) -> None:
    """Change the primary focus area of an open case, which was `seen` so when it was chosen.

    Who is asked next follows from it. Raises what `set_urgency` raises.
    """
    requisition = _open(unit, requisition_id)
    former = _primary(unit.session, requisition_id)
    _check_unchanged(unit, requisition_id, Happened.AREA_CHANGED, former, seen, area)
    areas = col(RequisitionFocusArea.focus_area)
    unit.session.execute(
        delete(RequisitionFocusArea).where(
            col(RequisitionFocusArea.requisition_id) == requisition_id, areas.in_([former, area])
        )
    )
    unit.session.add(
        RequisitionFocusArea(requisition_id=requisition_id, focus_area=area, is_primary=True)
    )
    requisition.focus_detail = None  # it was an answer to the question of the other area
    history.note(
        unit, requisition_id, Happened.AREA_CHANGED, by.id,
        name=by.first_name, before=former, after=area,
    )  # fmt: skip
    unit.session.flush()
    said = AreaChanged(requisition=requisition_id, by=by.first_name, area=area)
    told = _tell_advisors(unit, requisition, said, by)
    record = CaseSorted(requisition=requisition_id, told=tuple(told), message_id=message_id)
    outbox.answer(unit, record)


def _open(unit: UnitOfWork, requisition_id: int) -> Requisition:
    requisition = rows.locked(unit, requisition_id)
    if requisition.status not in OPEN:
        raise Refused("case_over")
    return requisition


def _check_unchanged(
    unit: UnitOfWork, case: int, kind: Happened, stands: str, seen: str, chosen: str
) -> None:
    if stands == chosen:
        raise Refused("sorted_already")
    if stands == seen:
        return
    last = unit.session.exec(
        select(Event)
        .where(Event.requisition_id == case, Event.kind == kind)
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()
    if last is None:
        raise Refused("stale_button")
    raise Refused("sorted_by_another", by=last.data.get("name", ""))


def _primary(session: Session, case: int) -> FocusArea:
    row = session.exec(
        select(RequisitionFocusArea).where(
            RequisitionFocusArea.requisition_id == case,
            col(RequisitionFocusArea.is_primary).is_(True),
        )
    ).one()
    return row.focus_area


def _promise_anew(unit: UnitOfWork, requisition: Requisition, former: Urgency) -> bool:
    """Whether the promise has moved; it is watched as it is now."""
    if requisition.requester_id is None or requisition.first_response_at is not None:
        return False
    before = requisition.promised
    due = changed(
        before, requisition.submitted_at, unit.now, requisition.urgency, former,
        unit.office.calendar,
    )  # fmt: skip
    if due == before:
        return False
    if requisition.promised_anew is None:
        requisition.first_response_due = due
    else:
        requisition.promised_anew = due
    unit.session.flush()
    case, since = rows.id_of(requisition), _since(unit, requisition)
    planning.stop_in_case(unit, case, FollowUpKind.PROMISE)
    watching.follow_promise(unit, requisition, since)
    if requisition.advisor_id is not None:
        watching.follow_first_answer(unit, requisition, requisition.advisor_id, since)
    return True


def _watch_conflict(unit: UnitOfWork, requisition: Requisition) -> None:
    """A conflict that nobody has taken is heard of each working hour; any other one is not."""
    case = rows.id_of(requisition)
    planning.stop_in_case(unit, case, FollowUpKind.CONFLICT_NOT_TAKEN)
    if requisition.status in ASSIGNABLE:
        watching.follow_conflict(unit, requisition, _since(unit, requisition))


def _hurry_offer(unit: UnitOfWork, requisition: Requisition) -> None:
    """Who is asked has no longer than the promise leaves them."""
    offer = offers.still_open(unit.session, rows.id_of(requisition))
    if offer is not None:
        times.shorten(unit, requisition, offer)


def _since(unit: UnitOfWork, requisition: Requisition) -> str:
    """Tells one change from another, also within a second: the newest event of the case."""
    newest = unit.session.exec(
        select(func.max(Event.id)).where(Event.requisition_id == requisition.id)
    ).one()
    return f"changed:{newest}"


def _tell_advisors(
    unit: UnitOfWork, requisition: Requisition, said: Notice, by: Known
) -> list[str]:
    """Tell whoever has the case, stands in, or is asked. Returns the names of those who hear it."""
    offer = offers.still_open(unit.session, rows.id_of(requisition))
    concerned = [
        requisition.advisor_id,
        rows.substitute_in(unit.session, requisition),
        offer.advisor_id if offer is not None else None,
    ]
    others = [each for each in dict.fromkeys(concerned) if each not in {None, by.id}]
    told = [each or 0 for each in others if outbox.tell(unit, each or 0, said) is not None]
    return [people.first_name(unit.session, each) for each in told]
