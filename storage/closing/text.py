"""Changing the text with which a case was closed, in sight of its requester."""

from sqlmodel import col, select

from casework.cases.transitions import ENDED
from casework.closing import LONGEST_TEXT
from casework.core.errors import Refused
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.closing import closing
from storage.closing.notices import Closed, ClosedAgain
from storage.people.people import Known
from storage.prompts.kept_words import Change, Reworded, Rewords
from storage.queues import outbox, timing
from storage.tables import Event, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def reword(unit: UnitOfWork, name: str, person: Known, change: Change) -> Reworded:
    """Change the text of a closing; `name` is its case and moment (`closing.subject`).

    Where the requester has read it, their message is changed and marked; where it waits for the
    morning, they read the new words. Raises Refused("case_not_yours") where the case is not this
    advisor's, was opened again, or closed once more since, and what `change` raises.
    """
    requisition = rows.locked(unit, int(name.partition(":")[0]))
    if requisition.advisor_id != person.id or requisition.status not in ENDED:
        raise Refused("case_not_yours")
    if closing.subject(requisition) != f"closing:{name}":
        raise Refused("case_not_yours")
    requisition.outcome_text = change(requisition.outcome_text or "", LONGEST_TEXT)
    _change_history(unit, requisition)
    unit.session.flush()
    shown = _tell_requester(unit, requisition, person)
    return Reworded(rows.id_of(requisition), shown)


def _change_history(unit: UnitOfWork, requisition: Requisition) -> None:
    event = unit.session.exec(
        select(Event)
        .where(Event.requisition_id == requisition.id, Event.kind == Happened.CLOSED)
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()
    if event is not None:
        event.data = {**event.data, "text": requisition.outcome_text}


def _tell_requester(unit: UnitOfWork, requisition: Requisition, person: Known) -> bool | None:
    """Change what they have read. Returns what `Reworded.shown` says."""
    requester, case = requisition.requester_id, rows.id_of(requisition)
    if requester is None:
        return None
    if requisition.closed_outbox_id is None:
        return timing.is_waiting(unit.session, requester, Closed.kind, case)
    changed = ClosedAgain(
        requisition=case,
        name=person.first_name,
        target=requisition.closed_outbox_id,
        at=unit.now,
        buttons=not closing.said_since(unit.session, requisition),
    )
    return outbox.tell(unit, requester, changed) is not None


REWORD: Rewords = {"closing": reword}
