"""What can be logged, and what a made-up or old button cannot."""

from datetime import date

import pytest

from casework.core.errors import Refused
from casework.core.vocabulary import ActivityKind
from casework.work import activities

TODAY = date(2026, 11, 23)


def test_every_kind_can_be_logged_and_is_there_once() -> None:
    codes = [choice.code for choice in activities.KINDS]
    assert sorted(codes) == sorted(ActivityKind)


def test_the_last_fourteen_days_can_be_chosen() -> None:
    days = activities.days(TODAY)
    assert len(days) == 14
    assert (days[0], days[1], days[-1]) == (TODAY, date(2026, 11, 22), date(2026, 11, 10))
    for each in days:
        assert activities.day(each.toordinal(), TODAY) == each


@pytest.mark.parametrize("other", [date(2026, 11, 24), date(2026, 11, 9), date(2, 1, 1)])
def test_no_other_day_can_be_chosen(other: date) -> None:
    with pytest.raises(Refused, match="stale_button"):
        activities.day(other.toordinal(), TODAY)


def test_a_working_day_is_the_longest() -> None:
    longest = max(activities.DURATIONS, key=lambda choice: int(choice.code))
    assert activities.minutes(int(longest.code)) == 8 * 60


@pytest.mark.parametrize("number", [0, 14, 481, 2**31 - 1])
def test_no_other_length_can_be_chosen(number: int) -> None:
    with pytest.raises(Refused, match="stale_button"):
        activities.minutes(number)
