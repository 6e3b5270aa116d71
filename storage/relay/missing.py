"""What a request was sent without, and which of it its advisor has asked for."""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session, col

from casework.core.errors import Refused
from casework.intake.choices import TOLD_LATER
from casework.relay import Written
from storage.people.people import Known
from storage.relay import relay
from storage.tables import CaseMessage
from storage.transaction.unit_of_work import UnitOfWork


def not_asked(session: Session, requisition_id: int, steps: Collection[str]) -> tuple[str, ...]:
    """Those of some questions of the form that no advisor has asked by a tap in this case yet."""
    asked = _asked(session, requisition_id, steps) if steps else set()
    return tuple(step for step in steps if step not in asked)


def ask(unit: UnitOfWork, requisition_id: int, step: str, person: Known, question: str) -> None:
    """Pass on a question of the form as words of this person's, in the requester's language.

    Raises Refused("stale_button") for one that was asked before, and what `relay.relay` raises.
    """
    if step not in TOLD_LATER or _asked(unit.session, requisition_id, [step]):
        raise Refused("stale_button")
    written = Written(_message_id(requisition_id, step), question)
    relay.relay(unit, requisition_id, person, written)


def _asked(session: Session, requisition_id: int, steps: Collection[str]) -> set[str]:
    ids = {_message_id(requisition_id, step): step for step in steps}
    found = session.execute(
        select(col(CaseMessage.source_message_id)).where(
            col(CaseMessage.requisition_id) == requisition_id,
            col(CaseMessage.source_message_id).in_(ids),
        )
    ).scalars()
    return {ids[each] for each in found}


def _message_id(requisition_id: int, step: str) -> int:
    """Stands for Telegram's id of a message that nobody wrote; those are above 0."""
    return -(requisition_id * len(TOLD_LATER) + TOLD_LATER.index(step) + 1)
