"""Which case each message is about, kept for as long as somebody may answer it.

What the outbox knows of a message is forgotten once it is sent, and a message may be rewritten to
say something else; so what a reply looks up is kept by itself, written when a message was sent or
changed. The class of each notice declares what it is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import Session

from storage.database.columns import table
from storage.database.upsert import insert_or_ignore
from storage.queues import leads
from storage.queues.gathered import OF_WHAT_WAITED
from storage.tables import MessageAbout
from storage.transaction.notice import OF_NONE, About, of_kind
from storage.transaction.outgoing import Sent
from storage.transaction.unit_of_work import UnitOfWork

_about = table(MessageAbout)


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody answers with Telegram's own reply; see `MessageAbout`."""

    case: int
    internal: bool
    shared: bool


def record(unit: UnitOfWork, sent: Sequence[Sent]) -> None:
    """Keep what these messages are about now, new ones and those that were rewritten."""
    for each in sent:
        how = _about_what(each.kind)
        message = each.message or each.params.get("message_id")
        if how.stays or message is None:
            continue
        case = leads.case(unit.session, how.by, each.params) if how.by else None
        if case is not None:
            shared = how.shared or (how == OF_WHAT_WAITED and leads.only_said(each.params))
            note(unit, each.chat_id, message, Answered(case, how.internal, shared))
        elif each.message is None:
            forget(unit, each.chat_id, message)


def _about_what(kind: str) -> About:
    declared = of_kind(kind)
    return OF_NONE if declared is None else declared.about


def note(unit: UnitOfWork, chat_id: int, message_id: int, about: Answered) -> None:
    """A message in somebody's chat, the bot's or their own, is about this case now."""
    dialect = unit.session.get_bind().dialect.name
    key = {"chat_id": chat_id, "message_id": message_id}
    values = {
        "requisition_id": about.case,
        "internal": about.internal,
        "shared": about.shared,
    }
    unit.session.execute(insert_or_ignore(_about, dialect).values(**key, **values))
    unit.session.execute(_about.update().where(*_is(chat_id, message_id)).values(**values))


def share_no_longer(unit: UnitOfWork, requisition_id: int) -> None:
    """One side of a case is somebody else now: what was said before is not quoted to them."""
    unit.session.execute(
        update(_about).where(_about.c.requisition_id == requisition_id).values(shared=False)
    )


def forget(unit: UnitOfWork, chat_id: int, message_id: int) -> None:
    """A message is about no case any more, or about several."""
    unit.session.execute(delete(_about).where(*_is(chat_id, message_id)))


def found(session: Session, chat_id: int, message_id: int) -> Answered | None:
    """What a message is about; None: no case, several, or nobody knows."""
    row = session.execute(
        select(_about.c.requisition_id, _about.c.internal, _about.c.shared).where(
            *_is(chat_id, message_id)
        )
    ).first()
    return Answered(row.requisition_id, row.internal, row.shared) if row else None


def _is(chat_id: int, message_id: int) -> tuple[Any, ...]:
    return _about.c.chat_id == chat_id, _about.c.message_id == message_id
