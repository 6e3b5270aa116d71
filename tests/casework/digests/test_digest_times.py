"""The time at which somebody wants a digest."""

from datetime import time

import pytest

from casework.core.errors import Refused
from casework.digests.times import OFFERED, at_minutes, minutes_of, own_time


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("7.15", time(7, 15)),
        ("kl. 7", time(7)),
        ("07:30", time(7, 30)),
        ("6", time(6)),
        ("20.00", time(20)),
        ("8 pm", time(20)),
    ],
)
def test_a_time_is_typed_as_people_type_it(typed: str, at: time) -> None:
    assert own_time(typed) == at


@pytest.mark.parametrize("typed", ["5.59", "20.01", "23", "0.00", "3 am"])
def test_nothing_comes_at_night(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        own_time(typed)

    assert refusal.value.code == "digest_time"
    assert refusal.value.data == {"earliest": 6, "latest": 20}


@pytest.mark.parametrize("typed", ["soon", "25.00", "", "7.75", "👋"])
def test_what_is_no_time_is_asked_again(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        own_time(typed)

    assert refusal.value.code == "time_unreadable"


def test_every_time_that_is_offered_can_be_chosen() -> None:
    assert [at_minutes(minutes_of(at)) for at in OFFERED] == list(OFFERED)
    assert OFFERED[0] == time(6, 30)
    assert OFFERED[-1] == time(9)


@pytest.mark.parametrize("minutes", [0, 359, 1201, 24 * 60, 2**31 - 1])
def test_a_button_for_another_time_is_none(minutes: int) -> None:
    with pytest.raises(Refused):
        at_minutes(minutes)
