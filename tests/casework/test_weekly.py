"""How a week went: its bounds, its figures against the week before, and a pause made good."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.vocabulary import FocusArea
from casework.weekly import MOST_WEEKS, Figure, WeekFacts, Weeks, weekly, weeks_until

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 11, 23)

counts = st.integers(min_value=0, max_value=500)


@st.composite
def facts(draw: st.DrawFn) -> WeekFacts:
    """A week as it can have been."""
    promised, evaluations = draw(counts), draw(counts)
    return WeekFacts(
        requested=draw(counts),
        outreach=draw(counts),
        taken=draw(counts),
        closed=draw(counts),
        promised=promised,
        kept=draw(st.integers(min_value=0, max_value=promised)),
        evaluations=evaluations,
        score_sum=draw(st.integers(min_value=evaluations, max_value=5 * evaluations)),
        open_by_area=draw(st.dictionaries(st.sampled_from(FocusArea), counts)),
        open_by_advisor=draw(st.dictionaries(st.none() | st.integers(1, 9), counts)),
    )


@given(facts(), facts())
def test_every_pair_of_weeks_can_be_told_of(this: WeekFacts, before: WeekFacts) -> None:
    found = weekly(this, before)

    assert (found.promise is None) == (this.promised == 0)
    assert (found.promise == 100) == (this.promised > 0 and this.kept == this.promised)
    assert found.promise is None or 0 <= found.promise <= 100
    assert found.mean is None or 1 <= found.mean <= 5
    assert found.open == Figure(sum(this.open_by_area.values()), sum(before.open_by_area.values()))
    shown = [figure.now for _area, figure in found.open_by_area]
    assert shown == sorted(shown, reverse=True)
    assert {area for area, _figure in found.open_by_area} == {
        *this.open_by_area, *before.open_by_area,
    }  # fmt: skip


def test_a_week_is_held_against_the_one_before() -> None:
    this = WeekFacts(
        requested=4,
        outreach=1,
        promised=3,
        kept=2,
        evaluations=2,
        score_sum=9,
        open_by_advisor={7: 1, None: 2},
    )
    before = WeekFacts(requested=6, promised=2, kept=2, open_by_advisor={7: 3})

    found = weekly(this, before)

    assert found.came_in == Figure(5, 6)
    assert found.came_in.change == -1
    assert found.outreach.change == 1
    assert (found.promise, found.promise_before) == (66, 100)
    assert (found.mean, found.mean_before) == (4.5, None)
    assert found.open_by_advisor == ((None, Figure(2, 0)), (7, Figure(1, 3)))
    assert not found.is_quiet


def test_a_week_in_which_nothing_happened_is_quiet_even_where_cases_are_open() -> None:
    found = weekly(WeekFacts(open_by_area={FocusArea.HEALTH: 3}), WeekFacts(requested=9))

    assert found.is_quiet
    assert found.open == Figure(3, 0)


def test_a_week_with_an_answer_due_is_not_quiet() -> None:
    assert not weekly(WeekFacts(promised=1), WeekFacts()).is_quiet


@pytest.mark.parametrize(
    ("first", "hours"),
    [
        (date(2026, 10, 19), 7 * 24 + 1),  # ends with the night that has 25 hours
        (date(2026, 3, 23), 7 * 24 - 1),  # and with the one that lacks one
        (date(2026, 11, 16), 7 * 24),
    ],
)
def test_a_week_is_local_from_midnight_to_midnight(first: date, hours: int) -> None:
    begins, ends = Weeks(first).moments(COPENHAGEN)

    assert ends - begins == timedelta(hours=hours)
    assert begins.astimezone(COPENHAGEN).time() == ends.astimezone(COPENHAGEN).time()
    assert begins.tzinfo is UTC


def test_weeks_follow_each_other_without_a_gap() -> None:
    weeks = Weeks(date(2026, 10, 26), 2)

    assert weeks.last == date(2026, 11, 8)
    assert weeks.before == Weeks(date(2026, 10, 12), 2)
    assert weeks.before.moments(COPENHAGEN)[1] == weeks.moments(COPENHAGEN)[0]
    assert weeks.moments(COPENHAGEN)[0] == datetime(2026, 10, 25, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "missed_since", "weeks"),
    [
        (MONDAY, None, Weeks(date(2026, 11, 16))),
        (MONDAY + timedelta(days=4), None, Weeks(date(2026, 11, 16))),
        (MONDAY, date(2026, 11, 16), Weeks(date(2026, 11, 9), 2)),
        (MONDAY, date(2026, 11, 17), Weeks(date(2026, 11, 9), 2)),  # that Monday was a holiday
        (MONDAY, date(2026, 1, 5), Weeks(date(2026, 10, 26), MOST_WEEKS)),
    ],
)
def test_what_was_missed_is_told_of_with_the_rest(
    period: date, missed_since: date | None, weeks: Weeks
) -> None:
    assert weeks_until(period, missed_since) == weeks


@pytest.mark.parametrize(("first", "number"), [(date(2026, 11, 24), 1), (MONDAY, 0)])
def test_there_are_no_other_weeks(first: date, number: int) -> None:
    with pytest.raises(ValueError, match="no weeks"):
        Weeks(first, number)
