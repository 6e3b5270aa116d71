"""What a week was like: its figures, counted by the database in a handful of statements.

What is told of a moment that is past is read from the events, which stay as they are. Of the
promise and the score the database knows the latest only: a case that is opened again takes its
earlier promise along, so that an earlier week, counted again, may lack one.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, distinct, func, or_, select
from sqlmodel import Session, col

from casework.core.vocabulary import FocusArea, Origin
from casework.erasure.retention import ErasedAs
from casework.weekly import WeekFacts
from storage.cases.history import Happened
from storage.tables import Evaluation, Event, Person, Requisition, RequisitionFocusArea

_ENDS = frozenset({Happened.CLOSED, Happened.WITHDRAWN})
_OPENS_AND_ENDS = _ENDS | {Happened.REOPENED}
_TAKEN = frozenset({Happened.ACCEPTED, Happened.REGISTERED})
_HAS_AN_ADVISOR = _TAKEN | {Happened.TAKEN_OVER}
_CHANGES_HANDS = _HAS_AN_ADVISOR | {
    Happened.OFFERED,
    Happened.ASSIGNED,
    Happened.NOBODY_LEFT,
    Happened.ADVISOR_LEFT,
}
"""What says who has a case: since the last of them, somebody has it or nobody does."""


def week_facts(session: Session, begins: datetime, ends: datetime) -> WeekFacts:
    """Count what happened from `begins` on and before `ends`, and what was open at `ends`."""
    came = _came_in(session, begins, ends)
    happened = _happened(session, begins, ends)
    promised, kept = _promises(session, begins, ends)
    evaluations, score_sum = _evaluations(session, begins, ends)
    by_area: dict[FocusArea, int] = {}
    by_advisor: dict[int | None, int] = {}
    for area, advisor, number in _open_at(session, ends):
        by_area[area] = by_area.get(area, 0) + number
        by_advisor[advisor] = by_advisor.get(advisor, 0) + number
    return WeekFacts(
        requested=came.get(Origin.REQUESTED, 0),
        outreach=came.get(Origin.OUTREACH, 0),
        taken=happened.get(Happened.ACCEPTED, 0),
        closed=happened.get(Happened.CLOSED, 0),
        promised=promised,
        kept=kept,
        evaluations=evaluations,
        score_sum=score_sum,
        open_by_area=by_area,
        open_by_advisor=by_advisor,
    )


def erased_between(session: Session, begins: datetime, ends: datetime) -> int:
    """How many were erased because their time was over, from one moment to before another."""
    found: int = session.execute(
        select(func.count(col(Person.id))).where(
            col(Person.erased_as) == ErasedAs.TOO_OLD,
            col(Person.erased_at) >= begins,
            col(Person.erased_at) < ends,
        )
    ).scalar_one()
    return found


def _came_in(session: Session, begins: datetime, ends: datetime) -> dict[Origin, int]:
    rows = session.execute(
        select(col(Requisition.origin), func.count())
        .where(_within(col(Requisition.submitted_at), begins, ends))
        .group_by(col(Requisition.origin))
    )
    return {origin: number for origin, number in rows}  # noqa: C416  (a row is no pair to dict())


def _happened(session: Session, begins: datetime, ends: datetime) -> dict[str, int]:
    """Cases that were taken, and closed; one that was closed twice counts once.

    Whoever finds a case in the field has taken it by that.
    """
    taken = col(Event.kind).in_(sorted(_TAKEN))
    kind = case((taken, Happened.ACCEPTED.value), else_=col(Event.kind))
    rows = session.execute(
        select(kind, func.count(distinct(col(Event.requisition_id))))
        .where(
            or_(taken, col(Event.kind) == Happened.CLOSED),
            _within(col(Event.at), begins, ends),
        )
        .group_by(kind)
    )
    return {kind: number for kind, number in rows}  # noqa: C416


def _promises(session: Session, begins: datetime, ends: datetime) -> tuple[int, int]:
    """First answers due, and those that came in time.

    Of a case that was withdrawn before its answer was due, none is owed; nor of one that was found
    in the field, where nobody waits for one.
    """
    due, answered = col(Requisition.first_response_due), col(Requisition.first_response_at)
    withdrawn = (
        select(col(Event.id))
        .where(
            col(Event.requisition_id) == col(Requisition.id),
            col(Event.kind) == Happened.WITHDRAWN,
            col(Event.at) <= due,
        )
        .exists()
    )
    promised, kept = session.execute(
        select(func.count(), func.count().filter(answered <= due)).where(
            _within(due, begins, ends),
            col(Requisition.origin) == Origin.REQUESTED,
            or_(answered.is_not(None), ~withdrawn),
        )
    ).one()
    return promised, kept


def _evaluations(session: Session, begins: datetime, ends: datetime) -> tuple[int, int]:
    number, score_sum = session.execute(
        select(func.count(), func.coalesce(func.sum(col(Evaluation.score)), 0)).where(
            _within(col(Evaluation.scored_at), begins, ends)
        )
    ).one()
    return number, score_sum


def _open_at(session: Session, moment: datetime) -> list[tuple[FocusArea, int | None, int]]:
    """The cases that were open then, by primary focus area and by who had them."""
    last_end, last_hand = _last(_OPENS_AND_ENDS, moment), _last(_CHANGES_HANDS, moment)
    ended = (
        select(col(Event.id)).where(col(Event.id) == last_end, col(Event.kind).in_(_ENDS)).exists()
    )
    holder = (
        select(col(Event.actor_id))
        .where(col(Event.id) == last_hand, col(Event.kind).in_(_HAS_AN_ADVISOR))
        .scalar_subquery()
    )
    cases = (
        select(col(RequisitionFocusArea.focus_area).label("area"), holder.label("advisor"))
        .join(Requisition, col(Requisition.id) == col(RequisitionFocusArea.requisition_id))
        .where(
            col(RequisitionFocusArea.is_primary),
            col(Requisition.submitted_at) < moment,
            ~ended,
        )
        .subquery()
    )
    rows = session.execute(
        select(cases.c.area, cases.c.advisor, func.count())
        .group_by(cases.c.area, cases.c.advisor)
        .order_by(cases.c.area, cases.c.advisor)
    )
    return [(area, advisor, number) for area, advisor, number in rows]


def _last(kinds: frozenset[Happened], moment: datetime) -> Any:
    """The last event of these kinds in a case before a moment."""
    return (
        select(func.max(col(Event.id)))
        .where(
            col(Event.requisition_id) == col(Requisition.id),
            col(Event.kind).in_(sorted(kinds)),
            col(Event.at) < moment,
        )
        .correlate(Requisition)
        .scalar_subquery()
    )


def _within(column: Any, begins: datetime, ends: datetime) -> Any:
    return and_(column >= begins, column < ends)
