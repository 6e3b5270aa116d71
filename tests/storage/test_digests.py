"""Digests on both databases: sent once, right about the facts, dealt with by several at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select
from sqlmodel import Session, col

from casework.digest import Due
from casework.errors import Refused
from casework.vocabulary import (
    ActivityKind,
    CaseStatus,
    ContactMethod,
    DigestKind,
    FocusArea,
    OrganisationKind,
    Origin,
    Role,
    Urgency,
    VisitAnswerKind,
    VisitStatus,
)
from casework.work_facts import Numbers
from casework.worklist import Dealt
from storage import (
    digest_facts,
    digests,
    outbox,
    people,
    worklist_making,
    worklist_reading,
    worklists,
)
from storage.people import Known
from storage.tables import (
    Activity,
    CaseMessage,
    Digest,
    DigestChoice,
    DigestLine,
    Event,
    Offer,
    Organisation,
    OutboxMessage,
    Person,
    Requisition,
    RequisitionFocusArea,
    Visit,
    VisitAnswer,
)
from storage.tables.messages import OutboxStatus
from tests.storage.town import NOW, OFFICE, advisor, coordinator, person

DAY = timedelta(days=1)
TUESDAY = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)  # 7:30 in Copenhagen
SOON = TUESDAY + 9 * DAY
PATIENCE = 10


def case(session: Session, number: int, **values: Any) -> int:
    """A case as a row; unless told otherwise, it waits for an advisor since Monday at ten."""
    organisation = session.execute(select(Organisation)).scalars().first()
    if organisation is None:
        organisation = Organisation(
            kind=OrganisationKind.SCHOOL, name="Tagensbo School", district="bispebjerg"
        )
        session.add(organisation)
        session.flush()
    row = Requisition(
        **{
            "year": 2026,
            "number": number,
            "organisation_id": organisation.id,
            "status": CaseStatus.SUBMITTED,
            "origin": Origin.REQUESTED,
            "urgency": Urgency.SOON,
            "language": "da",
            "problem": "Møderne",
            "contact_method": ContactMethod.TELEGRAM,
            "submitted_at": NOW,
            "first_response_due": SOON,
            **values,
        }
    )
    session.add(row)
    session.flush()
    found = row.id
    assert found is not None
    session.add(
        RequisitionFocusArea(requisition_id=found, focus_area=FocusArea.EDUCATION, is_primary=True)
    )
    session.flush()
    return found


def active(session: Session, number: int, leyla: Known, **values: Any) -> int:
    """A case that Leyla took on Monday, and has answered."""
    answered = {"first_response_at": NOW, "status": CaseStatus.ACTIVE, "advisor_id": leyla.id}
    found = case(session, number, **{**answered, **values})
    session.add(Event(requisition_id=found, kind="accepted", at=values.get("at", NOW), data={}))
    session.flush()
    return found


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_others: Any) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


# Sent once


def send_daily(session: Session, now: datetime) -> int:
    """The worklists alone."""
    asks = [ask for ask in digests.due_now(session, OFFICE, now) if ask.kind is DigestKind.DAILY]
    return sum(digests.send(session, OFFICE, ask, now) for ask in asks)


def sent(session: Session) -> list[tuple[date, bool]]:
    rows = session.execute(select(Digest).order_by(col(Digest.id))).scalars()
    return [(row.period, row.late) for row in rows]


def test_sent_once_however_often_one_looks(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        outbox.begin(session, None)
        assert digests.send_due(session, OFFICE, TUESDAY - timedelta(seconds=1)) == 0
        assert [digests.send_due(session, OFFICE, TUESDAY) for _time in range(3)] == [1, 0, 0]
        assert [(row.kind, row.person_id) for row in outbox.enqueued(session)] == [
            ("worklist", karen.id)
        ]
        digest = session.execute(select(Digest)).scalar_one()
        assert digest.outbox_id == outbox.enqueued(session)[0].id
        assert digests.send_due(session, OFFICE, TUESDAY - 3 * DAY) == 0, "the clock was set back"
        assert digests.send_due(session, OFFICE, TUESDAY) == 0
        assert sent(session) == [(date(2026, 11, 24), False)]


def test_a_clock_that_ran_ahead_keeps_no_later_one_from_coming(migrated: Engine) -> None:
    with Session(migrated) as session:
        coordinator(session, 1)
        outbox.begin(session, None)
        looks = (TUESDAY, TUESDAY + 300 * DAY, TUESDAY + DAY, TUESDAY + 2 * DAY, TUESDAY + DAY)
        assert [send_daily(session, now) for now in looks] == [1, 1, 1, 1, 0]


def test_what_was_missed_comes_once(migrated: Engine) -> None:
    with Session(migrated) as session:
        coordinator(session, 1)
        outbox.begin(session, None)
        digests.send_due(session, OFFICE, TUESDAY)
        friday_noon = TUESDAY + 3 * DAY + timedelta(hours=5)
        (ask,) = digests.due_now(session, OFFICE, friday_noon)
        assert ask.due == Due(date(2026, 11, 27), late=True, since=date(2026, 11, 25))
        assert ask.told_until == TUESDAY
        assert digests.send_due(session, OFFICE, friday_noon) == 1
        digest = session.execute(select(Digest).order_by(col(Digest.id).desc())).scalars().first()
        assert digest is not None
        shown = worklist_reading.read(session, digest.id or 0)
        assert shown is not None
        assert (shown.late, shown.missed_since) == (True, date(2026, 11, 25))


def test_who_cannot_be_reached_gets_it_when_they_are_back(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        outbox.begin(session, None)
        row = session.get_one(Person, karen.id)
        row.unreachable_since = NOW
        session.flush()
        assert digests.send_due(session, OFFICE, TUESDAY) == 0
        row.unreachable_since = None
        session.flush()
        assert digests.send_due(session, OFFICE, TUESDAY + DAY) == 1


@pytest.mark.parametrize(
    ("choice", "times"),
    [
        ({"wanted": False}, [0, 0, 0]),
        ({"wanted": True, "at": 9 * 60}, [0, 1, 1]),
        ({"wanted": True, "since": TUESDAY + timedelta(hours=1)}, [0, 0, 1]),
    ],
)
def test_as_they_have_chosen(migrated: Engine, choice: dict[str, Any], times: list[int]) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        session.add(DigestChoice(person_id=karen.id, kind=DigestKind.DAILY, **choice))
        session.flush()
        outbox.begin(session, None)
        looks = (TUESDAY, TUESDAY + timedelta(hours=1, minutes=30), TUESDAY + timedelta(hours=26))
        assert [digests.send_due(session, OFFICE, now) for now in looks] == times


def test_one_that_is_asked_for_takes_nothing_from_the_mornings(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        case(session, 1)
        outbox.begin(session, None)
        for _time in range(2):
            early = TUESDAY - timedelta(hours=1)
            digest = digests.make_now(session, OFFICE, DigestKind.DAILY, karen.id, early)
            shown = worklist_reading.read(session, digest)
            assert shown is not None
            assert [line.reference for line in shown.lines] == ["TF-2026-0001"]
        assert digests.send_due(session, OFFICE, TUESDAY) == 1


def test_two_programs_at_once_send_one(migrated: Engine) -> None:
    with Session(migrated) as session:
        coordinator(session, 1)
        session.commit()
    begun, go_on, results = threading.Event(), threading.Event(), []

    def first() -> None:
        with Session(migrated) as session:
            outbox.begin(session, None)
            results.append(digests.send_due(session, OFFICE, TUESDAY))
            begun.set()
            go_on.wait(PATIENCE)
            session.commit()

    def second() -> None:
        begun.wait(PATIENCE)
        with Session(migrated) as session:
            threading.Timer(0.1, go_on.set).start()
            outbox.begin(session, None)
            results.append(digests.send_due(session, OFFICE, TUESDAY))
            session.commit()

    both = [threading.Thread(target=each) for each in (first, second)]
    for each in both:
        each.start()
    for each in both:
        each.join(PATIENCE)
    with Session(migrated) as session:
        told = session.execute(select(func.count(col(OutboxMessage.id)))).scalar_one()
    assert (results, told) == ([1, 0], 1)


# The facts


def test_what_the_database_counts(migrated: Engine) -> None:
    """One case of every kind, and one beside it that is fine."""
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        leyla, jonas = (advisor(session, n, name) for n, name in ((2, "Leyla"), (3, "Jonas")))
        bo = person(session, 4, "Bo")
        now = TUESDAY + 25 * DAY
        fresh = {"at": now - DAY, "first_response_due": now + DAY}
        case(session, 1)  # nobody has it
        case(session, 2, status=CaseStatus.WITHDRAWN)
        conflict = case(
            session, 3, status=CaseStatus.OFFERED, urgency=Urgency.CONFLICT_NOW,
            first_response_due=now + DAY,
        )  # fmt: skip
        session.add(Offer(requisition_id=conflict, advisor_id=jonas.id, reasons=[], offered_at=NOW))
        active(session, 4, leyla, first_response_at=None, first_response_due=now - DAY, at=now)
        silent = active(session, 5, leyla)
        session.add(event_of_work(silent, leyla, NOW + DAY))
        busy = active(session, 6, leyla)
        session.add(event_of_work(busy, leyla, now - 3 * DAY))
        differing = active(session, 7, leyla, requester_id=bo.id, **fresh)
        answered_visit(session, differing, {bo.id: "stuck", leyla.id: "moving"}, now - DAY)
        lost = active(session, 8, leyla, requester_id=bo.id, **fresh)
        for number in (1, 2):
            session.add(message(lost, leyla, bo, number, now - timedelta(hours=3 - number)))
        failed(session, bo, {"requisition": lost, "name": "x"}, now - 2 * DAY)
        failed(session, bo, {"page": 1}, now - DAY)
        failed(session, bo, {"requisition": busy}, now - 8 * DAY)
        session.get_one(Person, jonas.id).unreachable_since = now - DAY
        gone = active(session, 9, jonas, **fresh)
        session.flush()

        facts = digest_facts.work_facts(session, OFFICE, now)
        lines = worklist_making.now_open(session, OFFICE, now).lines

    assert [(line.kind, line.requisition_id, line.person_id, line.days) for line in lines] == [
        ("conflict", conflict, jonas.id, 26),
        ("nobody", 1, None, 26),
        ("promise", 4, leyla.id, 1),
        ("disagreement", differing, None, 1),
        ("silent", silent, leyla.id, 4),
        ("lost", lost, bo.id, 2),
        ("out_of_reach", gone, jonas.id, 1),
    ]
    assert lines[5].data == {"number": 3}
    assert facts.numbers == Numbers(open=8, in_time=5, visits=1, lost=1, out_of_reach=0)
    assert karen.id not in {line.person_id for line in lines}


def event_of_work(requisition: int, by: Known, at: datetime) -> Activity:
    """Something that an advisor has logged."""
    return Activity(
        requisition_id=requisition,
        advisor_id=by.id,
        kind=ActivityKind.PHONE,
        day=at.date(),
        minutes=10,
        logged_at=at,
    )


def answered_visit(
    session: Session, requisition: int, answers: dict[int, str], at: datetime
) -> None:
    """A visit that both sides were asked about."""
    visit = Visit(
        requisition_id=requisition,
        proposed_by=1,
        status=VisitStatus.AGREED,
        uid=f"v{requisition}",
        proposed_at=at - 8 * DAY,
        starts_at=at,
        ends_at=at + timedelta(hours=1),
    )
    session.add(visit)
    session.flush()
    assert visit.id is not None
    for who, said in answers.items():
        session.add(
            VisitAnswer(visit_id=visit.id, person_id=who, answer=VisitAnswerKind(said), at=at)
        )
    session.flush()


def message(requisition: int, sender: Known, to: Known, number: int, at: datetime) -> CaseMessage:
    """A message that did not arrive."""
    return CaseMessage(
        requisition_id=requisition,
        sender_id=sender.id,
        receiver_id=to.id,
        source_message_id=number,
        sent_at=at,
        undelivered=True,
    )


def failed(session: Session, to: Known, params: dict[str, Any], at: datetime) -> None:
    """A message of the bot's that could not be sent."""
    session.add(
        OutboxMessage(
            chat_id=to.telegram_id,
            person_id=to.id,
            kind="accepted",
            params=params,
            waiting=False,
            status=OutboxStatus.FAILED,
            created_at=at,
        )
    )
    session.flush()


def test_a_handful_of_statements_however_many_cases(migrated: Engine) -> None:
    numbers = []
    with Session(migrated) as session:
        coordinator(session, 1)
        leyla = advisor(session, 2, "Leyla")
        for size in (3, 40):
            for number in range(1, size + 1):
                case(session, size * 100 + number)
                active(session, size * 1000 + number, leyla, first_response_at=None)
            session.flush()
            with counted(migrated) as statements:
                found = worklist_making.now_open(session, OFFICE, SOON + DAY)
            numbers.append(len(statements))
            assert len(found.lines) >= 2 * size
    assert numbers[0] == numbers[1] <= 12


# Dealt with


def mornings(session: Session, *coordinators: Known, now: datetime = TUESDAY) -> list[list[int]]:
    """Each coordinator's lines, after the morning's digests."""
    outbox.begin(session, None)
    digests.send_due(session, OFFICE, now)
    return [
        list(
            session.execute(
                select(col(DigestLine.id))
                .join(Digest, col(Digest.id) == col(DigestLine.digest_id))
                .where(col(Digest.person_id) == each.id, col(Digest.made_at) == now)
                .order_by(col(DigestLine.position))
            ).scalars()
        )
        for each in coordinators
    ]


def test_a_line_that_settles_itself_is_struck_and_others_stay(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        first, _second = case(session, 1), case(session, 2)
        ((line_id, other_id),) = mornings(session, karen)
        session.get_one(Requisition, first).status = CaseStatus.WITHDRAWN
        session.flush()
        line = worklists.own_line(session, line_id, karen)
        deal = worklists.claim(session, OFFICE, line, TUESDAY)
        assert deal is not None
        assert (deal.how, deal.by) == (Dealt.SETTLED, None)
        other = worklists.own_line(session, other_id, karen)
        assert worklists.claim(session, OFFICE, other, TUESDAY) is None


def test_two_coordinators_assign_at_once(migrated: Engine) -> None:
    """Whoever is second waits for the first, and is told."""
    with Session(migrated) as session:
        karen, ida = coordinator(session, 1), coordinator(session, 2, "Ida")
        leyla, jonas = advisor(session, 3, "Leyla"), advisor(session, 4, "Jonas")
        case(session, 1)
        (karens,), (idas,) = mornings(session, karen, ida)
        session.commit()
    begun, deals = threading.Event(), []

    def act(who: Known, line_id: int, advisor_id: int) -> None:
        with Session(migrated) as session:
            outbox.begin(session, outbox.Waiting(who.telegram_id, who.id, "da"))
            line = worklists.own_line(session, line_id, who)
            deal = worklists.claim(session, OFFICE, line, TUESDAY)
            if deal is None:
                worklists.assign(session, OFFICE, line, advisor_id, 0, who, TUESDAY)
            begun.set()
            deals.append(deal and (deal.how, deal.by, deal.to))
            if who is karen:
                threading.Event().wait(0.1)
            session.commit()

    first = threading.Thread(target=act, args=(karen, karens, leyla.id))
    first.start()
    begun.wait(PATIENCE)
    act(ida, idas, jonas.id)
    first.join(PATIENCE)
    assert deals == [None, (Dealt.ASSIGNED, karen.id, leyla.id)]
    with Session(migrated) as session:
        assert session.execute(select(col(Offer.advisor_id))).scalars().all() == [leyla.id]


def test_who_chose_from_an_old_menu_takes_nobody_by_surprise(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        leyla, jonas = advisor(session, 3, "Leyla"), advisor(session, 4, "Jonas")
        urgent = case(session, 1, status=CaseStatus.OFFERED, urgency=Urgency.CONFLICT_NOW)
        session.add(Offer(requisition_id=urgent, advisor_id=leyla.id, reasons=[], offered_at=NOW))
        session.flush()
        ((line_id,),) = mornings(session, karen)
        line = worklists.own_line(session, line_id, karen)
        assert worklists.claim(session, OFFICE, line, TUESDAY) is None
        for chosen, asked in ((jonas, 0), (leyla, leyla.id)):
            with pytest.raises(Refused) as refused:
                worklists.assign(session, OFFICE, line, chosen.id, asked, karen, TUESDAY)
            assert (refused.value.code, refused.value.data) == ("handover_open", {"name": "Leyla"})
        outbox.begin(session, outbox.Waiting(karen.telegram_id, karen.id, "da"))
        worklists.assign(session, OFFICE, line, jonas.id, leyla.id, karen, TUESDAY)
        assert worklists.claim(session, OFFICE, line, TUESDAY) is not None


def test_nobody_deals_with_somebody_elses_lines(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen, ida = coordinator(session, 1), coordinator(session, 2, "Ida")
        case(session, 1)
        (line,), _idas = mornings(session, karen, ida)
        with pytest.raises(Refused, match="stale_button"):
            worklists.own_line(session, line, ida)
        with pytest.raises(Refused, match="stale_button"):
            worklists.own_line(session, 10**6, karen)


def test_what_is_not_dealt_with_and_what_was_put_off_come_back(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        leyla = advisor(session, 2, "Leyla")
        for number in (1, 2):
            active(session, number, leyla, first_response_at=None, first_response_due=NOW)
        lost = active(session, 3, leyla)
        session.add(message(lost, leyla, karen, 1, NOW))
        session.flush()
        ((one, two, three),) = mornings(session, karen)
        for line_id, act in (
            (one, worklists.put_off), (two, worklists.nudge), (three, worklists.note_opened),
        ):  # fmt: skip
            line = worklists.own_line(session, line_id, karen)
            worklists.claim(session, OFFICE, line, TUESDAY)
            act(session, line, karen, TUESDAY)
        ((_one, _two),) = mornings(session, karen, now=TUESDAY + DAY)
        line = worklists.own_line(session, _two, karen)
        assert (line.kind, line.data["days"]) == ("promise", 2)
        assert worklists.claim(session, OFFICE, line, TUESDAY + DAY) is None, "a new day"


def test_who_owes_but_cannot_be_reached_is_not_reminded(migrated: Engine) -> None:
    with Session(migrated) as session:
        karen = coordinator(session, 1)
        leyla = advisor(session, 2, "Leyla")
        active(session, 1, leyla, first_response_at=None, first_response_due=NOW)
        case(session, 2)
        ((nobodys, leylas),) = mornings(session, karen)
        session.get_one(Person, leyla.id).unreachable_since = NOW
        session.flush()
        for line_id, code in ((leylas, "advisor_unreachable"), (nobodys, "nobody_to_remind")):
            line = worklists.own_line(session, line_id, karen)
            with pytest.raises(Refused, match=code):
                worklists.nudge(session, line, karen, TUESDAY)
            assert line.dealt_at is None


def test_the_team_of_tomorrow_is_asked_too(migrated: Engine) -> None:
    with Session(migrated) as session:
        coordinator(session, 1)
        outbox.begin(session, None)
        digests.send_due(session, OFFICE, TUESDAY)
        ida = person(session, 2, "Ida")
        people.grant(session, ida.id, Role.COORDINATOR, TUESDAY + timedelta(hours=1))
        assert digests.send_due(session, OFFICE, TUESDAY + timedelta(hours=2)) == 0
        assert digests.send_due(session, OFFICE, TUESDAY + DAY) == 2
