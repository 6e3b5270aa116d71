"""What somebody had in sight when they wrote."""

from datetime import UTC, datetime, timedelta

import pytest

from casework.prompts.sight import Asked, WhenWritten, in_sight, was_before

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
FIRST, SECOND = Asked("about", NOON, NOON), Asked("tried", NOON + timedelta(seconds=30), None)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@pytest.mark.parametrize(
    ("at", "received", "before"),
    [
        (None, None, False),  # nobody knows
        (0, 0.2, False),  # in the same second
        (-1, 0.1, False),  # Telegram tells whole seconds, and its clock may be a little late
        (-2, 0.1, True),  # written while the bot was away, or the question on its way
        (-600, 0.1, True),
        (0, -0.1, True),  # it was here before the question was made
        (5, 5.2, False),
    ],
)
def test_what_is_here_or_dated_earlier_was_written_before(
    at: float | None, received: float | None, before: bool
) -> None:
    written = WhenWritten(
        None if at is None else NOON + seconds(at),
        None if received is None else NOON + seconds(received),
    )
    assert was_before(written, FIRST) is before


def test_a_question_that_waited_to_be_sent_counts_from_then() -> None:
    asked = Asked("about", NOON, NOON + seconds(10))
    assert was_before(WhenWritten(NOON + seconds(5), NOON + seconds(5)), asked)


def test_the_last_question_that_could_be_seen_is_meant() -> None:
    soon, late = (WhenWritten(None, NOON + seconds(each)) for each in (10, 40))
    assert in_sight(soon, [FIRST, SECOND]) == "about"
    assert in_sight(late, [FIRST, SECOND]) == "tried"
    assert in_sight(WhenWritten(None, NOON - seconds(1)), [FIRST, SECOND]) is None
