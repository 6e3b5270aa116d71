"""Whatever people do and whenever: what was promised is what the rules then do."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlmodel import col, select

from casework.core.vocabulary import CaseStatus, FollowUpKind, Urgency
from casework.dates.working_time import is_working_day, working_hours_between
from casework.offers.promises import promised, promised_anew, terms_of, warned_at
from storage.cases.history import Happened
from storage.tables import Event, FollowUp, Offer, OutboxMessage, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.promised_weeks import BEGINNINGS, Weeks
from tests.storage.town import OFFICE
from tests.support import torture
from tests.support.databases import KINDS, Databases
from tests.support.tables import with_tables

CALENDAR = OFFICE.calendar
ON = KINDS if torture.is_on() else KINDS[:1]
"""What is promised has little to do with the database."""

A_MINUTE = timedelta(minutes=1)


@pytest.fixture(params=ON)
def tables_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """One with empty tables."""
    url = databases.new(request.param, prepare=with_tables)
    yield url
    databases.drop(url)


@pytest.mark.torture
@pytest.mark.parametrize("number", range(len(BEGINNINGS)))
def test_what_is_promised_is_what_happens(unit: UnitOfWork, number: int) -> None:
    for round_ in range(torture.steps(1, 40)):
        chance = torture.chance(f"{number}:{round_}")
        begins = BEGINNINGS[number] + timedelta(minutes=chance.randrange(4 * 24 * 60))
        # When something is promised is the subject, and not when its receiver may be told of it.
        weeks = Weeks(replace(unit, told_at_once=True), chance, begins)
        nested = unit.session.begin_nested()
        weeks.begin()
        for _step in range(torture.steps(40, 90)):
            weeks.goes_on(weeks.now + timedelta(minutes=chance.choice([1, 20, 90, 300, 900])))
            weeks.something_happens()
        weeks.goes_on(weeks.now + timedelta(days=5))
        unit.session.expire_all()
        holds(weeks, f"seed {torture.seed()}, round {number}:{round_}")
        nested.rollback()
        unit.session.expunge_all()


def holds(weeks: Weeks, where: str) -> None:
    """Every promise, every named moment, every warning and every excuse of these weeks."""
    session = weeks.unit.session
    told = defaultdict[tuple[str, int], list[OutboxMessage]](list)
    for message in session.exec(select(OutboxMessage).order_by(col(OutboxMessage.id))):
        if isinstance(message.params.get("requisition"), int):
            told[message.kind, message.params["requisition"]].append(message)
        for reminder in reminders_in(message):
            row = session.get_one(FollowUp, reminder)
            if row.kind == FollowUpKind.PROMISE and row.requisition_id is not None:
                told["promise_missed", row.requisition_id].append(message)
    cases = session.exec(select(Requisition)).all()
    assert cases, where
    for case in cases:
        at = f"{where}, case {case.id}"
        a_promise_is_kept_by_the_calendar(case, at)
        excuses(weeks, case, told["promise_missed", case.id or 0], at)
        warnings(weeks, case, told["promise_at_risk", case.id or 0], at)
    offers_move_on_when_they_said(weeks, where)


def reminders_in(message: OutboxMessage) -> list[int]:
    """The follow-ups that a message tells of; one person's several stand in one."""
    if message.kind == "follow_ups_gathered":
        return list(message.params["follow_ups"])
    return [message.params["follow_up"]] if message.kind == "promise_missed" else []


def a_promise_is_kept_by_the_calendar(case: Requisition, where: str) -> None:
    """It is what the rule says, in working time, and as soon as its urgency wants."""
    due = case.first_response_due
    assert due == promised(case.submitted_at, case.urgency, CALENDAR).due, where
    for moment in (due, case.promised):
        local = moment.astimezone(CALENDAR.zone)
        assert is_working_day(local.date(), CALENDAR), where
        assert time(8) <= local.time() <= time(16), where
        assert (moment.second, moment.microsecond) == (0, 0), where
    hours = working_hours_between(case.submitted_at, due, CALENDAR)
    assert hours <= (4 if case.urgency is Urgency.CONFLICT_NOW else 24), where


def excuses(weeks: Weeks, case: Requisition, said: list[OutboxMessage], where: str) -> None:
    """Told once, at the moment at which it passed, and never where it was kept."""
    due = case.first_response_due
    if due >= weeks.now:
        assert not said, where
        return
    withdrawn = when(weeks, case, Happened.WITHDRAWN)
    answered = case.first_response_at
    waited = all(moment is None or moment > due for moment in (withdrawn, answered))
    # Whoever acts in the very second acts before or after it; neither is wrong.
    if due in {withdrawn, answered}:
        return
    assert len(said) == waited, where
    if waited:
        assert said[0].person_id == case.requester_id, where
        assert said[0].created_at == due, where
        assert case.promised_anew == promised_anew(due, case.urgency, CALENDAR), where
    else:
        assert case.promised_anew is None, where


def warnings(weeks: Weeks, case: Requisition, said: list[OutboxMessage], where: str) -> None:
    """Before a promise passes that nobody has taken, each coordinator has heard in time."""
    for message in said:
        promise = datetime.fromisoformat(message.params["promise"])
        left = working_hours_between(message.created_at, promise, CALENDAR)
        assert left == pytest.approx(terms_of(case.urgency).warning), where
    due = case.first_response_due
    warning = warned_at(due, case.urgency, CALENDAR)
    taken, withdrawn = (when(weeks, case, each) for each in (Happened.ACCEPTED, Happened.WITHDRAWN))
    if due >= weeks.now or any(each is not None and each <= warning for each in (taken, withdrawn)):
        return
    heard = {message.person_id for message in said if message.created_at < due}
    heard |= {
        row.person_id
        for row in weeks.unit.session.exec(
            select(FollowUp).where(
                FollowUp.requisition_id == case.id,
                FollowUp.kind == FollowUpKind.CONFLICT_NOT_TAKEN,
                FollowUp.ended_as == "fired",
                col(FollowUp.due_at) < due,
            )
        )
    }
    assert heard == {each.id for each in weeks.coordinators}, where


def offers_move_on_when_they_said(weeks: Weeks, where: str) -> None:
    """Unanswered, at the moment that was named; with a reminder before."""
    for offer in weeks.unit.session.exec(select(Offer)):
        at = f"{where}, offer {offer.id}"
        assert offer.answer_by is not None, at
        assert offer.answer_by > offer.offered_at, at
        assert offer.answer_by.minute % 5 == 0, at
        if offer.ended_at is None:
            assert offer.answer_by > weeks.now, at
        elif offer.accepted is None and offer.id not in weeks.cut_short:
            assert offer.ended_at == offer.answer_by, at
        else:
            assert offer.ended_at <= offer.answer_by, at


def when(weeks: Weeks, case: Requisition, happened: Happened) -> datetime | None:
    """The first time that this happened to a case."""
    return weeks.unit.session.exec(
        select(col(Event.at))
        .where(Event.requisition_id == case.id, Event.kind == happened)
        .order_by(col(Event.id))
    ).first()


def test_the_weeks_are_full(unit: UnitOfWork) -> None:
    """So that the test above tests something: each thing that can happen has happened."""
    weeks = Weeks(replace(unit, told_at_once=True), torture.chance("full"), BEGINNINGS[0])
    weeks.begin()
    for _step in range(120):
        weeks.goes_on(weeks.now + timedelta(minutes=weeks.chance.choice([1, 20, 90, 300, 900])))
        weeks.something_happens()
    kinds = set(unit.session.exec(select(col(OutboxMessage.kind)).distinct()))
    assert {"promise_at_risk", "promise_passed", "promise_missed", "offer_moved"} <= kinds
    assert {row.status for row in unit.session.exec(select(Requisition))} >= {
        CaseStatus.ACTIVE, CaseStatus.WITHDRAWN,
    }  # fmt: skip
    weeks.goes_on(weeks.now + timedelta(days=5))
    unit.session.expire_all()
    holds(weeks, f"seed {torture.seed()}, the full ones")
