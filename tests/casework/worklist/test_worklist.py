"""What needs a decision: each kind, the most urgent first, at most twelve lines a page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import CaseStatus, Urgency, VisitAnswerKind
from casework.dates.working_days import Calendar
from casework.digests.rules import worklist
from casework.worklist.facts import CaseAtWork, Differing, Lost, Numbers, OutOfReach, WorkFacts
from casework.worklist.rules import (
    LOOKED_INTO,
    PAGE,
    Dealt,
    WorkKind,
    days_between,
    owes,
    page,
)

CALENDAR = Calendar(ZoneInfo("Europe/Copenhagen"))
NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # a Monday, 7:30 in Copenhagen
DAY = timedelta(days=1)
LEYLA, JONAS = 7, 8
ACTIVE, OFFERED, SUBMITTED = CaseStatus.ACTIVE, CaseStatus.OFFERED, CaseStatus.SUBMITTED
FINE = CaseAtWork(
    id=1,
    status=ACTIVE,
    urgency=Urgency.SOON,
    advisor=LEYLA,
    asked=None,
    waiting_since=NOW - 3 * DAY,
    promised=NOW - DAY,
    answered=True,
    last_sign=NOW - 20 * DAY,
)
ASKED = replace(FINE, status=OFFERED, advisor=None, asked=JONAS, answered=False, promised=NOW + DAY)


def kinds(*cases: CaseAtWork) -> list[str]:
    return [line.kind for line in worklist(WorkFacts(cases), NOW, CALENDAR).lines]


@pytest.mark.parametrize(
    ("case", "kind", "person", "days"),
    [
        (FINE, None, None, 0),
        (ASKED, None, None, 0),
        (replace(ASKED, urgency=Urgency.CONFLICT_NOW), WorkKind.CONFLICT, JONAS, 3),
        (
            replace(ASKED, status=SUBMITTED, asked=None, urgency=Urgency.CONFLICT_NOW),
            WorkKind.CONFLICT,
            None,
            3,
        ),
        (replace(ASKED, status=SUBMITTED, asked=None), WorkKind.NOBODY, None, 3),
        (replace(ASKED, promised=NOW), WorkKind.PROMISE, JONAS, 0),
        (replace(FINE, answered=False), WorkKind.PROMISE, LEYLA, 1),
        (replace(FINE, answered=False, promised=NOW + timedelta(seconds=1)), None, None, 0),
        (replace(FINE, last_sign=NOW - 21 * DAY), WorkKind.SILENT, LEYLA, 0),
        (replace(FINE, last_sign=NOW - 23 * DAY), WorkKind.SILENT, LEYLA, 2),
        (replace(FINE, answered=False, last_sign=NOW - 30 * DAY), WorkKind.PROMISE, LEYLA, 1),
        (replace(FINE, urgency=Urgency.CONFLICT_NOW), None, None, 0),
    ],
)
def test_what_a_case_waits_for(
    case: CaseAtWork, kind: WorkKind | None, person: int | None, days: int
) -> None:
    lines = worklist(WorkFacts((case,)), NOW, CALENDAR).lines
    found = [(line.kind, line.requisition_id, line.person_id, line.days) for line in lines]
    assert found == ([] if kind is None else [(kind, case.id, person, days)])


def test_what_its_text_needs() -> None:
    late = replace(ASKED, status=SUBMITTED, asked=None, promised=NOW - DAY)
    silent = replace(FINE, id=2, last_sign=NOW - 23 * DAY)
    lines = worklist(WorkFacts((late, silent)), NOW, CALENDAR).lines
    assert [line.data for line in lines] == [{"passed": True}, {"silent": 23}]


def test_somebody_out_of_reach_to_whom_messages_were_lost_is_one_line() -> None:
    facts = WorkFacts(
        lost=(Lost(1, 40, 2, NOW - 2 * DAY, NOW - DAY),),
        out_of_reach=(
            OutOfReach(1, 40, is_advisor=False, since=NOW - 2 * DAY),
            OutOfReach(2, LEYLA, is_advisor=True, since=NOW),
        ),
    )
    lines = worklist(facts, NOW, CALENDAR).lines
    assert [(line.kind, line.requisition_id) for line in lines] == [
        (WorkKind.LOST, 1),
        (WorkKind.OUT_OF_REACH, 2),
    ]


def test_what_was_looked_into_is_over_until_it_happens_again() -> None:
    said = VisitAnswerKind
    facts = WorkFacts(
        differing=(Differing(4, 1, said.MOVING, said.STUCK, NOW - DAY),),
        lost=(Lost(2, 40, 2, NOW - 2 * DAY, NOW - DAY),),
    )
    differing, lost = worklist(facts, NOW, CALENDAR).lines
    looked_into = {differing.subject: NOW - DAY, lost.subject: NOW - 2 * DAY}
    again = worklist(replace(facts, looked_into=looked_into), NOW, CALENDAR).lines
    assert again == (lost,), "a message was lost since"


def test_nothing_at_all() -> None:
    found = worklist(WorkFacts(numbers=Numbers(open=3)), NOW, CALENDAR)
    assert (found.lines, found.numbers.open) == ((), 3)


@pytest.mark.parametrize(
    ("status", "person"),
    [(ACTIVE, LEYLA), (OFFERED, JONAS), (CaseStatus.CLOSED, None), (CaseStatus.WITHDRAWN, None)],
)
def test_who_owes_something(status: CaseStatus, person: int | None) -> None:
    assert owes(status, LEYLA, JONAS) == person


def test_days_are_those_of_the_calendar_on_the_wall() -> None:
    friday_evening = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    assert days_between(friday_evening, NOW, CALENDAR) == 3
    assert days_between(friday_evening + timedelta(hours=1), NOW, CALENDAR) == 2
    assert days_between(NOW + DAY, NOW, CALENDAR) == 0  # by a clock that was set back


def test_what_became_of_a_line_is_kept_in_words_that_stay() -> None:
    words = ["assigned", "checked", "later", "nudged", "opened", "seen", "settled"]
    assert sorted(Dealt) == words


def test_a_look_is_weaker_than_whatever_else_was_done() -> None:
    assert list(Dealt)[-1] is Dealt.SEEN
    assert Dealt.SEEN not in LOOKED_INTO
    assert Dealt.OPENED in LOOKED_INTO, "what the version before has kept"


moments = st.integers(-3_000_000, 3_000_000).map(lambda seconds: NOW + timedelta(seconds=seconds))
people = st.integers(1, 9)
cases = st.builds(
    CaseAtWork,
    id=st.integers(1, 10**6),
    status=st.sampled_from([ACTIVE, OFFERED, SUBMITTED]),
    urgency=st.sampled_from(Urgency),
    advisor=people,
    asked=st.none() | people,
    waiting_since=moments,
    promised=moments,
    answered=st.booleans(),
    last_sign=moments,
)
facts = st.builds(
    WorkFacts,
    cases=st.lists(cases, max_size=40, unique_by=lambda each: each.id).map(tuple),
    differing=st.lists(
        st.builds(Differing, st.integers(1, 99), st.integers(1, 99), since=moments),
        max_size=4,
        unique_by=lambda each: each.visit,
    ).map(tuple),
    lost=st.lists(
        st.builds(Lost, st.integers(1, 99), people, st.integers(1, 9), moments, moments),
        max_size=4,
        unique_by=lambda each: (each.case, each.person),
    ).map(tuple),
    out_of_reach=st.lists(
        st.builds(OutOfReach, st.integers(1, 99), people, since=moments),
        max_size=4,
        unique_by=lambda each: (each.case, each.person),
    ).map(tuple),
)


@given(facts)
def test_the_most_urgent_first_and_the_longest_waiting_before_others(found: WorkFacts) -> None:
    lines = worklist(found, NOW, CALENDAR).lines
    order = [(list(WorkKind).index(WorkKind(line.kind)), line.since or NOW) for line in lines]
    assert order == sorted(order)
    assert all(line.requisition_id is not None for line in lines), "every line names its case"
    subjects = [line.subject for line in lines]
    assert len(subjects) == len(set(subjects))


@given(facts)
def test_nobody_reads_more_than_twelve_lines_at_once(found: WorkFacts) -> None:
    lines = worklist(found, NOW, CALENDAR).lines
    pages = [page(lines, number) for number in range(page(lines, 0).pages)]
    assert all(len(each.items) <= PAGE for each in pages)
    assert [line for each in pages for line in each.items] == list(lines)
    assert page(lines, 10**6) == pages[-1]
