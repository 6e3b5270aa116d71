"""`make run DATA=sample`: a month of cases that could have been, and what of it still waits."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.configuration.settings import Settings
from bot.office import make_office
from bot.playground.people import CAST
from bot.playground.sample.sample import fill
from bot.playground.scene import seat
from casework.core.vocabulary import (
    CaseStatus,
    FocusArea,
    FollowUpKind,
    Origin,
    Role,
    Urgency,
    VisitStatus,
)
from casework.worklist.rules import WorkKind
from storage.cases import lists as case_lists
from storage.database.engine import make_engine
from storage.people import people
from storage.queues.outbox import Outgoing, pending
from storage.tables import (
    Activity,
    AwayTime,
    CaseMessage,
    Event,
    FollowUp,
    Note,
    Offer,
    Organisation,
    Person,
    Requisition,
    RequisitionFocusArea,
    Visit,
)  # fmt: skip
from storage.worklist import digest as worklist_digest
from tests.support.databases import KINDS, Databases
from tests.support.tables import with_tables
from tests.support.units import unit_of_work

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
AFTER_EASTER = datetime(2026, 4, 7, 8, 0, tzinfo=UTC)
AFTER_NEW_YEAR = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
IMRAN = 9104
TAKEN = {CaseStatus.ACTIVE, CaseStatus.CLOSED, CaseStatus.EVALUATED}


def a_month(url: str, now: datetime = NOW) -> list[Outgoing]:
    """The cast, and the month before `now`, in a database; what is still to be sent."""
    with_tables(url)
    engine = make_engine(url)
    with engine.begin() as connection, unit_of_work(connection) as unit:
        seat(unit.at(now), CAST)
        told = fill(unit.at(now))
    engine.dispose()
    return told


def filled(url: str) -> None:
    a_month(url)


@pytest.fixture(params=KINDS)
def session(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Session]:
    """The month before `NOW`, to be read."""
    url = databases.new(request.param, prepare=filled)
    engine = make_engine(url)
    with engine.connect() as connection, Session(connection) as session:
        yield session
    engine.dispose()
    databases.drop(url)


def requisitions(session: Session) -> list[Requisition]:
    return list(session.exec(select(Requisition).order_by(col(Requisition.submitted_at))))


def test_it_is_a_believable_month(session: Session) -> None:
    found = requisitions(session)
    assert [each.number for each in found] == [*range(1, len(found) + 1)]
    status = Counter(each.status for each in found)
    assert 25 <= len(found) <= 40
    assert status[CaseStatus.ACTIVE] > len(found) / 2
    assert status[CaseStatus.WITHDRAWN] >= 2
    assert status[CaseStatus.OFFERED] >= 3
    assert status[CaseStatus.SUBMITTED] == 1
    assert status[CaseStatus.CLOSED] == status[CaseStatus.EVALUATED] == 1
    assert [each.origin for each in found].count(Origin.OUTREACH) == 1
    assert {each.language for each in found} == {"da", "en", "ar", "ur", "tr", "so", "bs"}
    assert set(Urgency) == {each.urgency for each in found}
    areas = session.exec(select(RequisitionFocusArea).where(RequisitionFocusArea.is_primary))
    assert {each.focus_area for each in areas} == set(FocusArea)
    assert len({each.kind for each in session.exec(select(Organisation))}) >= 10
    reasons = [each.decline_reason for each in session.exec(select(Offer))]
    assert len(set(reasons) - {None}) >= 3


def test_every_case_is_as_the_rules_leave_it(session: Session) -> None:
    advisors = set(people.with_role(session, Role.ADVISOR))
    still_open = Counter(
        session.exec(select(Offer.requisition_id).where(col(Offer.ended_at).is_(None)))
    )
    for each in requisitions(session):
        assert (each.advisor_id in advisors) == (each.status in TAKEN)
        assert still_open[each.id or 0] == (each.status is CaseStatus.OFFERED)
        assert each.submitted_at < each.first_response_due
        history = session.exec(select(Event.at).where(Event.requisition_id == each.id)).all()
        assert each.submitted_at == min(history)
        assert max(history) <= NOW
        assert each.first_response_due > NOW or each.status in TAKEN | {CaseStatus.WITHDRAWN}


def test_only_what_still_waits_for_somebody_is_told(session: Session) -> None:
    told = pending(session)
    assert {each.kind for each in told} == {"offer", "nobody_left"}
    chats = Counter(each.chat_id for each in told)
    team = {member.user_id for member in CAST if member.role is not Role.REQUESTER}
    assert set(chats) == team - {IMRAN}, "who is away is asked nothing"
    assert set(chats.values()) <= {1, 2}
    assert all(NOW - each.created_at < timedelta(days=1) for each in told)


def test_everybody_of_the_cast_finds_something(session: Session) -> None:
    ids = {
        person.telegram_id: person.id or 0 for person in session.exec(select(Person)).all()
    }  # fmt: skip
    for member in CAST:
        if member.role is Role.REQUESTER:
            assert case_lists.requests_of(session, ids[member.user_id], 0).total >= 1
        if member.role is Role.ADVISOR:
            assert case_lists.cases_of(session, ids[member.user_id], 0).total >= 3
    assert case_lists.requests_of(session, ids[9001], 0).total == 2
    assert case_lists.all_cases(session, 0).total >= 25


def test_both_sides_talk_meet_and_are_reminded(session: Session) -> None:
    talked = session.exec(select(CaseMessage)).all()
    by_advisors = Counter(
        each.sender_id in people.with_role(session, Role.ADVISOR) for each in talked
    )
    assert min(by_advisors.values()) >= 5
    assert not any(each.undelivered for each in talked)
    agreed = [
        each.starts_at
        for each in session.exec(select(Visit).where(Visit.status == VisitStatus.AGREED))
        if each.starts_at is not None
    ]
    assert any(NOW < each < NOW + timedelta(days=8) for each in agreed)
    assert any(NOW - timedelta(days=4) < each < NOW for each in agreed)
    assert len(session.exec(select(Activity)).all()) >= 25
    assert len(session.exec(select(Note)).all()) >= 3
    due = session.exec(select(FollowUp).where(col(FollowUp.ended_at).is_(None))).all()
    assert {each.kind for each in due} >= {
        FollowUpKind.OWN_REMINDER, FollowUpKind.NOTHING_LOGGED, FollowUpKind.VISIT,
        FollowUpKind.AFTER_VISIT, FollowUpKind.EVALUATION,
    }  # fmt: skip
    (away,) = session.exec(select(AwayTime)).all()
    assert away.began_at is not None
    assert away.substitute_id is not None


def test_the_first_morning_shows_something_real(session: Session) -> None:
    """A few lines each: who begins with a mountain of them sees nothing."""
    lines = worklist_digest.now_open(session, make_office(Settings()), NOW).lines
    assert {each.kind for each in lines} >= {
        WorkKind.CONFLICT, WorkKind.SILENT, WorkKind.DISAGREEMENT, WorkKind.PROMISE
    }  # fmt: skip
    assert len(lines) <= 12


@pytest.mark.parametrize("now", [AFTER_EASTER, NOW + timedelta(days=2, hours=5)])
def test_it_can_be_made_on_any_day(databases: Databases, now: datetime) -> None:
    assert a_month(databases.new("sqlite"), now)


def test_the_same_moment_gives_the_same_month_across_a_year_too(databases: Databases) -> None:
    months = []
    for _ in range(2):
        url = databases.new("sqlite")
        told = a_month(url, AFTER_NEW_YEAR)
        engine = make_engine(url)
        with engine.connect() as connection, Session(connection) as session:
            assert [each.id for each in told] == [each.id for each in pending(session)]
            months.append([each.model_dump() for each in requisitions(session)])
        engine.dispose()
    assert months[0] == months[1]
    assert {each["year"] for each in months[0]} == {2026, 2027}
    for year in (2026, 2027):
        numbers = [each["number"] for each in months[0] if each["year"] == year]
        assert numbers == [*range(1, len(numbers) + 1)]
