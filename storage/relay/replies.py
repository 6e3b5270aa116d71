"""Which case somebody answers with Telegram's own reply, and whether that is the open question."""

from sqlalchemy import select
from sqlmodel import Session

from storage.database.columns import table
from storage.people.people import Known
from storage.queues import about, outbox
from storage.queues.about import Answered
from storage.tables import CaseMessage, Prompt, Requisition

_message = table(CaseMessage)


def answered(session: Session, person: Known, message_id: int) -> Answered | None:
    """What the message in a person's chat is about that they answered.

    It may be one that they were given, or one that they wrote themselves. None: it is about no
    case, about several, or nobody knows.
    """
    own = select(_message.c.requisition_id, _message.c.receiver_id).where(
        _message.c.sender_id == person.id, _message.c.source_message_id == message_id
    )
    said = session.execute(own).first()
    if said is not None:
        requisition = session.get_one(Requisition, said.requisition_id)
        still = said.receiver_id in {requisition.requester_id, requisition.advisor_id}
        return Answered(said.requisition_id, internal=False, shared=still)
    return about.found(session, person.telegram_id, message_id)


def is_prompts_question(session: Session, person_id: int, message_id: int) -> bool:
    """Whether a message is the one that asks for the words that are waited for."""
    row = session.get(Prompt, person_id)
    if row is None:
        return False
    if row.data.get("message_id") == message_id:
        return True
    return row.asked_id is not None and is_of(session, row.asked_id, message_id)


def is_of(session: Session, row: int, message_id: int) -> bool:
    """Whether a message is the one that came of an outbox row."""
    return outbox.message_ids(session, [row]).get(row) == message_id
