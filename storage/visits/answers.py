"""What the two sides of a case say some days after a visit, and where they do not agree."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, FollowUpKind, VisitAnswerKind
from casework.visits.answers import disagree
from storage.cases import history, own_cases
from storage.cases.history import Happened
from storage.follow_ups import answers as follow_up_answers
from storage.follow_ups import planning
from storage.people.people import Known
from storage.queues import outbox
from storage.tables import FollowUp, Requisition, Visit, VisitAnswer
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits.notices import AfterVisitThanks, SaidSolved, SaidStuck

_SAID = {
    VisitAnswerKind.MOVING: Happened.SAID_MOVING,
    VisitAnswerKind.STUCK: Happened.SAID_STUCK,
    VisitAnswerKind.DONE: Happened.SAID_DONE,
}
"""What stands in the history of an answer of the requester's."""


@dataclass(frozen=True)
class Disagreement:
    """Two sides of an active case who answered differently after its latest visit.

    `since` is when the second of them answered (UTC).
    """

    visit_id: int
    requisition_id: int
    reference: str
    requester: VisitAnswerKind
    advisor: VisitAnswerKind
    since: datetime


def answer(unit: UnitOfWork, follow_up_id: int, person: Known, said: VisitAnswerKind) -> None:
    """One side says how it goes; the first answer counts. The advisor hears of the requester's.

    Who stands in for an advisor answers for them. Raises Refused("stale_button") for a question
    that was answered or put to somebody else, and Refused("case_over") where the case has ended.
    """
    row = _question(unit, follow_up_id, person)
    visit = unit.session.get_one(Visit, int(row.data["visit"]))
    requisition = own_cases.locked(unit, visit.requisition_id)
    if requisition.status is not CaseStatus.ACTIVE:
        raise Refused("case_over")
    at = (visit.id or 0, row.person_id)
    if unit.session.get(VisitAnswer, at, populate_existing=True) is not None:
        raise Refused("stale_button")
    unit.session.add(VisitAnswer(visit_id=at[0], person_id=at[1], answer=said, at=unit.now))
    planning.settle(unit, row)
    thanks = AfterVisitThanks(
        requisition=visit.requisition_id,
        answer=said,
        person=row.person_id,
        closes=person.id == requisition.advisor_id,
    )
    outbox.answer(unit, thanks)
    if row.person_id == requisition.requester_id:
        history.note(unit, visit.requisition_id, _SAID[said], person.id)
        _tell_advisor(unit, requisition, said)


def open_disagreements(session: Session, case: int | None = None) -> list[Disagreement]:
    """Active cases whose two sides answered differently after the latest visit, oldest first.

    Closing the case settles it, and so does a later visit about which both say the same. With
    `case`, only this one is looked at.
    """
    latest: dict[int, Disagreement | None] = {}
    which = () if case is None else (Requisition.id == case,)
    for visit, requisition, said in _answered_visits(session, *which):
        theirs = next((each for each in said if each.person_id == requisition.requester_id), None)
        ours = next((each for each in said if each is not theirs), None)
        if theirs is not None and ours is not None:
            latest[visit.requisition_id] = _between(visit, requisition, theirs, ours)
    return sorted((each for each in latest.values() if each), key=lambda each: each.since)


def _question(unit: UnitOfWork, follow_up_id: int, person: Known) -> FollowUp:
    """The follow-up that asks this person."""
    row = follow_up_answers.told_to(unit, follow_up_id, person)
    if row.kind != FollowUpKind.AFTER_VISIT:
        raise Refused("stale_button")
    return row


def _tell_advisor(unit: UnitOfWork, requisition: Requisition, said: VisitAnswerKind) -> None:
    """That it is stuck, or solved; whoever stands in hears of it in their place.

    That it is moving is no news. A substitute does not close a case.
    """
    advisor = requisition.advisor_id
    if said is VisitAnswerKind.MOVING or advisor is None:
        return
    receiver = own_cases.substitute_in(unit.session, requisition) or advisor
    case = own_cases.id_of(requisition)
    if said is VisitAnswerKind.STUCK:
        outbox.tell(unit, receiver, SaidStuck(requisition=case))
    else:
        outbox.tell(unit, receiver, SaidSolved(requisition=case, closes=receiver == advisor))


def _answered_visits(
    session: Session, *which: Any
) -> list[tuple[Visit, Requisition, list[VisitAnswer]]]:
    """The visits of active cases with what was said of each, in the order of the visits."""
    rows = session.exec(
        select(Visit, Requisition, VisitAnswer)
        .where(
            Visit.requisition_id == Requisition.id,
            VisitAnswer.visit_id == Visit.id,
            Requisition.status == CaseStatus.ACTIVE,
            *which,
        )
        .order_by(col(Visit.ends_at), col(Visit.id), col(VisitAnswer.at))
    )
    found: dict[int, tuple[Visit, Requisition, list[VisitAnswer]]] = {}
    for visit, requisition, said in rows:
        found.setdefault(said.visit_id, (visit, requisition, []))[2].append(said)
    return list(found.values())


def _between(
    visit: Visit, requisition: Requisition, theirs: VisitAnswer, ours: VisitAnswer
) -> Disagreement | None:
    if not disagree(theirs.answer, ours.answer):
        return None
    return Disagreement(
        visit.id or 0,
        visit.requisition_id,
        own_cases.name_of(requisition),
        theirs.answer,
        ours.answer,
        max(theirs.at, ours.at),
    )
