"""The requester of a running case cannot be reached here any more: its advisor hears of it."""

from sqlmodel import Session, col, select

from casework.core.vocabulary import CaseStatus
from storage.happenings import PersonLost
from storage.queues import leads, outbox
from storage.queues.notices import RequesterLost
from storage.tables import Person, Requisition
from storage.transaction.notice import of_kind
from storage.transaction.unit_of_work import UnitOfWork


def reachable_person(session: Session, chat_id: int) -> int | None:
    """Who has this chat, if they could be reached until now."""
    return session.exec(
        select(Person.id).where(
            Person.telegram_id == chat_id, col(Person.unreachable_since).is_(None)
        )
    ).first()


def person_lost(unit: UnitOfWork, lost: PersonLost) -> None:
    """The advisors of their running cases read how else to reach them, when they are just lost.

    An advisor who is told in this transaction what has not arrived reads it there.
    """
    if not lost.just_now:
        return
    running = unit.session.exec(
        select(Requisition)
        .where(Requisition.requester_id == lost.person_id, Requisition.status == CaseStatus.ACTIVE)
        .order_by(col(Requisition.id))
    )
    said = [each for each in unit.enqueued if _says_it(each.kind)]
    known = {leads.case_of(unit.session, each.kind, each.params) for each in said}
    for requisition in running:
        if requisition.id not in known:
            tell_advisor(unit, requisition)


def _says_it(kind: str) -> bool:
    declared = of_kind(kind)
    return declared is not None and declared.says_who_is_lost


def tell_advisor(unit: UnitOfWork, requisition: Requisition) -> None:
    """The advisor of a case reads how to reach its requester, who is not here."""
    if requisition.advisor_id is not None:
        lost = RequesterLost(requisition=requisition.id or 0)
        outbox.tell(unit, requisition.advisor_id, lost)
