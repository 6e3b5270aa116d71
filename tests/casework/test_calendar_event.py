"""The file that a calendar gets: every part of it, read as a calendar reads it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from casework.calendar_event import CalendarEvent, as_file
from casework.calendar_zone import timezone

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
EVENT = CalendarEvent(
    uid="5b0f0e4e-6f0e-4a3c-8d9c-1f2e3d4c5b6a",
    sequence=2,
    method="REQUEST",
    made_at=datetime(2026, 10, 19, 8, tzinfo=UTC),
    starts_at=datetime(2026, 10, 23, 12, 30, tzinfo=UTC),
    ends_at=datetime(2026, 10, 23, 13, 30, tzinfo=UTC),
    summary="Besøg TF-2026-0042: Tagensbo Skole, 3. sal; lærerværelset",
    place="Tagensbo Skole, lokale 4",
    description="Linje 1\nLinje 2",
    organizer="Taskforcen for integration",
    attendees=("Leyla", 'Ayşe "A" Öz, lærer'),
)


def read(event: CalendarEvent, zone: ZoneInfo = COPENHAGEN) -> tuple[Any, Any]:
    """The calendar and its one event, from the bytes."""
    calendar = Calendar.from_ical(as_file(event, zone))
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
    calendar, cancelled = read(replace(EVENT, method="CANCEL", sequence=3))
    assert (calendar["METHOD"], cancelled["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (cancelled["UID"], cancelled["SEQUENCE"]) == (EVENT.uid, 3)
    assert cancelled["ORGANIZER"] == event["ORGANIZER"]
    assert cancelled["ATTENDEE"] == event["ATTENDEE"]


def test_nobody_can_be_written_to_through_it() -> None:
    content = as_file(EVENT, COPENHAGEN).decode().replace("\r\n ", "")
    assert "mailto" not in content.lower()
    assert "@" not in content
    addresses = [
        line for line in content.splitlines() if line.startswith(("ORGANIZER", "ATTENDEE"))
    ]
    assert len(addresses) == 3
    assert all(":urn:uuid:" in line for line in addresses)


def test_lines_end_and_fold_as_the_format_wants() -> None:
    content = as_file(replace(EVENT, summary="Æ" * 300), COPENHAGEN)
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert read(replace(EVENT, summary="Æ" * 300))[1]["SUMMARY"] == "Æ" * 300


@pytest.mark.parametrize(("day", "offset"), [(23, 2), (27, 1)])
def test_half_past_two_stays_half_past_two_when_the_clocks_change(day: int, offset: int) -> None:
    starts_at = datetime(2026, 10, day, 14, 30, tzinfo=COPENHAGEN)
    moved = replace(EVENT, starts_at=starts_at.astimezone(UTC),
                    ends_at=starts_at.astimezone(UTC) + timedelta(hours=1))  # fmt: skip
    content = as_file(moved, COPENHAGEN).decode()
    assert f"DTSTART;TZID=Europe/Copenhagen:202610{day}T143000" in content
    calendar, event = read(moved)
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event["DTSTART"].dt == starts_at
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=offset)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
    assert [str(each["TZID"]) for each in calendar.walk("VTIMEZONE")] == ["Europe/Copenhagen"]


@given(st.integers(0, 11 * 365 * 24 * 60))
def test_the_zone_in_the_file_shows_what_the_clock_on_the_wall_shows(minutes: int) -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    told = timezone(COPENHAGEN, moment.year).to_tz(lookup_tzid=False)
    assert moment.astimezone(told).replace(tzinfo=None) == moment.astimezone(COPENHAGEN).replace(
        tzinfo=None
    )


@pytest.mark.parametrize(
    ("key", "rules"),
    [
        ("Europe/Copenhagen", {"-1SU"}),
        ("America/New_York", {"2SU", "1SU"}),
        ("Australia/Sydney", {"1SU"}),
        ("Asia/Tokyo", set[str]()),
        ("UTC", set[str]()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_citys_clock_has_its_own_rule(key: str, rules: set[str]) -> None:
    zone = ZoneInfo(key)
    told = timezone(zone, 2026)
    assert set(re.findall(r"BYDAY=(\S+?);", told.to_ical().decode())) == rules
    summer = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert (
        summer.astimezone(told.to_tz(lookup_tzid=False)).utcoffset()
        == summer.astimezone(zone).utcoffset()
    )
