"""Follow-ups: started by other verbs, fired when due, done or put off by whom they remind.

What is due is a query; firing is a claim on a row that succeeds once, whatever runs twice, late
or on two replicas. A follow-up whose reason is gone when it is due is dropped, not sent: that,
and not a call at every place where a reason can go, is what stops it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from casework import follow_ups as rules
from casework.errors import Refused
from casework.office import Office
from storage import following, outbox, reasons
from storage.people import Known
from storage.tables import FollowUp

PUT_OFF_AT = "put_off_at"
"""What `data` calls the moment at which the person chose another one."""

MOST_AT_ONCE = 200
"""Follow-ups a transaction, so that nobody who taps waits behind a thousand of them."""


@dataclass(frozen=True)
class Fired:
    """How many were due and are dealt with; whether more may be waiting."""

    number: int
    more: bool


def fire_due(session: Session, office: Office, now: datetime, most: int = MOST_AT_ONCE) -> Fired:
    """Deal with what is due, oldest first: remind, drop what is pointless, plan the next round.

    Somebody with several at once gets one message that gathers them.
    """
    rows = session.exec(
        select(FollowUp)
        .where(col(FollowUp.ended_at).is_(None), col(FollowUp.due_at) <= now)
        .order_by(col(FollowUp.due_at), col(FollowUp.id))
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    told: dict[int, list[FollowUp]] = defaultdict(list)
    for row in rows:
        if _fire(session, office, row, now):
            told[row.person_id].append(row)
    session.flush()
    for person_id, mine in told.items():
        _remind(session, person_id, mine, now)
    return Fired(len(rows), more=len(rows) == most)


def done(session: Session, follow_up_id: int, person: Known, now: datetime) -> FollowUp:
    """What it reminded of is done: no further round. Raises Refused("stale_button")."""
    row = _of(session, follow_up_id, person)
    following.settle(session, row, now)
    return row


def snooze(
    session: Session, follow_up_id: int, person: Known, until: datetime, now: datetime
) -> FollowUp:
    """Remind again at another moment, whatever the other side does meanwhile.

    Raises Refused("stale_button").
    """
    row = can_snooze(session, follow_up_id, person)
    if until <= now:
        raise Refused("stale_button")
    if not rules.FOLLOW_UPS[row.kind].rounds_differ:
        following.forget_other_rounds(session, row)
    row.data = {**row.data, PUT_OFF_AT: now.isoformat()}
    row.due_at = until
    row.ended_at = None
    row.ended_as = None
    session.flush()
    return row


def can_snooze(session: Session, follow_up_id: int, person: Known) -> FollowUp:
    """Their follow-up, if it is not done. Raises Refused("stale_button")."""
    row = _of(session, follow_up_id, person)
    if row.ended_as in {"done", "stopped"}:
        raise Refused("stale_button")
    return row


def found(session: Session, ids: Iterable[int]) -> list[FollowUp]:
    """Follow-ups by id, in order of when they were due."""
    return list(
        session.exec(
            select(FollowUp)
            .where(col(FollowUp.id).in_(list(ids)))
            .order_by(col(FollowUp.due_at), col(FollowUp.id))
        )
    )


def _fire(session: Session, office: Office, row: FollowUp, now: datetime) -> bool:
    """Claim one, and say whether its person is to be told."""
    row.ended_at = now
    verdict = reasons.look(session, office, row, now)
    if verdict.later is not None:
        row.ended_at = None
        row.due_at = verdict.later
        return False
    row.ended_as = "fired" if verdict.tell else "stale"
    if verdict.goes_on:
        _plan_next(session, office, row, now)
    return verdict.tell


def _plan_next(session: Session, office: Office, row: FollowUp, now: datetime) -> None:
    after = following.last_round(session, row) if PUT_OFF_AT in row.data else row.round
    ahead = rules.next_round(row.kind, row.started_at, after, office.calendar, now)
    if ahead is None:
        return
    number, due_at = ahead
    following.put(
        session,
        row.kind,
        row.subject,
        row.person_id,
        number,
        row.started_at,
        due_at,
        row.requisition_id,
        {name: value for name, value in row.data.items() if name != PUT_OFF_AT},
    )


def _remind(session: Session, person_id: int, rows: list[FollowUp], now: datetime) -> None:
    if len(rows) == 1:
        row = rows[0]
        notice = rules.FOLLOW_UPS[row.kind].notice
        outbox.tell(session, person_id, notice, {"follow_up": row.id, "round": row.round}, now)
        return
    outbox.tell(
        session, person_id, "follow_ups_gathered", {"follow_ups": [row.id for row in rows]}, now
    )


def _of(session: Session, follow_up_id: int, person: Known) -> FollowUp:
    row = session.get(FollowUp, follow_up_id, with_for_update=True)
    if row is None or row.person_id != person.id:
        raise Refused("stale_button")
    return row
