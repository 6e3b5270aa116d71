"""Who is erased without asking: so many months after, never earlier, and never in the middle."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from casework.erasure.retention import Standing, is_due

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN).astimezone(UTC)


@pytest.mark.parametrize(
    ("ended", "now", "months", "due"),
    [
        ("2024-11-27 15:00", "2026-11-26 23:59", 24, False),
        ("2024-11-27 15:00", "2026-11-27 00:01", 24, True),
        ("2024-11-27 00:00", "2026-11-27 00:01", 24, True),
        ("2024-11-28 00:00", "2026-11-27 23:59", 24, False),
        ("2024-02-29 12:00", "2026-02-28 12:00", 24, False),
        ("2024-02-29 12:00", "2026-03-01 00:01", 24, True),
        ("2026-08-31 12:00", "2026-09-30 12:00", 1, False),
        ("2026-08-31 12:00", "2026-10-01 00:01", 1, True),
        ("2025-12-15 12:00", "2026-01-15 00:01", 1, True),
    ],
)
def test_the_same_day_of_the_month(ended: str, now: str, months: int, due: bool) -> None:
    assert is_due(Standing(at(ended)), at(now), months, COPENHAGEN) is due


@pytest.mark.parametrize("reason", ["busy", "on_team"])
def test_nobody_is_erased_in_the_middle_of_something_or_on_the_team(reason: str) -> None:
    standing = Standing(at("2000-01-01 00:00"), **{reason: True})

    assert not is_due(standing, at("2026-11-27 12:00"), 24, COPENHAGEN)
