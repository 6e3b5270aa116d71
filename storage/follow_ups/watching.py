"""Watching a case: that its requester is answered in time, and that something is done in it."""

from collections.abc import Collection

from sqlalchemy import exists, select
from sqlmodel import Session, col

from casework.cases.permissions import OPEN
from casework.core.vocabulary import FollowUpKind, Role, Urgency
from casework.offers.promises import promised, promised_anew, warned_at
from storage.cases import own_cases
from storage.follow_ups import planning
from storage.follow_ups.planning import Round
from storage.happenings import CaseHandedOver, CaseTaken
from storage.people import people
from storage.tables import FollowUp, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def follow_case(unit: UnitOfWork, requisition: Requisition, advisor_id: int) -> None:
    """From now on the promise and the silence of a case are watched, and no longer as before."""
    anchors = {
        FollowUpKind.FIRST_ANSWER_DUE: requisition.promised,
        FollowUpKind.NOTHING_LOGGED: unit.now,
    }
    for kind, anchor in anchors.items():
        planning.stop_in_case(unit, own_cases.id_of(requisition), kind)
        planning.start(
            unit,
            kind,
            subject=f"case:{requisition.id}:{unit.now:%Y%m%d%H%M%S}",
            person_id=advisor_id,
            anchor=anchor,
            requisition_id=requisition.id,
        )


def case_taken(unit: UnitOfWork, taken: CaseTaken | CaseHandedOver) -> None:
    """Whoever has the case now is reminded of its promise and its silence."""
    if taken.case.advisor_id is not None:
        follow_case(unit, taken.case, taken.case.advisor_id)


def follow_first_answer(
    unit: UnitOfWork, requisition: Requisition, advisor_id: int, since: str
) -> None:
    """The promise is another one: its advisor is reminded of that, and no longer as before.

    `since` tells apart what begins anew.
    """
    case, kind = own_cases.id_of(requisition), FollowUpKind.FIRST_ANSWER_DUE
    planning.stop_in_case(unit, case, kind)
    planning.start(
        unit,
        kind,
        subject=f"case:{case}:{since}",
        person_id=advisor_id,
        anchor=requisition.promised,
        requisition_id=case,
    )


def follow_conflict(unit: UnitOfWork, requisition: Requisition, since: str = "") -> None:
    """From now on every coordinator hears each working hour of a conflict that nobody has taken.

    What is no conflict is left alone. `since` tells apart what begins anew.
    """
    if requisition.urgency is not Urgency.CONFLICT_NOW:
        return
    case, kind = own_cases.id_of(requisition), FollowUpKind.CONFLICT_NOT_TAKEN
    planning.stop_in_case(unit, case, kind)
    for coordinator in people.with_role(unit.session, Role.COORDINATOR):
        planning.start(
            unit,
            kind,
            subject=f"case:{case}:{since or f'{unit.now:%Y%m%d%H%M%S}'}",
            person_id=coordinator,
            anchor=unit.now,
            requisition_id=case,
        )


def follow_promise(unit: UnitOfWork, requisition: Requisition, since: str = "") -> None:
    """From now on a promise is watched: before it passes, and when it does.

    Where nobody waits for an answer, there is none. `since` tells apart what begins anew; with the
    same one, beginning twice is beginning once.
    """
    if requisition.requester_id is None or requisition.first_response_at is not None:
        return
    case, promise = own_cases.id_of(requisition), requisition.promised
    warning = warned_at(promise, requisition.urgency, unit.office.calendar)
    is_ahead = warning > unit.now
    begun = Round(
        FollowUpKind.PROMISE,
        f"promise:{case}:{since or f'{unit.now:%Y%m%d%H%M%S}'}",
        requisition.requester_id,
        0 if is_ahead else 1,
        promise,
        warning if is_ahead else promise,
        case,
        {},
    )
    planning.start_at(unit, begun, [warning, promise])


def promise_from_now_on(unit: UnitOfWork, requisition: Requisition) -> None:
    """Its requester waits for an answer once more: promised, not given yet, and watched.

    Of the promise before nothing counts any more. Where nobody waits for an answer, none is
    promised.
    """
    if requisition.requester_id is None:
        return
    requisition.first_response_due = promised(
        unit.now, requisition.urgency, unit.office.calendar
    ).due
    requisition.promised_anew = requisition.first_response_at = None
    unit.session.flush()
    follow_promise(unit, requisition)


def promise_again(unit: UnitOfWork, requisition: Requisition) -> None:
    """The first promise has passed: there is a new date, which is watched as the first one was."""
    requisition.promised_anew = promised_anew(unit.now, requisition.urgency, unit.office.calendar)
    unit.session.flush()
    follow_promise(unit, requisition)


def unwatched(session: Session, among: Collection[int] | None = None) -> list[int]:
    """The cases whose promise nobody watches, those of a version that did not; of these, or all.

    Of all of them, it is read beside the writer.
    """
    case = col(Requisition.id)
    watched = exists().where(
        col(FollowUp.requisition_id) == case, col(FollowUp.kind) == FollowUpKind.PROMISE
    )
    found = session.execute(
        select(case)
        .where(
            col(Requisition.status).in_(OPEN),
            col(Requisition.requester_id).is_not(None),
            col(Requisition.first_response_at).is_(None),
            ~watched,
            *(() if among is None else (case.in_(among),)),
        )
        .order_by(case)
    )
    return list(found.scalars())


def catch_up(unit: UnitOfWork, among: Collection[int] | None = None) -> bool:
    """Watch the promises that nobody watches: of these cases, as far as it is still so, or of all.

    Returns whether more may be waiting: never, since it deals with all of them.
    """
    for case in unwatched(unit.session, among):
        follow_promise(unit, unit.session.get_one(Requisition, case), since="unwatched")
    return False
