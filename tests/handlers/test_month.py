"""A month as buttons: what can be picked, what is marked, and where the arrows lead."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.errors import Refused
from casework.dates import months
from handlers.core.effects import Button, Keyboard
from handlers.core.keyboards.codes import code
from handlers.core.keyboards.doors import ONLY_READ
from handlers.core.keyboards.month import month, month_text
from handlers.core.scene import Scene
from tests.support.texts import OFFICE
from tests.support.walks import reader

NOW = datetime(2026, 12, 10, 9, tzinfo=UTC)
TODAY = date(2026, 12, 10)
PICK, TURN = code("p", int), code("t", int)


def scene(language: str) -> Scene:
    return Scene(reader(language), OFFICE, NOW)


def shown(
    day: date, earliest: date | None = None, latest: date | None = None, language: str = "en"
) -> Keyboard:
    return month(scene(language), day, pick=PICK, turn=TURN, earliest=earliest, latest=latest)


def texts(keyboard: Keyboard) -> list[list[str]]:
    return [[button.text for button in row] for row in keyboard]


def test_december_in_danish() -> None:
    keyboard = shown(TODAY, TODAY, language="da")

    assert texts(keyboard) == [
        ["December 2026", "›"],
        ["ma", "ti", "on", "to", "fr", "lø", "sø"],
        ["·", "·", "·", "[10]", "11", "12", "13"],
        ["14", "15", "16", "17", "18", "19", "20"],
        ["21", "22", "23", "24•", "25•", "26•", "27"],
        ["28", "29", "30", "31•", "·", "·", "·"],
    ]
    assert month_text(scene("da"), TODAY) == (
        "24• Juleaften\n25• Juledag\n26• Anden juledag\n31• Nytårsaften"
    )
    assert month_text(scene("en"), TODAY).startswith("24• Christmas Eve\n25• Christmas Day\n26• ")
    assert not month_text(scene("da"), date(2026, 11, 1))


def test_the_arrows_lead_only_where_there_is_a_day() -> None:
    assert texts(shown(TODAY, date(2026, 11, 30)))[0] == ["‹", "December 2026", "›"]
    assert texts(shown(TODAY, date(2026, 12, 1)))[0] == ["December 2026", "›"]
    assert texts(shown(TODAY, TODAY, date(2026, 12, 31)))[0] == ["December 2026"]

    before, _title, after = shown(TODAY)[0]
    assert before == Button("‹", f"t:{2026 * 12 + 10}")
    assert months.first_of(int(after.data.split(":")[1])) == date(2027, 1, 1)


@given(
    st.dates(date(1999, 1, 1), date(2200, 1, 1)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 400),
    st.sampled_from(["da", "en"]),
)
def test_exactly_the_open_days_of_the_month_can_be_picked(
    day: date, earliest: date, days: int, language: str
) -> None:
    latest = date.fromordinal(earliest.toordinal() + days)
    keyboard = shown(day, earliest, latest, language)
    if months.number_of(day) < months.number_of(earliest):
        day = earliest  # what is over gives way to the month in which there is a day to pick

    buttons = [button for row in keyboard[2:] for button in row]
    picked = [months.day_of(int(each.data.split(":")[1])) for each in buttons if each.text != "·"]
    length = months.first_of(months.number_of(day) + 1) - day.replace(day=1)
    first = day.replace(day=1).toordinal()
    whole = [date.fromordinal(first + number) for number in range(length.days)]
    assert picked == [each for each in whole if earliest <= each <= latest]
    assert all(each.data == ONLY_READ() for each in buttons if each.text == "·")
    assert all(len(row) == 7 for row in keyboard[1:])
    assert all(len(each.text) <= 5 for row in keyboard[1:] for each in row)


@pytest.mark.parametrize("number", [0, 11, 9999 * 12, 2**31 - 1])
def test_no_button_leads_out_of_the_calendar(number: int) -> None:
    with pytest.raises(Refused, match="stale_button"):
        months.first_of(number)


@pytest.mark.parametrize("ordinal", [0, 2**31 - 1])
def test_no_button_means_a_day_outside_of_it(ordinal: int) -> None:
    with pytest.raises(Refused, match="stale_button"):
        months.day_of(ordinal)


def test_a_month_that_is_over_gives_way_to_the_next() -> None:
    """On the last day of a month the earliest day to pick is in the next one."""
    keyboard = shown(date(2026, 12, 31), earliest=date(2027, 1, 1))
    assert texts(keyboard)[0] == ["January 2027", "›"]
    assert "31" in texts(keyboard)[-1]
