"""What an advisor's agenda is made of: a handful of questions to the database."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import Session, col

from casework.agenda import JUST_NOW, Agenda, Day, Item, Matter, arranged
from casework.cases.reference import reference
from casework.core.vocabulary import FollowUpKind, Urgency, VisitStatus
from storage.cases.own_cases import in_hands_of
from storage.tables import (
    FollowUp,
    Offer,
    Organisation,
    Requisition,
    Visit,
)
from storage.work import silence

_SAID = {
    FollowUpKind.OFFER_UNANSWERED: (Matter.CONFLICT_OFFERED, Matter.OFFERED),
    FollowUpKind.FIRST_ANSWER_DUE: (Matter.ANSWER_DUE, Matter.ANSWER_OVERDUE),
    FollowUpKind.NOTHING_LOGGED: (Matter.SILENT,),
    FollowUpKind.OWN_REMINDER: (Matter.REMINDER,),
    FollowUpKind.AFTER_VISIT: (Matter.AFTER_VISIT,),
}
"""What a reminder has told of. A visit stands in the agenda all the same: it is the day's plan."""

_DUE = {
    FollowUpKind.OWN_REMINDER: Matter.REMINDER,
    FollowUpKind.AFTER_VISIT: Matter.AFTER_VISIT,
}

_case = (
    col(Requisition.id),
    col(Requisition.year),
    col(Requisition.number),
    col(Organisation.name),
    col(Requisition.problem),
)
"""What a case is named by."""

_advisor = col(Requisition.advisor_id)


def agenda_of(
    session: Session,
    person_id: int,
    day: Day,
    *,
    silent_before: datetime,
    away: Collection[int] = (),
    reminded_by: datetime | None = None,
) -> Agenda:
    """All that somebody has to do on this day, also in the cases of those whom they stand in for.

    A case is silent where nothing has happened since `silent_before` (UTC), which
    `casework.work.silence` gives for the day. Left out is what reminders of the minutes up to
    `reminded_by` have told them already, or are about to.
    """
    theirs = in_hands_of(person_id, away)
    items = arranged(
        [
            *_offers(session, person_id),
            *_answers(session, theirs, day),
            *_visits(session, theirs, day),
            *_reminders(session, person_id, day),
            *_silent(session, theirs, silent_before),
        ]
    )
    if reminded_by is None:
        return Agenda(items)
    said = _said(session, person_id, reminded_by)
    kept = tuple(each for each in items if (each.matter, each.requisition_id) not in said)
    return Agenda(kept, len(items) - len(kept))


def _offers(session: Session, person_id: int) -> Iterator[Item]:
    rows = session.execute(
        _cases(col(Offer.offered_at), col(Offer.id), col(Requisition.urgency))
        .join(Offer, col(Offer.requisition_id) == col(Requisition.id))
        .where(col(Offer.advisor_id) == person_id, col(Offer.ended_at).is_(None))
    )
    for *case, at, offer, urgency in rows:
        conflict = urgency is Urgency.CONFLICT_NOW
        matter = Matter.CONFLICT_OFFERED if conflict else Matter.OFFERED
        yield _item(matter, at, case, offer_id=offer)


def _answers(session: Session, theirs: ColumnElement[bool], day: Day) -> Iterator[Item]:
    """First answers that are due today, or were."""
    rows = session.execute(
        _cases(_advisor, col(Requisition.first_response_due)).where(
            theirs,
            col(Requisition.first_response_at).is_(None),
            col(Requisition.first_response_due) < day.ends,
        )
    )
    for *case, advisor, at in rows:
        matter = Matter.ANSWER_OVERDUE if at <= day.now else Matter.ANSWER_DUE
        yield _item(matter, at, case, advisor_id=advisor)


def _visits(session: Session, theirs: ColumnElement[bool], day: Day) -> Iterator[Item]:
    """The visits of the day that are not over yet."""
    rows = session.execute(
        _cases(_advisor, col(Visit.starts_at), col(Visit.place))
        .join(Visit, col(Visit.requisition_id) == col(Requisition.id))
        .where(
            theirs,
            col(Visit.status) == VisitStatus.AGREED,
            col(Visit.starts_at) >= day.starts,
            col(Visit.starts_at) < day.ends,
            or_(col(Visit.ends_at).is_(None), col(Visit.ends_at) > day.now),
        )
    )
    for *case, advisor, at, place in rows:
        yield _item(Matter.VISIT, at, case, about=place or "", advisor_id=advisor)


def _reminders(session: Session, person_id: int, day: Day) -> Iterator[Item]:
    """What is to be reminded of today, and the own reminders that came lately and are not done."""
    still_open = and_(
        col(FollowUp.kind).in_(_DUE),
        col(FollowUp.ended_at).is_(None),
        col(FollowUp.due_at) < day.ends,
    )
    not_done = and_(
        col(FollowUp.kind) == FollowUpKind.OWN_REMINDER,
        col(FollowUp.ended_as) == "fired",
        col(FollowUp.due_at) >= day.since,
    )
    rows = session.execute(
        select(*_case, FollowUp)
        .select_from(FollowUp)
        .outerjoin(Requisition, col(Requisition.id) == col(FollowUp.requisition_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Requisition.organisation_id))
        .where(
            col(FollowUp.person_id) == person_id,
            or_(still_open, not_done),
            or_(col(FollowUp.requisition_id).is_(None), col(Requisition.advisor_id) == person_id),
        )
    )
    for *case, row in rows:
        line = str(row.data.get("line", ""))
        if row.requisition_id is None:
            yield Item(_DUE[row.kind], row.due_at, about=line)
        else:
            yield _item(_DUE[row.kind], row.due_at, case, about=line)


def _silent(
    session: Session, theirs: ColumnElement[bool], silent_before: datetime
) -> Iterator[Item]:
    """Cases in which nothing has happened for too long, by `casework.work.silence`."""
    last_sign = silence.last_sign()
    rows = session.execute(_cases(_advisor, last_sign).where(theirs, last_sign < silent_before))
    for *case, advisor, last in rows:
        yield _item(Matter.SILENT, last, case, advisor_id=advisor)


def _said(
    session: Session, person_id: int, reminded_by: datetime
) -> frozenset[tuple[Matter, int | None]]:
    """What reminders of these minutes were about, whether they have gone out yet or not."""
    rows = session.execute(
        select(col(FollowUp.kind), col(FollowUp.requisition_id)).where(
            or_(col(FollowUp.person_id) == person_id, col(FollowUp.told_id) == person_id),
            col(FollowUp.kind).in_(_SAID),
            col(FollowUp.due_at) > reminded_by - JUST_NOW,
            col(FollowUp.due_at) <= reminded_by,
            or_(col(FollowUp.ended_at).is_(None), col(FollowUp.ended_as) == "fired"),
        )
    )
    return frozenset((matter, case) for kind, case in rows for matter in _SAID[kind])


def _item(matter: Matter, at: datetime, case: Any, **others: Any) -> Item:
    """A line about a case, which is the values of `_case`."""
    requisition, year, number, organisation, problem = case
    return Item(
        matter,
        at,
        requisition,
        reference(year, number),
        organisation_name=organisation,
        problem=problem,
        **others,
    )


def _cases(*columns: Any) -> Any:
    """Cases, by what they are named by, and what else is asked."""
    return select(*_case, *columns).join_from(
        Requisition, Organisation, col(Organisation.id) == col(Requisition.organisation_id)
    )
