"""The file that a calendar gets: every part of it, read as a calendar reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from casework.dates.calendar_file import CalendarEvent, Method, as_file

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
EVENT = CalendarEvent(
    uid="5b0f0e4e-6f0e-4a3c-8d9c-1f2e3d4c5b6a",
    sequence=2,
    method=Method.REQUEST,
    made_at=datetime(2026, 10, 19, 8, tzinfo=UTC),
    starts_at=datetime(2026, 10, 23, 12, 30, tzinfo=UTC),
    ends_at=datetime(2026, 10, 23, 13, 30, tzinfo=UTC),
    summary="Besøg TF-2026-0042: Tagensbo Skole, 3. sal; lærerværelset",
    place="Tagensbo Skole, lokale 4",
    description="Linje 1\nLinje 2",
    organizer="Taskforcen for integration",
    attendees=("Leyla", 'Ayşe "A" Öz, lærer'),
)


def read(event: CalendarEvent) -> tuple[Any, Any]:
    """The calendar and its one event, from the bytes."""
    calendar = Calendar.from_ical(as_file(event))
    [found] = calendar.walk("VEVENT")
    return calendar, found


def test_everything_is_in_it() -> None:
    calendar, event = read(EVENT)
    assert (calendar["METHOD"], calendar["VERSION"], event["UID"]) == ("REQUEST", "2.0", EVENT.uid)
    assert (event["SEQUENCE"], event["STATUS"]) == (2, "CONFIRMED")
    assert event["DTSTAMP"].dt == EVENT.made_at
    assert (event["SUMMARY"], event["LOCATION"]) == (EVENT.summary, EVENT.place)
    assert event["DESCRIPTION"] == EVENT.description
    assert event["ORGANIZER"].params["CN"] == EVENT.organizer
    assert [each.params["CN"] for each in event["ATTENDEE"]] == list(EVENT.attendees)
    assert not calendar.errors
    assert not event.errors


def test_a_cancellation_is_the_same_event() -> None:
    _calendar, event = read(EVENT)
    calendar, cancelled = read(replace(EVENT, method=Method.CANCEL, sequence=3))
    assert (calendar["METHOD"], cancelled["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (cancelled["UID"], cancelled["SEQUENCE"]) == (EVENT.uid, 3)
    assert cancelled["ORGANIZER"] == event["ORGANIZER"]
    assert cancelled["ATTENDEE"] == event["ATTENDEE"]


def test_nobody_can_be_written_to_through_it() -> None:
    content = as_file(EVENT).decode().replace("\r\n ", "")
    assert "mailto" not in content.lower()
    assert "@" not in content
    addresses = [
        line for line in content.splitlines() if line.startswith(("ORGANIZER", "ATTENDEE"))
    ]
    assert len(addresses) == 3
    assert all(":urn:uuid:" in line for line in addresses)


def test_lines_end_and_fold_as_the_format_wants() -> None:
    content = as_file(replace(EVENT, summary="Æ" * 300))
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert read(replace(EVENT, summary="Æ" * 300))[1]["SUMMARY"] == "Æ" * 300


def moved_to(starts_at: datetime, lasts: timedelta = timedelta(hours=1)) -> CalendarEvent:
    return replace(EVENT, starts_at=starts_at, ends_at=starts_at.astimezone(UTC) + lasts)


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2026, 3, 27), 13), (date(2026, 3, 30), 12),
        (date(2026, 10, 23), 12), (date(2026, 10, 26), 13),
    ],
    ids=str,
)  # fmt: skip
def test_half_past_two_is_written_as_the_moment_that_it_is(day: date, hour: int) -> None:
    """On both sides of both changes of the clocks, and for every reader of the file the same."""
    starts_at = datetime.combine(day, time(14, 30), COPENHAGEN)
    content = as_file(moved_to(starts_at)).decode()
    assert f"DTSTART:{day:%Y%m%d}T{hour}3000Z\r\n" in content
    assert f"DTEND:{day:%Y%m%d}T{hour + 1}3000Z\r\n" in content
    _calendar, event = read(moved_to(starts_at))
    assert event["DTSTART"].dt == starts_at
    assert event["DTSTART"].dt.astimezone(COPENHAGEN).time() == time(14, 30)


def test_a_meeting_over_the_night_of_a_change_lasts_as_long_as_it_does() -> None:
    """From eleven to four by the clock: four hours in March, six in October."""
    for day, hours in ((date(2026, 3, 28), 4), (date(2026, 10, 24), 6)):
        starts_at = datetime.combine(day, time(23), COPENHAGEN)
        ends_at = datetime.combine(day + timedelta(days=1), time(4), COPENHAGEN)
        _calendar, event = read(replace(EVENT, starts_at=starts_at, ends_at=ends_at))
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=hours)


@given(st.integers(0, 11 * 365 * 24 * 60), st.integers(1, 12 * 60))
def test_every_moment_is_read_as_itself_without_any_rule(minutes: int, lasts: int) -> None:
    starts_at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    event = moved_to(starts_at.astimezone(COPENHAGEN), timedelta(minutes=lasts))
    calendar, found = read(event)
    assert found["DTSTART"].dt == starts_at
    assert found["DTEND"].dt == starts_at + timedelta(minutes=lasts)
    assert not calendar.walk("VTIMEZONE")
    assert "TZID" not in as_file(event).decode()
