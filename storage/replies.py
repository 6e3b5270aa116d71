"""Which case somebody answers with Telegram's own reply."""

from sqlalchemy import select
from sqlmodel import Session

from storage.columns import table
from storage.concerns import ABOUT_ONE, ABOUT_SEVERAL, RELAYED
from storage.people import Known
from storage.tables import CaseMessage, OutboxMessage

_message = table(CaseMessage)
_outbox = table(OutboxMessage)


def case_of_reply(session: Session, person: Known, message_id: int) -> int | None:
    """The case of the message in a person's chat that they answered; None: it is about none.

    It is one that they were given, or one that they wrote themselves.
    """
    given = (
        select(_message.c.requisition_id)
        .join(_outbox, _outbox.c.id.in_((_message.c.outbox_id, _message.c.rest_outbox_id)))
        .where(
            _outbox.c.chat_id == person.telegram_id,
            _outbox.c.kind.in_((*RELAYED, ABOUT_ONE)),
            _outbox.c.message_id == message_id,
        )
    )
    own = select(_message.c.requisition_id).where(
        _message.c.sender_id == person.id, _message.c.source_message_id == message_id
    )
    found: int | None = session.execute(given).scalars().first()
    return found if found is not None else session.execute(own).scalars().first()


def is_about_several(session: Session, person: Known, message_id: int) -> bool:
    """Whether the message that somebody answered holds what was written in several cases."""
    found = session.execute(
        select(_message.c.id)
        .join(_outbox, _outbox.c.id == _message.c.outbox_id)
        .where(
            _outbox.c.chat_id == person.telegram_id,
            _outbox.c.kind == ABOUT_SEVERAL,
            _outbox.c.message_id == message_id,
        )
        .limit(1)
    )
    return found.first() is not None
