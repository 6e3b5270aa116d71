"""What somebody changes in what they wrote: the other side has it changed too."""

from sqlalchemy import select
from sqlmodel import Session, col

from casework import relay as rules
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus
from storage.additions import additions
from storage.addressing import unassigned
from storage.database.columns import table
from storage.people.people import Known
from storage.queues import outbox
from storage.queues.gathered import GATHERED
from storage.queues.notices import Relayed, RelayedEdit, Undelivered
from storage.relay import relay
from storage.relay.notices import RelayedGone
from storage.tables import CaseMessage, OutboxMessage, Requisition
from storage.transaction.unit_of_work import UnitOfWork

_outbox = table(OutboxMessage)


def change(unit: UnitOfWork, person: Known, message_id: int, text: str) -> bool:
    """Change what was passed on, or waits to be; False where it is neither.

    Raises Refused("edit_taken_back"), Refused("edit_too_late") where the case has ended or is
    somebody else's by now, and what `casework.relay.accepted_text` raises.
    """
    message = unit.session.execute(
        select(CaseMessage).where(
            col(CaseMessage.sender_id) == person.id,
            col(CaseMessage.source_message_id) == message_id,
        )
    ).scalar_one_or_none()
    if message is None:
        return unassigned.edit(unit, person.id, message_id, text)
    if message.taken_back_at is not None:
        raise Refused("edit_taken_back")
    if text == message.text:
        return True
    _check_still_heard(unit, message, person)
    changed = rules.accepted_text(text, with_file=message.file_id is not None)
    if changed == message.text:
        return True
    long = any(rules.parts(each)[1] for each in (message.text, changed))
    message.text, message.edited_at = changed, unit.now
    unit.session.flush()
    if message.receiver_id is None:
        additions.tell_edit(unit, message)
        return True
    _tell_edit(unit, message, anew=long and message.file_id is None)
    return True


def _tell_edit(unit: UnitOfWork, message: CaseMessage, *, anew: bool) -> None:
    """Change the receiver's message; one that has not arrived may arrive now.

    One that waits is read as it is by then. One that stands among others in a gathered message
    comes again, as a message of its own; so does, with `anew`, one that fills several.
    """
    if message.receiver_id is None or (message.outbox_id is None and not message.undelivered):
        return
    anew = anew or message.undelivered or _is_gathered(unit.session, message.outbox_id)
    number = message.id or 0
    notice = Relayed(message=number) if anew else RelayedEdit(message=number)
    told = outbox.tell(unit, message.receiver_id, notice)
    if told is None:
        lost = Undelivered(requisition=message.requisition_id, person=message.sender_id or 0)
        outbox.answer(unit, lost)
    elif anew:
        message.undelivered, message.outbox_id = False, told.row
        relay.tell_rest(unit, message)
        unit.session.flush()
    elif message.file_id is not None and len(message.text) > relay.LONGEST_CAPTION:
        _text_comes_anew(unit, message, told.row)


def _text_comes_anew(unit: UnitOfWork, message: CaseMessage, row: int | None) -> None:
    """The text of a file that is too long to stand below it; the one before goes."""
    if message.rest_outbox_id is not None and message.receiver_id is not None:
        gone = RelayedGone(target=message.rest_outbox_id)
        outbox.tell(unit, message.receiver_id, gone)
    message.rest_outbox_id = row
    unit.session.flush()


def _is_gathered(session: Session, row: int | None) -> bool:
    kind = session.execute(select(_outbox.c.kind).where(_outbox.c.id == row)).scalar_one_or_none()
    return kind in GATHERED


def _check_still_heard(unit: UnitOfWork, message: CaseMessage, person: Known) -> None:
    if message.receiver_id is None:
        _check_still_read(unit, message, person)
        return
    requisition = unit.session.get_one(Requisition, message.requisition_id, with_for_update=True)
    try:
        heard_by = relay.other_side(unit.session, requisition, person)
    except Refused:
        raise Refused("edit_too_late") from None
    if heard_by != message.receiver_id:
        raise Refused("edit_too_late")


def _check_still_read(unit: UnitOfWork, message: CaseMessage, person: Known) -> None:
    """What was added to a request is changed as long as somebody works on it, or may."""
    requisition = unit.session.get_one(Requisition, message.requisition_id, with_for_update=True)
    own = requisition.requester_id == person.id and requisition.status is CaseStatus.ACTIVE
    if not own and not additions.takes(unit, message.requisition_id, person):
        raise Refused("edit_too_late")
