"""Closing a case, hearing whether it helped, and opening it again."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from casework import closing as rules
from casework.errors import Refused
from casework.office import Office
from casework.several import joined
from casework.talk import Written
from casework.transitions import Step, after, may
from casework.vocabulary import HelpKind, Outcome
from storage import (
    at_work,
    candidates,
    evaluations,
    first_answers,
    history,
    just_done,
    kept_words,
    offers,
    outbox,
    own_cases,
    visit_endings,
    watching,
)
from storage.history import Happened
from storage.people import Known
from storage.tables import Event, HelpUsed, Requisition


def close(
    session: Session,
    office: Office,
    requisition_id: int,
    person: Known,
    outcome: Outcome,
    written: Sequence[Written],
    help_used: Iterable[HelpKind],
    now: datetime,
) -> None:
    """Close a case; the requester reads the text, and can say that it is not solved.

    `written` is the text, in the messages that it came in. The next words may be more of it.

    Where they cannot be reached here, the advisor is told how else to. Whoever is being asked to
    take it over is told. Four weeks later the requester is asked how much it helped.

    Raises what `own_cases.of_advisor` raises.
    """
    requisition = own_cases.of_advisor(session, requisition_id, person, Step.CLOSE)
    asked = offers.end_open(session, requisition_id, now)
    requisition.status = after(requisition.status, Step.CLOSE)
    requisition.closed_at = now
    requisition.outcome = outcome
    requisition.outcome_text = text = joined((each.text for each in written), rules.LONGEST_TEXT)
    first_answers.give(requisition, person.id, now)
    _replace_help_used(session, requisition_id, help_used)
    history.note(
        session,
        requisition_id,
        Happened.CLOSED,
        now,
        person.id,
        name=person.first_name,
        outcome=outcome,
        text=text,
    )
    evaluations.ask_later(session, office, requisition, now)
    visit_endings.case_over(session, requisition, now)  # first: what asks for a tap stands last
    params = {"requisition": requisition_id, "name": person.first_name}
    told = None
    if requisition.requester_id is not None:
        told = outbox.tell(session, requisition.requester_id, "closed", params, now)
    requisition.closed_outbox_id = told.row if told is not None else None
    kept_words.keep(session, person.id, subject(requisition), written)
    just_done.begin(session, person.id, subject(requisition), requisition_id, now)
    until = told.until.isoformat() if told is not None and told.until is not None else None
    what = {"outcome": outcome, "told": told is not None, "until": until}
    outbox.answer(session, "case_closed", params | what, now)
    if asked is not None:
        outbox.tell(session, asked, "handover_over", params, now)


def subject(requisition: Requisition) -> str:
    """How the text of a closing is named (`storage.kept_words`): a case can be closed again."""
    return f"closing:{requisition.id}:{requisition.closed_at:%Y%m%d%H%M%S%f}"


def helped(session: Session, requisition_id: int, person: Known, now: datetime) -> None:
    """The requester says that it helped; the advisor is told, once.

    Raises Refused("case_not_yours"), and Refused("stale_button") where it was said before or the
    case is open again.
    """
    requisition = own_cases.of_requester(session, requisition_id, person)
    if not may(requisition.status, Step.REOPEN) or said_since(session, requisition):
        raise Refused("stale_button")
    history.note(session, requisition_id, Happened.HELPED, now, person.id)
    params = {"requisition": requisition_id}
    outbox.answer(session, "helped_thanks", params, now)
    if requisition.advisor_id is not None:
        outbox.tell(session, requisition.advisor_id, "helped", params, now)


def reopen(
    session: Session, office: Office, requisition_id: int, person: Known, now: datetime
) -> None:
    """The requester opens a case again: with a new promise, for the same advisor unless away.

    Raises Refused("case_not_yours"), Refused("reopen_too_late", days=...), Refused("case_open")
    where it is open already, and Refused("case_over") for one that was withdrawn.
    """
    requisition = own_cases.of_requester(session, requisition_id, person)
    rules.check_reopening(requisition.status, requisition.closed_at, now)
    same = _can_go_on(session, requisition)
    requisition.status = after(requisition.status, Step.REOPEN if same else Step.REOPEN_ANEW)
    requisition.closed_at = requisition.outcome = requisition.outcome_text = None
    if not same:
        requisition.advisor_id = None
    session.flush()
    history.note(session, requisition_id, Happened.REOPENED, now, person.id)
    watching.promise_from_now_on(session, office, requisition, now)
    params = {"requisition": requisition_id}
    if same and requisition.advisor_id is not None:
        watching.follow_case(session, office, requisition, requisition.advisor_id, now)
        outbox.tell(session, requisition.advisor_id, "case_reopened", params, now)
    else:
        offers.offer_to_next(session, office, requisition, now)
        watching.follow_conflict(session, office, requisition, now)
    read_from = at_work.read_from(session, office, requisition, now)
    outbox.answer(session, "reopened", {**params, "read_from": read_from}, now)


def _can_go_on(session: Session, requisition: Requisition) -> bool:
    """Whether the advisor who closed it is still on the team and there."""
    everybody = candidates.all_for(session, requisition, fresh=True)
    return any(each.advisor_id == requisition.advisor_id and not each.absent for each in everybody)


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
    session: Session, requisition_id: int, help_used: Iterable[HelpKind]
) -> None:
    session.execute(delete(HelpUsed).where(col(HelpUsed.requisition_id) == requisition_id))
    for kind in help_used:
        session.add(HelpUsed(requisition_id=requisition_id, help_kind=kind))
    session.flush()
