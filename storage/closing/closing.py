"""Closing a case, hearing whether it helped, and opening it again."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete
from sqlmodel import Session, col, select

from casework import closing as rules
from casework.cases.transitions import CaseStep, after, may
from casework.core.errors import Refused
from casework.core.vocabulary import HelpKind, Outcome
from casework.prompts.several import joined
from casework.relay import Written
from storage.addressing import just_done
from storage.cases import first_answers, history, reading
from storage.cases import own_cases as rows
from storage.cases.history import Happened
from storage.closing.notices import (
    CaseClosed,
    CaseReopened,
    Closed,
    Helped,
    HelpedThanks,
    Reopened,
)
from storage.follow_ups import watching
from storage.happenings import CaseOver
from storage.offers import offers
from storage.offers.advisors import fitting
from storage.offers.notices import HandoverOver
from storage.people.people import Known
from storage.prompts import kept_words
from storage.queues import outbox
from storage.relay import at_work
from storage.tables import Event, HelpUsed, Requisition
from storage.transaction.unit_of_work import UnitOfWork


def close(
    unit: UnitOfWork,
    requisition_id: int,
    person: Known,
    outcome: Outcome,
    written: Sequence[Written],
    help_used: Iterable[HelpKind],
) -> None:
    """Close a case; the requester reads the text, and can say that it is not solved.

    `written` is the text, in the messages that it came in. The next words may be more of it. An
    advisor whose requester cannot be reached here is asked to tell them in another way. Whoever
    is being asked to take the case over is told. Four weeks later the requester is asked how much
    it helped. Raises what `rows.of_advisor` and `joined` raise.
    """
    requisition = rows.of_advisor(unit, requisition_id, person, CaseStep.CLOSE)
    asked = reading.asked_now(unit.session, requisition_id)
    requisition.status = after(requisition.status, CaseStep.CLOSE)
    requisition.closed_at = unit.now
    requisition.outcome = outcome
    requisition.outcome_text = text = joined((each.text for each in written), rules.LONGEST_TEXT)
    first_answers.give(requisition, person.id, unit.now)
    _replace_help_used(unit, requisition_id, help_used)
    history.note(
        unit,
        requisition_id,
        Happened.CLOSED,
        person.id,
        name=person.first_name,
        outcome=outcome,
        text=text,
    )
    unit.happened(CaseOver(requisition))  # first: what asks for a tap stands last
    told = None
    if requisition.requester_id is not None:
        told = outbox.tell(
            unit,
            requisition.requester_id,
            Closed(requisition=requisition_id, name=person.first_name),
        )
    requisition.closed_outbox_id = told.row if told is not None else None
    kept_words.keep(unit, person.id, subject(requisition), written)
    just_done.begin(unit, person.id, subject(requisition), requisition_id)
    closed = CaseClosed(
        requisition=requisition_id,
        name=person.first_name,
        outcome=outcome,
        told=told is not None,
        until=told.until if told is not None else None,
    )
    outbox.answer(unit, closed)
    if asked is not None:
        outbox.tell(unit, asked, HandoverOver(requisition=requisition_id, name=person.first_name))


def subject(requisition: Requisition) -> str:
    """How the text of a closing is named (`prompts.kept_words`): a case can be closed again."""
    return f"closing:{requisition.id}:{requisition.closed_at:%Y%m%d%H%M%S%f}"


def helped(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """The requester says that it helped; the advisor is told, once.

    Raises Refused("case_not_yours"), and Refused("stale_button") where it was said before or the
    case is open again.
    """
    requisition = rows.of_requester(unit, requisition_id, person)
    if not may(requisition.status, CaseStep.REOPEN) or said_since(unit.session, requisition):
        raise Refused("stale_button")
    history.note(unit, requisition_id, Happened.HELPED, person.id)
    outbox.answer(unit, HelpedThanks(requisition=requisition_id))
    if requisition.advisor_id is not None:
        outbox.tell(unit, requisition.advisor_id, Helped(requisition=requisition_id))


def reopen(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """The requester opens a case again: with a new promise, for the same advisor unless away.

    Raises Refused("case_not_yours"), Refused("reopen_too_late", days=...), Refused("case_open")
    where it is open already, and Refused("case_over") for one that was withdrawn.
    """
    requisition = rows.of_requester(unit, requisition_id, person)
    rules.check_reopening(requisition.status, requisition.closed_at, unit.now)
    same = fitting.is_there(unit.session, requisition, requisition.advisor_id)
    requisition.status = after(
        requisition.status, CaseStep.REOPEN if same else CaseStep.REOPEN_ANEW
    )
    requisition.closed_at = requisition.outcome = requisition.outcome_text = None
    if not same:
        requisition.advisor_id = None
    unit.session.flush()
    history.note(unit, requisition_id, Happened.REOPENED, person.id)
    watching.promise_from_now_on(unit, requisition)
    if same and requisition.advisor_id is not None:
        watching.follow_case(unit, requisition, requisition.advisor_id)
        outbox.tell(unit, requisition.advisor_id, CaseReopened(requisition=requisition_id))
    else:
        offers.offer_to_next(unit, requisition)
        watching.follow_conflict(unit, requisition)
    read_from = at_work.read_from(unit.session, unit.office, requisition, unit.now)
    outbox.answer(unit, Reopened(requisition=requisition_id, read_from=read_from))


def said_since(session: Session, requisition: Requisition) -> bool:
    """Whether the requester has said that it helped since it was closed."""
    last = session.exec(
        select(Event.kind)
        .where(
            Event.requisition_id == requisition.id,
            col(Event.kind).in_([Happened.CLOSED, Happened.HELPED]),
        )
        .order_by(col(Event.id).desc())
        .limit(1)
    ).first()
    return last == Happened.HELPED


def _replace_help_used(
    unit: UnitOfWork, requisition_id: int, help_used: Iterable[HelpKind]
) -> None:
    unit.session.execute(delete(HelpUsed).where(col(HelpUsed.requisition_id) == requisition_id))
    for kind in help_used:
        unit.session.add(HelpUsed(requisition_id=requisition_id, help_kind=kind))
    unit.session.flush()
