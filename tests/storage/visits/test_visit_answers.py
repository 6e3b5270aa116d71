"""Where the two sides of a case do not agree how it goes."""

from datetime import datetime, timedelta

from sqlmodel import Session

from casework.core.vocabulary import CaseStatus, VisitAnswerKind, VisitStatus
from storage.tables import Requisition, Visit, VisitAnswer
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits.answers import open_disagreements
from tests.storage.town import NOW, advisor, person, send

DAY = timedelta(days=1)
MOVING, STUCK, DONE = VisitAnswerKind


def visit(
    session: Session,
    case: Requisition,
    ends: datetime,
    theirs: VisitAnswerKind | None,
    ours: VisitAnswerKind | None,
) -> int:
    """A visit that was held, and what the two sides say of it, a day apart."""
    held = Visit(
        requisition_id=case.id or 0, proposed_by=case.advisor_id or 0, status=VisitStatus.AGREED,
        uid=f"{case.id}-{ends:%d%H}", proposed_at=ends, ends_at=ends, ended_at=ends,
    )  # fmt: skip
    session.add(held)
    session.flush()
    said = ((case.requester_id, theirs, ends + 7 * DAY), (case.advisor_id, ours, ends + 8 * DAY))
    for who, answer, at in said:
        if answer is not None and who is not None:
            session.add(VisitAnswer(visit_id=held.id or 0, person_id=who, answer=answer, at=at))
    session.flush()
    return held.id or 0


def running(unit: UnitOfWork, number: int) -> Requisition:
    """A case of its own requester's, in an advisor's hands."""
    case = send(unit, person(unit, number))
    case.advisor_id = advisor(unit, number + 50, "Leyla").id
    case.status = CaseStatus.ACTIVE
    unit.session.flush()
    return case


def test_who_disagrees_and_since_when(unit: UnitOfWork) -> None:
    alike, differ, half = (running(unit, number) for number in (1, 2, 3))
    visit(unit.session, alike, NOW, STUCK, STUCK)
    visit(unit.session, half, NOW, STUCK, None)
    held = visit(unit.session, differ, NOW, DONE, MOVING)

    [found] = open_disagreements(unit.session)

    assert (found.visit_id, found.requisition_id) == (held, differ.id)
    assert (found.requester, found.advisor) == (DONE, MOVING)
    assert found.since == NOW + 8 * DAY


def test_a_later_visit_settles_it_once_both_have_answered(unit: UnitOfWork) -> None:
    case = running(unit, 1)
    visit(unit.session, case, NOW, STUCK, MOVING)
    visit(unit.session, case, NOW + 20 * DAY, MOVING, None)
    assert len(open_disagreements(unit.session)) == 1
    visit(unit.session, case, NOW + 40 * DAY, MOVING, MOVING)
    assert open_disagreements(unit.session) == []


def test_closing_settles_it(unit: UnitOfWork) -> None:
    case = running(unit, 1)
    visit(unit.session, case, NOW, STUCK, DONE)
    case.status = CaseStatus.CLOSED
    unit.session.flush()
    assert open_disagreements(unit.session) == []
