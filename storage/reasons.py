"""Whether a follow-up that is due still has its reason, and what it does besides reminding."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from casework import follow_ups as rules
from casework.office import Office
from casework.permissions import ASSIGNABLE, OPEN
from casework.visits import HOUR_BEFORE
from casework.vocabulary import CaseStatus, FollowUpKind, Role, VisitStatus
from storage import history, hours, offers, outbox, own_cases, people, watching
from storage.history import Happened
from storage.silence import latest_activity
from storage.tables import (
    Draft,
    FollowUp,
    Offer,
    Requisition,
    Visit,
    VisitAnswer,
)
from storage.tables.drafts import DraftStatus


@dataclass(frozen=True)
class Verdict:
    """What becomes of a follow-up: tell the person, plan the next round, or wait until later."""

    tell: bool
    goes_on: bool = False
    later: datetime | None = None


STALE = Verdict(tell=False)
TELL = Verdict(tell=True, goes_on=True)


def look(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """Ask the world whether the reason still stands."""
    return _LOOKS[row.kind](session, office, row, now)


def _offer(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """An open offer: reminded of halfway, and at its moment offered to the next."""
    offer = session.get(Offer, int(row.data["offer"]))
    if offer is None or offer.ended_at is not None:
        return STALE
    if row.round == 0:
        return TELL
    requisition = own_cases.locked(session, offer.requisition_id)
    session.refresh(offer)
    if offer.ended_at is None:  # nobody has answered it while this waited for the case
        offers.expire(session, office, offer, requisition, now)
    return STALE


def _conflict(session: Session, _office: Office, row: FollowUp, _now: datetime) -> Verdict:
    requisition = session.get(Requisition, row.requisition_id)
    waits = requisition is not None and requisition.status in ASSIGNABLE
    return TELL if waits else STALE


def _first_answer(session: Session, _office: Office, row: FollowUp, _now: datetime) -> Verdict:
    """Nothing sent or logged yet."""
    requisition = session.get(Requisition, row.requisition_id)
    if requisition is None or requisition.status is not CaseStatus.ACTIVE:
        return STALE
    if requisition.advisor_id != row.person_id or requisition.first_response_at is not None:
        return STALE
    return TELL


def _promise(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """Nothing sent or logged yet, and the promise still the one that was given.

    The coordinators hear of it while there is time, if nobody has taken it, and when it has
    passed. Then the requester is told, with a new date; once, so that nobody reads one excuse
    after the other. When that passes too, it is the coordinators' matter alone.
    """
    requisition = own_cases.locked(session, row.requisition_id or 0)
    if requisition.status not in OPEN or requisition.first_response_at is not None:
        return STALE
    if (requisition.requester_id, requisition.promised) != (row.person_id, row.started_at):
        return STALE
    params = {"requisition": requisition.id, "promise": requisition.promised.isoformat()}
    if row.round == 0:
        if _needs_a_warning(session, requisition, now):
            for coordinator in people.with_role(session, Role.COORDINATOR):
                outbox.tell(session, coordinator, "promise_at_risk", params, now)
        return Verdict(tell=False, goes_on=True)
    for coordinator in people.with_role(session, Role.COORDINATOR):
        outbox.tell(session, coordinator, "promise_passed", params, now)
    if requisition.promised_anew is not None:
        return STALE
    history.note(session, own_cases.id_of(requisition), Happened.PROMISE_PASSED, now)
    watching.promise_again(session, office, requisition, now)
    return Verdict(tell=True)


def _needs_a_warning(session: Session, requisition: Requisition, now: datetime) -> bool:
    """Nobody has taken it, there is time, and the hourly word of a conflict has reached nobody."""
    if requisition.status not in ASSIGNABLE or requisition.promised <= now:
        return False
    heard = session.exec(
        select(FollowUp.id).where(
            FollowUp.requisition_id == requisition.id,
            FollowUp.kind == FollowUpKind.CONFLICT_NOT_TAKEN,
            col(FollowUp.started_at) >= requisition.submitted_at,
            col(FollowUp.ended_as).in_(["fired", "done"]),
        )
    )
    return heard.first() is None


def _draft(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """A draft that lies still; one that was worked on since is looked at again later."""
    draft = session.get(Draft, int(row.data["draft"]))
    if draft is None or draft.status is not DraftStatus.OPEN:
        return STALE
    due_at = rules.due(row.kind, draft.updated_at, row.round, office.calendar)
    if due_at is not None and due_at > now:
        row.started_at = draft.updated_at
        return Verdict(tell=False, later=due_at)
    if row.round < rules.DRAFT_ERASED:
        return TELL
    session.execute(
        update(Draft)
        .where(col(Draft.id) == draft.id)
        .values(status=DraftStatus.DISCARDED, form={}, asked_id=None)
    )
    return TELL


def _nothing_logged(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """Silence since the last thing that happened; anything newer begins the wait anew."""
    requisition = session.get(Requisition, row.requisition_id)
    if requisition is None or requisition.status is not CaseStatus.ACTIVE:
        return STALE
    if requisition.advisor_id != row.person_id:
        return STALE
    latest = latest_activity(session, requisition)
    if latest is not None and latest > row.started_at:
        calendar = hours.own_hours(session, office, row.person_id)
        due_at = rules.due(row.kind, latest, 0, calendar)
        row.started_at = latest
        if due_at is not None and due_at > now:
            return Verdict(tell=False, later=due_at)
    return TELL


def _own(session: Session, _office: Office, row: FollowUp, _now: datetime) -> Verdict:
    """Whoever set it is told, unless the case is over or has gone to somebody else."""
    requisition = session.get(Requisition, row.requisition_id)
    if requisition is None or requisition.status is not CaseStatus.ACTIVE:
        return STALE
    if requisition.advisor_id != row.person_id:
        return STALE
    return Verdict(tell=True)


def _visit(session: Session, _office: Office, row: FollowUp, now: datetime) -> Verdict:
    """A visit that holds, at the time it was planned for, and has not begun.

    Where it was agreed after the first reminder would have been due, only the second one comes.
    """
    visit = session.get(Visit, int(row.data["visit"]))
    if visit is None or visit.agreed_at is None or visit.status is not VisitStatus.AGREED:
        return STALE
    if visit.starts_at != row.started_at or row.started_at <= now:
        return STALE
    requisition = session.get_one(Requisition, visit.requisition_id)
    if requisition.status is not CaseStatus.ACTIVE or requisition.advisor_id is None:
        return STALE
    if row.data["side"] == "advisor":
        row.person_id = requisition.advisor_id  # it may have been handed over
    elif row.person_id != requisition.requester_id:
        return STALE
    if row.due_at < visit.agreed_at:
        return Verdict(tell=False, goes_on=True)
    is_near = now >= row.started_at - HOUR_BEFORE
    return Verdict(tell=True, goes_on=not is_near)


def _after_visit(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """A visit that took place, in a case that goes on, of which this side has said nothing yet."""
    visit = session.get(Visit, int(row.data["visit"]))
    if visit is None or visit.ends_at is None or visit.status in _NOT_HELD:
        return STALE
    requisition = session.get_one(Requisition, visit.requisition_id)
    if requisition.status is not CaseStatus.ACTIVE or requisition.advisor_id is None:
        return STALE
    if row.person_id not in {requisition.requester_id, requisition.advisor_id}:
        if _is_asked(session, row, requisition.advisor_id):
            return STALE  # it asks a requester who has left the case
        row.person_id = requisition.advisor_id  # it was handed over
    if session.get(VisitAnswer, (visit.id, row.person_id)) is not None:
        return STALE
    if visit.ends_at != row.started_at:
        row.started_at = visit.ends_at  # it was moved
        due_at = rules.due(row.kind, visit.ends_at, row.round, office.calendar)
        if due_at is not None and due_at > now:
            return Verdict(tell=False, later=due_at)
    return Verdict(tell=True)


def _is_asked(session: Session, row: FollowUp, person_id: int) -> bool:
    """Whether somebody has this follow-up already."""
    same = (FollowUp.kind == row.kind, FollowUp.subject == row.subject)
    theirs = (FollowUp.person_id == person_id, FollowUp.round == row.round)
    return session.exec(select(FollowUp.id).where(*same, *theirs)).first() is not None


_NOT_HELD = frozenset({VisitStatus.PROPOSED, VisitStatus.DECLINED, VisitStatus.CANCELLED})


def _evaluation(session: Session, office: Office, row: FollowUp, now: datetime) -> Verdict:
    """A case that is still closed as it was then, and that its requester has not evaluated.

    The second time is a week after they were asked, not after they should have been.
    """
    requisition = session.get(Requisition, row.requisition_id)
    if requisition is None or requisition.status is not CaseStatus.CLOSED:
        return STALE
    if (requisition.closed_at, requisition.requester_id) != (row.started_at, row.person_id):
        return STALE
    asked_at = _last_asked(session, row) if row.round > 0 else None
    if asked_at is not None:
        again = rules.working_morning(asked_at + rules.EVALUATION_AGAIN, office.calendar)
        if again > now:
            return Verdict(tell=False, later=again)
    return TELL


def _last_asked(session: Session, row: FollowUp) -> datetime | None:
    """When an earlier round of the same follow-up was sent."""
    return session.exec(
        select(func.max(col(FollowUp.ended_at))).where(
            FollowUp.subject == row.subject,
            FollowUp.kind == row.kind,
            FollowUp.person_id == row.person_id,
            FollowUp.round < row.round,
            FollowUp.ended_as == "fired",
        )
    ).one()


Look = Callable[[Session, Office, FollowUp, datetime], Verdict]

_LOOKS: dict[FollowUpKind, Look] = {
    FollowUpKind.OFFER_UNANSWERED: _offer,
    FollowUpKind.CONFLICT_NOT_TAKEN: _conflict,
    FollowUpKind.FIRST_ANSWER_DUE: _first_answer,
    FollowUpKind.DRAFT_UNFINISHED: _draft,
    FollowUpKind.NOTHING_LOGGED: _nothing_logged,
    FollowUpKind.OWN_REMINDER: _own,
    FollowUpKind.VISIT: _visit,
    FollowUpKind.AFTER_VISIT: _after_visit,
    FollowUpKind.EVALUATION: _evaluation,
    FollowUpKind.PROMISE: _promise,
}
