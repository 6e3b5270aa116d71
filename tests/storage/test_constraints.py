"""What the rules rely on, the database holds too: whoever writes past the rules is refused."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from casework.core.vocabulary import (
    AttachmentKind,
    CaseStatus,
    ContactMethod,
    FocusArea,
    OrganisationKind,
    Origin,
    Role,
    Urgency,
)
from storage.tables import (
    Attachment,
    Draft,
    Invitation,
    Offer,
    Organisation,
    Person,
    Requisition,
    RequisitionFocusArea,
    RoleGrant,
)
from storage.tables.intake import DraftStatus

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AYSE, BENT, SCHOOL, CASE = 101, 102, 103, 104


@pytest.fixture
def session(shared: Engine) -> Iterator[Session]:
    """Two people, an organisation, and the case TF-2026-0001."""
    with Session(shared) as session:
        for number in (AYSE, BENT):
            session.add(Person(id=number, telegram_id=number, first_name="P", created_at=NOW))
        organisation = Organisation(
            id=SCHOOL, kind=OrganisationKind.SCHOOL, name="Skole", district="valby"
        )
        session.add(organisation)
        session.flush()
        session.add(case(1, id=CASE))
        session.flush()
        yield session
        session.rollback()


def case(number: int, **others: Any) -> Requisition:
    """A case of Ayşe's."""
    fields: dict[str, Any] = {
        "year": 2026, "number": number, "requester_id": AYSE, "organisation_id": SCHOOL,
        "status": CaseStatus.SUBMITTED, "origin": Origin.REQUESTED, "urgency": Urgency.SOON,
        "language": "da", "problem": "Noget er galt", "contact_method": ContactMethod.TELEGRAM,
        "submitted_at": NOW, "first_response_due": NOW,
    }  # fmt: skip
    return Requisition(**(fields | others))


def draft(person: int, status: DraftStatus = DraftStatus.OPEN) -> Draft:
    """A draft at its first question."""
    return Draft(
        person_id=person, status=status, step="privacy", visit=1, form={},
        created_at=NOW, updated_at=NOW,
    )  # fmt: skip


def offer(advisor: int, **others: Any) -> Offer:
    """The case, offered to somebody."""
    return Offer(requisition_id=CASE, advisor_id=advisor, reasons=[], offered_at=NOW, **others)


def refuses(session: Session, *rows: Any) -> None:
    """The database does not take these together."""
    session.add_all(rows)
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_person_has_one_open_draft(session: Session) -> None:
    session.add_all(
        [draft(AYSE), draft(AYSE, DraftStatus.SENT), draft(AYSE, DraftStatus.SENT), draft(BENT)]
    )
    session.flush()

    refuses(session, draft(AYSE))


def test_a_case_has_one_open_offer(session: Session) -> None:
    session.add_all([offer(AYSE, ended_at=NOW, accepted=False), offer(BENT)])
    session.flush()

    refuses(session, offer(AYSE))


def test_an_answered_offer_has_ended(session: Session) -> None:
    refuses(session, offer(AYSE, accepted=True))


def test_an_active_case_has_an_advisor(session: Session) -> None:
    refuses(session, case(2, status=CaseStatus.ACTIVE))


def test_a_reference_is_given_once(session: Session) -> None:
    session.add(case(1, year=2027))
    session.flush()

    refuses(session, case(1))


def test_a_reference_begins_with_one(session: Session) -> None:
    refuses(session, case(0))


def test_a_draft_becomes_one_case(session: Session) -> None:
    sent = draft(BENT, DraftStatus.SENT)
    session.add(sent)
    session.flush()
    session.add(case(2, draft_id=sent.id))
    session.flush()

    refuses(session, case(3, draft_id=sent.id))


def test_a_case_has_one_primary_focus_area(session: Session) -> None:
    def area(word: FocusArea, *, primary: bool) -> RequisitionFocusArea:
        return RequisitionFocusArea(requisition_id=CASE, focus_area=word, is_primary=primary)

    session.add_all([area(FocusArea.HEALTH, primary=True), area(FocusArea.SAFETY, primary=False)])
    session.flush()

    refuses(session, area(FocusArea.HOUSING, primary=True))


def test_two_files_do_not_take_the_same_place(session: Session) -> None:
    refuses(
        session,
        *(
            Attachment(requisition_id=CASE, position=0, kind=AttachmentKind.PHOTO, file_id=name)
            for name in "ab"
        ),
    )


def test_a_telegram_account_is_one_person(session: Session) -> None:
    refuses(session, Person(telegram_id=AYSE, first_name="Again", created_at=NOW))


def test_an_organisation_stands_once_in_a_district(session: Session) -> None:
    session.add(Organisation(kind=OrganisationKind.SCHOOL, name="Skole", district="vanlose"))
    session.flush()

    refuses(session, Organisation(kind=OrganisationKind.SCHOOL, name="Skole", district="valby"))


def test_a_link_is_one_invitation(session: Session) -> None:
    def invitation() -> Invitation:
        return Invitation(role=Role.ADVISOR, token_hash="x", created_at=NOW, expires_at=NOW)

    refuses(session, invitation(), invitation())


def test_only_people_who_exist_hold_roles(session: Session) -> None:
    refuses(session, RoleGrant(person_id=99, role=Role.ADVISOR, granted_at=NOW))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE requisition SET status = 'forgotten'",
        "UPDATE requisition SET urgency = 'yesterday'",
        "UPDATE requisition SET origin = 'hearsay'",
    ],
)
def test_a_state_that_the_domain_does_not_know_is_refused(session: Session, statement: str) -> None:
    with pytest.raises(IntegrityError):
        session.execute(text(statement))
