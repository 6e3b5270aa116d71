"""What of a case other subjects ask for: who has to do with it, its name, its files."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from casework.cases.permissions import Involved
from casework.cases.reference import reference
from casework.core.vocabulary import AttachmentKind
from storage.cases import own_cases
from storage.tables import Attachment, CaseMessage, Offer, Organisation, Requisition


@dataclass(frozen=True)
class AttachmentFacts:
    """A file of a case."""

    kind: AttachmentKind
    file_id: str
    file_name: str | None
    reference: str


@dataclass(frozen=True)
class CaseName:
    """What a case is named by."""

    reference: str
    organisation_name: str
    problem: str


def involved(session: Session, requisition_id: int) -> Involved | None:
    """Who has to do with a case; None if there is none."""
    requisition = session.get(Requisition, requisition_id)
    return None if requisition is None else involved_in(session, requisition)


def involved_in(session: Session, requisition: Requisition) -> Involved:
    """Who has to do with this case."""
    return Involved(
        requisition.requester_id,
        requisition.advisor_id,
        asked_now(session, own_cases.id_of(requisition)),
        own_cases.substitute_in(session, requisition),
    )


def asked_now(session: Session, requisition_id: int) -> int | None:
    """The advisor who is being asked to take a case; None if nobody is."""
    return session.exec(
        select(Offer.advisor_id).where(
            Offer.requisition_id == requisition_id, col(Offer.ended_at).is_(None)
        )
    ).first()


def still_counts(session: Session, offer_id: int) -> bool:
    """Whether an offer is open or was accepted, so that its advisor may read the case."""
    row = session.get(Offer, offer_id)
    return row is not None and (row.ended_at is None or bool(row.accepted))


def reference_of(session: Session, requisition_id: int) -> str:
    """The reference of a case that there is."""
    requisition = session.get_one(Requisition, requisition_id)
    return reference(requisition.year, requisition.number)


def name_of(session: Session, requisition_id: int) -> CaseName:
    """What a case that there is is named by, for who may read it."""
    requisition = session.get_one(Requisition, requisition_id)
    organisation = session.get_one(Organisation, requisition.organisation_id)
    called = reference(requisition.year, requisition.number)
    return CaseName(called, organisation.name, requisition.problem)


def attachment(session: Session, requisition_id: int, position: int) -> AttachmentFacts | None:
    """One file of a case, with the case's reference."""
    row = session.exec(
        select(Attachment, Requisition)
        .join(Requisition)
        .where(Attachment.requisition_id == requisition_id, Attachment.position == position)
    ).first()
    if row is None:
        return None
    file, requisition = row
    return AttachmentFacts(
        file.kind,
        file.file_id,
        file.file_name,
        reference(requisition.year, requisition.number),
    )


def number_of_attachments(session: Session, requisition_id: int) -> int:
    """How many files belong to a case."""
    return session.exec(
        select(func.count(col(Attachment.id))).where(Attachment.requisition_id == requisition_id)
    ).one()


def number_of_messages(session: Session, requisition_id: int) -> int:
    """How many messages the two sides of a case have written."""
    return session.exec(
        select(func.count(col(CaseMessage.id))).where(CaseMessage.requisition_id == requisition_id)
    ).one()
