"""Who sends more than anybody means to is asked to slow down, once."""

from hypothesis import given
from hypothesis import strategies as st

from bot.receiving.pace import WINDOW, Pace
from handlers.core.updates.incoming import Incoming, Kind


def update(person: int = 1, *, private: bool = True) -> Incoming:
    return Incoming(1, Kind.MESSAGE, chat_id=person, private=private, user_id=person)


def told(pace: Pace, moments: list[float], person: int = 1) -> list[float]:
    """When the person is asked to slow down."""
    return [moment for moment in moments if pace.is_too_fast(update(person), moment)]


def test_twenty_in_ten_seconds_are_fine_and_the_next_one_is_told() -> None:
    pace = Pace(20)
    assert told(pace, [number * 0.4 for number in range(20)]) == []
    assert told(pace, [9.9]) == [9.9]


def test_more_than_twenty_in_a_longer_time_are_fine() -> None:
    assert told(Pace(20), [number * 0.51 for number in range(200)]) == []


def test_who_goes_on_is_told_once_in_ten_seconds() -> None:
    moments = [number * 0.1 for number in range(250)]
    assert told(Pace(20), moments) == [2.0, 12.0, 22.0]


def test_each_person_has_a_pace_of_their_own() -> None:
    pace = Pace(3)
    assert told(pace, [0, 0, 0, 0], person=1) == [0]
    assert told(pace, [0, 0, 0], person=2) == []


def test_a_group_is_nobody_and_no_limit_is_no_limit() -> None:
    pace = Pace(1)
    assert not any(pace.is_too_fast(update(private=False), 0) for _each in range(9))
    assert not any(Pace(0).is_too_fast(update(), 0) for _each in range(9))


def test_people_who_are_quiet_are_forgotten_and_those_who_are_not_are_remembered() -> None:
    pace = Pace(3)
    for person in range(2000):
        pace.is_too_fast(update(person), 0)
    assert told(pace, [19, 19, 19], person=1) == []
    for person in range(2000, 3000):
        pace.is_too_fast(update(person), 20)
    assert len(pace._seen) < 1500
    assert told(pace, [20], person=1) == [20]


@given(st.lists(st.floats(0, 5), max_size=60), st.integers(1, 6))
def test_it_is_told_exactly_when_too_much_came_within_the_window(
    gaps: list[float], most: int
) -> None:
    pace, last_told = Pace(most), -WINDOW
    moments: list[float] = []
    for gap in gaps:
        now = (moments[-1] if moments else 0.0) + gap
        moments.append(now)
        too_fast = len(moments) > most and now - moments[-most - 1] <= WINDOW
        expected = too_fast and now - last_told >= WINDOW
        assert pace.is_too_fast(update(), now) is expected
        if expected:
            last_told = now
