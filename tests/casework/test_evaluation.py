"""When somebody is asked how it went, and which question comes next."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework import evaluations as evaluation
from casework.core.errors import Refused
from casework.core.vocabulary import FollowUpKind, VisitAnswerKind
from casework.dates.working_time import Calendar, is_working_day
from casework.follow_ups.kinds import due
from casework.visits import answers as visit_answers

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
CALENDAR = Calendar(COPENHAGEN)
ANY_TIME = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001  (hypothesis wants it naive, and gives it the zone)
    datetime(2027, 12, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def local(*at: int) -> datetime:
    return datetime(*at, tzinfo=COPENHAGEN)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("closed", "first", "again"),
    [
        (local(2026, 11, 23, 14, 30), local(2026, 12, 21, 8), local(2026, 12, 28, 8)),
        (local(2026, 11, 27, 9), local(2026, 12, 28, 8), local(2027, 1, 4, 8)),  # Christmas
        (local(2026, 3, 5, 16), local(2026, 4, 7, 8), local(2026, 4, 9, 8)),  # Easter; summer time
    ],
)
def test_four_weeks_after_closing_and_a_week_later(
    closed: datetime, first: datetime, again: datetime
) -> None:
    found = [due(FollowUpKind.EVALUATION, closed, number, CALENDAR) for number in range(3)]
    assert found == [first, again, None]


@given(ANY_TIME)
@example(datetime(2026, 10, 1, 22, tzinfo=UTC))  # the clocks go back between
def test_the_evaluation_comes_in_the_morning_of_a_working_day(closed: datetime) -> None:
    moment = due(FollowUpKind.EVALUATION, closed, 0, CALENDAR)
    assert moment is not None
    at = moment.astimezone(COPENHAGEN)
    assert (at.hour, at.minute) == (8, 0)
    assert is_working_day(at.date(), CALENDAR)
    closed_on = closed.astimezone(COPENHAGEN).date()
    assert timedelta(days=28) <= at.date() - closed_on <= timedelta(days=33)


@pytest.mark.parametrize(
    ("ended", "asked"),
    [
        (local(2026, 11, 23, 11), local(2026, 11, 30, 8)),
        (local(2026, 11, 28, 19), local(2026, 12, 4, 8)),  # on a Saturday evening
        (local(2026, 3, 30, 12), local(2026, 4, 9, 8)),  # Maundy Thursday to Easter Monday between
    ],
)
def test_both_are_asked_on_the_fifth_working_day_after_a_visit(
    ended: datetime, asked: datetime
) -> None:
    assert due(FollowUpKind.AFTER_VISIT, ended, 0, CALENDAR) == asked
    assert due(FollowUpKind.AFTER_VISIT, ended, 1, CALENDAR) is None


def test_the_three_questions_in_order() -> None:
    asked = [evaluation.question_after(None)]
    while asked[-1] is not None:
        asked.append(evaluation.question_after(asked[-1]))
    assert asked == ["good", "less_good", "better", None]
    with pytest.raises(Refused, match="stale_button"):
        evaluation.question_after("other")


@pytest.mark.parametrize("given", [0, 6, 2**31 - 1])
def test_a_score_is_one_of_five(given: int) -> None:
    with pytest.raises(Refused, match="stale_button"):
        evaluation.score(given)


def test_which_scores_are_low() -> None:
    assert [each for each in evaluation.SCORES if evaluation.is_low(evaluation.score(each))] == [
        1,
        2,
    ]


def test_an_answer_is_one_of_three() -> None:
    assert visit_answers.answer("stuck") is VisitAnswerKind.STUCK
    with pytest.raises(Refused, match="stale_button"):
        visit_answers.answer("well")


def test_the_two_sides_agree_where_they_say_the_same() -> None:
    for each in VisitAnswerKind:
        for other in VisitAnswerKind:
            assert visit_answers.disagree(each, other) == (each != other)
