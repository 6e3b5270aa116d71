"""What the worklist is made of: a handful of statements, however many cases there are.

Of all cases it is read beside the writer; of one, also where its line is dealt with.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select
from sqlmodel import Session, col

from casework.cases.permissions import ASSIGNABLE, OPEN
from casework.core.vocabulary import CaseStatus, Origin, Role, Urgency, VisitStatus
from casework.digests.rules import WorkFacts
from casework.office import Office
from casework.weekly import Weeks, monday_of
from casework.work.silence import FORGOTTEN_AFTER, silent_before
from casework.worklist.facts import CaseAtWork, Differing, Numbers, OutOfReach
from casework.worklist.rules import ENDS_WITH_A_WORD, LOOKED_INTO
from storage.cases.history import Happened
from storage.database.columns import table
from storage.tables import (
    DigestLine,
    Event,
    Offer,
    Person,
    Requisition,
    RoleGrant,
    Visit,
)
from storage.visits.answers import open_disagreements
from storage.work import silence
from storage.worklist import lost_messages

_case = table(Requisition)
_offer = table(Offer)
_person = table(Person)
_visit = table(Visit)

_CAME = (Happened.SUBMITTED, Happened.REOPENED)


def work_facts(session: Session, office: Office, now: datetime) -> WorkFacts:
    """Count what the worklist needs to know at this moment."""
    lost, of_no_case = lost_messages.lost(session, now)
    return WorkFacts(
        cases=_cases(session, office, now),
        differing=_differing(session),
        lost=lost,
        out_of_reach=_out_of_reach(session),
        numbers=_numbers(session, office, now, of_no_case),
        looked_into=looked_into(session),
    )


def work_facts_of(session: Session, office: Office, case: int, now: datetime) -> WorkFacts:
    """What the worklist needs to know of one case, however many there are.

    Without the numbers, and without what `looked_into` says of its lines.
    """
    return WorkFacts(
        cases=_cases(session, office, now, _case.c.id == case),
        differing=_differing(session, case),
        lost=lost_messages.lost_in(session, case, now),
        out_of_reach=_out_of_reach(session, _case.c.id == case),
    )


def _cases(session: Session, office: Office, now: datetime, *which: Any) -> tuple[CaseAtWork, ...]:
    """The open cases of which one of the rules may say that they wait for somebody."""
    asked, last_sign = _offer.c.advisor_id.label("asked"), silence.last_sign().label("last_sign")
    came = _latest(table(Event).c.at, Event, col(Event.kind).in_(_CAME))
    rows = session.execute(
        select(_case, asked, came.label("came"), last_sign)
        .outerjoin(_offer, and_(_offer.c.requisition_id == _case.c.id, _offer.c.ended_at.is_(None)))
        .where(_may_wait(office, now), *which)
    )
    return tuple(_case_at_work(row) for row in rows)


def _may_wait(office: Office, now: datetime) -> Any:
    forgotten_before = silent_before(now, office.calendar, FORGOTTEN_AFTER)
    return or_(
        _case.c.status == CaseStatus.SUBMITTED,
        and_(_case.c.status.in_(ASSIGNABLE), _case.c.urgency == Urgency.CONFLICT_NOW),
        and_(
            _case.c.status.in_(OPEN),
            _case.c.first_response_at.is_(None),
            _case.c.first_response_due <= now,
        ),
        and_(_case.c.status == CaseStatus.ACTIVE, silence.last_sign() < forgotten_before),
    )


def _latest(moment: Any, model: Any, condition: Any) -> Any:
    return (
        select(func.max(moment))
        .where(model.requisition_id == _case.c.id, condition)
        .scalar_subquery()
    )


def _case_at_work(row: Any) -> CaseAtWork:
    return CaseAtWork(
        id=row.id,
        status=row.status,
        urgency=row.urgency,
        advisor=row.advisor_id,
        asked=row.asked,
        waiting_since=row.came or row.submitted_at,
        promised=row.first_response_due,
        answered=row.first_response_at is not None,
        last_sign=row.last_sign,
    )


def _differing(session: Session, case: int | None = None) -> tuple[Differing, ...]:
    return tuple(
        Differing(each.visit_id, each.requisition_id, each.requester, each.advisor, each.since)
        for each in open_disagreements(session, case)
    )


def _out_of_reach(session: Session, *which: Any) -> tuple[OutOfReach, ...]:
    """Advisors and requesters of active cases who have blocked the bot."""
    rows = session.execute(
        select(
            _case.c.id,
            _case.c.advisor_id,
            _person.c.id.label("person"),
            _person.c.unreachable_since,
        )
        .join(_person, _person.c.id.in_([_case.c.advisor_id, _case.c.requester_id]))
        .where(
            _case.c.status == CaseStatus.ACTIVE, _person.c.unreachable_since.is_not(None), *which
        )
    )
    return tuple(
        OutOfReach(row.id, row.person, row.person == row.advisor_id, row.unreachable_since)
        for row in rows
    )


def _numbers(session: Session, office: Office, now: datetime, lost: int) -> Numbers:
    promised = _case.c.origin == Origin.REQUESTED
    in_time = case((and_(promised, _case.c.first_response_at <= _case.c.first_response_due), 1))
    open_, kept = session.execute(
        select(func.count(), func.count(in_time)).where(_case.c.status.in_(OPEN))
    ).one()
    zone = office.calendar.zone
    begins, ends = Weeks(monday_of(now.astimezone(zone).date())).moments(zone)
    visits = session.execute(
        select(func.count()).where(
            _visit.c.status == VisitStatus.AGREED,
            _visit.c.starts_at >= begins,
            _visit.c.starts_at < ends,
        )
    ).scalar_one()
    return Numbers(open_, kept, visits, lost, _advisors_out_of_reach(session))


def _advisors_out_of_reach(session: Session) -> int:
    """Those without a case; of the others, lines tell."""
    has_a_case = exists().where(
        _case.c.advisor_id == _person.c.id, _case.c.status == CaseStatus.ACTIVE
    )
    found: int = session.execute(
        select(func.count())
        .select_from(_person)
        .join(RoleGrant, col(RoleGrant.person_id) == _person.c.id)
        .where(
            col(RoleGrant.role) == Role.ADVISOR,
            _person.c.unreachable_since.is_not(None),
            ~has_a_case,
        )
    ).scalar_one()
    return found


def looked_into(session: Session, subjects: Collection[str] | None = None) -> dict[str, datetime]:
    """When somebody last looked into what is over with a look; of these subjects, or of all."""
    which = () if subjects is None else (col(DigestLine.subject).in_(subjects),)
    rows = session.execute(
        select(col(DigestLine.subject), func.max(col(DigestLine.dealt_at)))
        .where(
            col(DigestLine.kind).in_(ENDS_WITH_A_WORD),
            col(DigestLine.dealt_as).in_(LOOKED_INTO),
            *which,
        )
        .group_by(col(DigestLine.subject))
    )
    return {subject: at for subject, at in rows}  # noqa: C416  (a row is no pair to dict())
