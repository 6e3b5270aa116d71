"""Cases that wait for a coordinator, as rows; quicker than the form."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from casework.core.vocabulary import (
    ActivityKind,
    CaseStatus,
    ContactMethod,
    FocusArea,
    OrganisationKind,
    Origin,
    Urgency,
    VisitAnswerKind,
    VisitStatus,
)
from casework.worklist.rules import Line
from storage.people.people import Known
from storage.tables import (
    Activity,
    CaseMessage,
    Event,
    Organisation,
    OutboxMessage,
    Requisition,
    RequisitionFocusArea,
    Visit,
    VisitAnswer,
)
from storage.tables.queues import OutboxStatus
from storage.worklist import digest as worklist_digest
from tests.storage.town import NOW, OFFICE

DAY = timedelta(days=1)
TUESDAY = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)  # 7:30 in Copenhagen
SOON = TUESDAY + 9 * DAY


def case(session: Session, number: int, **values: Any) -> int:
    """A case as a row; unless told otherwise, it waits for an advisor since Monday at ten."""
    organisation = session.execute(select(Organisation)).scalars().first()
    if organisation is None:
        organisation = Organisation(
            kind=OrganisationKind.SCHOOL, name="Tagensbo School", district="bispebjerg"
        )
        session.add(organisation)
        session.flush()
    row = Requisition(
        **{
            "year": 2026,
            "number": number,
            "organisation_id": organisation.id,
            "status": CaseStatus.SUBMITTED,
            "origin": Origin.REQUESTED,
            "urgency": Urgency.SOON,
            "language": "da",
            "problem": "Møderne",
            "contact_method": ContactMethod.TELEGRAM,
            "submitted_at": NOW,
            "first_response_due": SOON,
            **values,
        }
    )
    session.add(row)
    session.flush()
    found = row.id
    assert found is not None
    session.add(
        RequisitionFocusArea(requisition_id=found, focus_area=FocusArea.EDUCATION, is_primary=True)
    )
    session.flush()
    return found


def active(session: Session, number: int, leyla: Known, **values: Any) -> int:
    """A case that Leyla took on Monday, and has answered."""
    answered = {"first_response_at": NOW, "status": CaseStatus.ACTIVE, "advisor_id": leyla.id}
    found = case(session, number, **{**answered, **values})
    session.add(Event(requisition_id=found, kind="accepted", at=values.get("at", NOW), data={}))
    session.flush()
    return found


def event_of_work(requisition: int, by: Known, at: datetime) -> Activity:
    """Something that an advisor has logged."""
    return Activity(
        requisition_id=requisition,
        advisor_id=by.id,
        kind=ActivityKind.PHONE,
        day=at.date(),
        minutes=10,
        logged_at=at,
    )


def answered_visit(
    session: Session, requisition: int, answers: dict[int, str], at: datetime
) -> None:
    """A visit that both sides were asked about."""
    visit = Visit(
        requisition_id=requisition,
        proposed_by=session.get_one(Requisition, requisition).advisor_id or 0,
        status=VisitStatus.AGREED,
        uid=f"v{requisition}",
        proposed_at=at - 8 * DAY,
        starts_at=at,
        ends_at=at + timedelta(hours=1),
    )
    session.add(visit)
    session.flush()
    assert visit.id is not None
    for who, said in answers.items():
        session.add(
            VisitAnswer(visit_id=visit.id, person_id=who, answer=VisitAnswerKind(said), at=at)
        )
    session.flush()


def message(requisition: int, sender: Known, to: Known, number: int, at: datetime) -> CaseMessage:
    """A message that did not arrive."""
    return CaseMessage(
        requisition_id=requisition,
        sender_id=sender.id,
        receiver_id=to.id,
        source_message_id=number,
        sent_at=at,
        undelivered=True,
    )


def failed(session: Session, to: Known, params: dict[str, Any], at: datetime) -> None:
    """A message of the bot's that could not be sent."""
    session.add(
        OutboxMessage(
            chat_id=to.telegram_id,
            person_id=to.id,
            kind="accepted",
            params=params,
            waiting=False,
            status=OutboxStatus.FAILED,
            created_at=at,
        )
    )
    session.flush()


def open_now(session: Session, now: datetime) -> tuple[Line, ...]:
    return worklist_digest.now_open(session, OFFICE, now).lines
