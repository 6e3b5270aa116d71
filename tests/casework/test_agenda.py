"""An agenda: the most urgent first, and nothing said twice."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.agenda import MOST, Item, Matter, arranged, day_of, pages
from casework.dates.working_days import Absence, Calendar

COPENHAGEN = Calendar(ZoneInfo("Europe/Copenhagen"))
NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)  # a Monday, 9 o'clock in Copenhagen

items = st.builds(
    Item,
    matter=st.sampled_from(Matter),
    at=st.datetimes(min_value=datetime(2026, 11, 1), max_value=datetime(2026, 11, 30)).map(  # noqa: DTZ001
        lambda moment: moment.replace(tzinfo=UTC)
    ),
    requisition_id=st.integers(1, 5) | st.none(),
)


@given(st.lists(items))
def test_the_most_urgent_comes_first_and_nothing_is_lost_but_silence(found: list[Item]) -> None:
    order = list(Matter)

    result = arranged(found)

    assert [order.index(each.matter) for each in result] == sorted(
        order.index(each.matter) for each in result
    )
    for earlier, later in pairwise(result):
        assert earlier.matter is not later.matter or earlier.at <= later.at
    dropped = [each for each in found if each not in result]
    assert all(each.matter is Matter.SILENT for each in dropped)
    named = {each.requisition_id for each in result}
    assert all(each.requisition_id in named for each in dropped)


def test_a_case_with_a_visit_today_is_not_silent() -> None:
    visit = Item(Matter.VISIT, NINE, 1)
    silent = Item(Matter.SILENT, NINE - timedelta(days=20), 1)
    other = Item(Matter.SILENT, NINE - timedelta(days=16), 2)

    assert arranged([other, silent, visit]) == (visit, other)


@pytest.mark.parametrize(("number", "expected"), [(0, 1), (1, 1), (MOST, 1), (MOST + 1, 2)])
def test_twelve_lines_a_page(number: int, expected: int) -> None:
    assert pages(tuple(Item(Matter.SILENT, NINE) for _each in range(number))) == expected


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 10, 25, 8, tzinfo=UTC), 25),
        (datetime(2026, 3, 29, 8, tzinfo=UTC), 23),
        (NINE, 24),
        (datetime(2026, 11, 22, 23, tzinfo=UTC), 24),  # midnight
    ],
)
def test_a_day_is_local(now: datetime, hours: int) -> None:
    day = day_of(now, COPENHAGEN)

    assert day.starts <= now < day.ends
    assert day.ends - day.starts == timedelta(hours=hours)
    assert day.starts.astimezone(COPENHAGEN.zone).hour == 0


@pytest.mark.parametrize(
    ("now", "absences", "since"),
    [
        (NINE, (), date(2026, 11, 20)),
        (NINE + timedelta(days=1), (), date(2026, 11, 23)),
        (datetime(2026, 4, 7, 7, tzinfo=UTC), (), date(2026, 4, 1)),  # Easter
        (NINE, (Absence(date(2026, 11, 1), date(2026, 11, 22)),), date(2026, 11, 9)),
    ],
)
def test_what_was_not_done_on_the_working_day_before_still_counts(
    now: datetime, absences: tuple[Absence, ...], since: date
) -> None:
    day = day_of(now, COPENHAGEN.without(absences))

    assert day.since.astimezone(COPENHAGEN.zone).date() == since
