"""What the worklist counts, on both databases: right, and in a handful of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, event, update

from casework.core.vocabulary import CaseStatus, Urgency, VisitStatus
from casework.worklist.facts import Numbers
from storage.tables import (
    DigestLine,
    Event,
    Offer,
    Person,
    Visit,
)
from storage.worklist import digest as worklist_digest
from storage.worklist import facts as worklist_facts
from storage.worklist.digest import stands
from tests.storage.town import NOW, OFFICE, advisor, coordinator, person
from tests.storage.waiting_cases import (
    DAY,
    SOON,
    TUESDAY,
    active,
    answered_visit,
    case,
    event_of_work,
    failed,
    message,
    open_now,
)
from tests.support.units import unit_of_work


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_others: Any) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def line_of(subject: str, case_id: int | None) -> DigestLine:
    """A line of some list, about this thing in this case."""
    return DigestLine(
        digest_id=1, position=0, kind="", subject=subject, requisition_id=case_id, data={}
    )


def test_what_the_database_counts(shared: Engine) -> None:
    """One case of every kind, and one beside it that is fine."""
    with unit_of_work(shared) as unit:
        karen = coordinator(unit, 1)
        leyla, jonas = (advisor(unit, n, name) for n, name in ((2, "Leyla"), (3, "Jonas")))
        bo = person(unit, 4, "Bo")
        now = TUESDAY + 25 * DAY
        fresh = {"at": now - DAY, "first_response_due": now + DAY}
        nobodys = case(unit.session, 1)
        case(unit.session, 2, status=CaseStatus.WITHDRAWN)
        conflict = case(
            unit.session, 3, status=CaseStatus.OFFERED, urgency=Urgency.CONFLICT_NOW,
            first_response_due=now + DAY,
        )  # fmt: skip
        happened = {nobodys: ("nobody_left", now - DAY), conflict: ("reopened", now - 4 * DAY)}
        for requisition, (kind, at) in happened.items():
            unit.session.add(Event(requisition_id=requisition, kind="submitted", at=NOW, data={}))
            unit.session.add(Event(requisition_id=requisition, kind=kind, at=at, data={}))
        unit.session.add(
            Offer(requisition_id=conflict, advisor_id=jonas.id, reasons=[], offered_at=NOW)
        )
        overdue = active(
            unit.session, 4, leyla, first_response_at=None, first_response_due=now - DAY, at=now
        )
        silent = active(unit.session, 5, leyla)
        unit.session.add(event_of_work(silent, leyla, NOW + DAY))
        busy = active(unit.session, 6, leyla)
        unit.session.add(event_of_work(busy, leyla, now - 3 * DAY))
        differing = active(unit.session, 7, leyla, requester_id=bo.id, **fresh)
        answered_visit(unit.session, differing, {bo.id: "stuck", leyla.id: "moving"}, now - DAY)
        lost = active(unit.session, 8, leyla, requester_id=bo.id, **fresh)
        for number in (1, 2):
            unit.session.add(message(lost, leyla, bo, number, now - timedelta(hours=3 - number)))
        failed(unit.session, bo, {"requisition": lost, "name": "x"}, now - 2 * DAY)
        failed(unit.session, bo, {"page": 1}, now - DAY)
        failed(unit.session, bo, {"requisition": busy}, now - 8 * DAY)
        unit.session.get_one(Person, jonas.id).unreachable_since = now - DAY
        gone = active(unit.session, 9, jonas, **fresh)
        unit.session.flush()

        facts = worklist_facts.work_facts(unit.session, OFFICE, now)
        lines = open_now(unit.session, now)
        alone = [
            stands(unit.session, OFFICE, now, line_of(each.subject, case_id))
            for each in lines
            for case_id in (each.requisition_id, busy)
        ]

    assert alone == [True, False] * len(lines), "asked of its case alone, it says the same"
    assert [(line.kind, line.requisition_id, line.person_id, line.days) for line in lines] == [
        ("conflict", conflict, jonas.id, 4),
        ("nobody", nobodys, None, 26),
        ("promise", overdue, leyla.id, 1),
        ("disagreement", differing, None, 1),
        ("silent", silent, leyla.id, 4),
        ("lost", lost, bo.id, 2),
        ("out_of_reach", gone, jonas.id, 1),
    ]
    assert lines[5].data == {"number": 3}
    assert facts.numbers == Numbers(open=8, in_time=5, visits=1, lost=1, out_of_reach=0)
    assert karen.id not in {line.person_id for line in lines}


def test_what_was_lost_is_over_once_something_came_through(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        leyla, bo = advisor(unit, 2, "Leyla"), person(unit, 4, "Bo")
        lost, phoned, written = (active(unit.session, number, leyla) for number in (1, 2, 3))
        for number, requisition in enumerate((lost, phoned, written)):
            unit.session.add(message(requisition, leyla, bo, number, NOW))
        unit.session.add(event_of_work(lost, leyla, NOW - DAY))
        unit.session.add(event_of_work(phoned, leyla, NOW + DAY))
        unit.session.flush()
        later = message(written, leyla, bo, 9, NOW + DAY)
        later.undelivered = False
        unit.session.add(later)
        unit.session.flush()
        lines = open_now(unit.session, NOW + 2 * DAY)
    assert [(line.kind, line.requisition_id) for line in lines] == [("lost", lost)]


def test_a_visit_ahead_and_what_a_substitute_writes_end_the_silence(shared: Engine) -> None:
    now = TUESDAY + 25 * DAY
    with unit_of_work(shared) as unit:
        leyla = advisor(unit, 2, "Leyla")
        jonas, bo = advisor(unit, 3, "Jonas"), person(unit, 4, "Bo")
        silent = active(unit.session, 1, leyla, requester_id=bo.id)
        waits, written = (
            active(unit.session, 2, leyla),
            active(unit.session, 3, leyla, requester_id=bo.id),
        )
        for requisition, sender, to in ((silent, bo, leyla), (written, jonas, bo)):
            sent = message(requisition, sender, to, requisition, now - DAY)
            sent.undelivered = False
            unit.session.add(sent)
        answered_visit(unit.session, waits, {}, now + DAY)
        unit.session.execute(update(Visit).values(proposed_at=NOW))
        assert [line.requisition_id for line in open_now(unit.session, now)] == [silent]
        unit.session.execute(update(Visit).values(status=VisitStatus.CANCELLED))
        assert [line.requisition_id for line in open_now(unit.session, now)] == [silent, waits]


def test_a_handful_of_statements_however_many_cases(shared: Engine) -> None:
    numbers = []
    with unit_of_work(shared) as unit:
        coordinator(unit, 1)
        leyla = advisor(unit, 2, "Leyla")
        for size in (3, 40):
            for number in range(1, size + 1):
                case(unit.session, size * 100 + number)
                active(unit.session, size * 1000 + number, leyla, first_response_at=None)
            unit.session.flush()
            with counted(shared) as statements:
                found = worklist_digest.now_open(unit.session, OFFICE, SOON + DAY)
            numbers.append(len(statements))
            assert len(found.lines) >= 2 * size
    assert numbers[0] == numbers[1] <= 12
