"""A visit as a calendar event: the file that Outlook, Google and Apple take (RFC 5545, RFC 5546).

Nobody's e-mail address, number or user name is in it. Who takes part is named, and addressed by a
made-up urn, the same in every version of the event. Its times are in UTC: every calendar shows them
by its own clock, and no rule for summer time has to come with them, which some read wrongly.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

PRODUCT = "-//Integration task force//Telegram bot//EN"
MIME = "text/calendar"


class Method(StrEnum):
    """What a file does to a calendar (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One version of an event. Moments are aware; `made_at` is when this version was written.

    `organizer` and `attendees` are names.
    """

    uid: str
    sequence: int
    method: Method
    made_at: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    place: str
    description: str
    organizer: str
    attendees: tuple[str, ...]


def as_file(event: CalendarEvent) -> bytes:
    """The event as a calendar, in UTF-8."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", event.method)
    calendar.add_component(_component(event))
    content: bytes = calendar.to_ical()
    return content


def _component(event: CalendarEvent) -> "Event":
    from icalendar import Event

    found = Event()
    found.add("uid", event.uid)
    found.add("sequence", event.sequence)
    found.add("dtstamp", event.made_at.astimezone(UTC))
    found.add("dtstart", event.starts_at.astimezone(UTC))
    found.add("dtend", event.ends_at.astimezone(UTC))
    found.add("summary", event.summary)
    found.add("location", event.place)
    found.add("description", event.description)
    found.add("status", "CANCELLED" if event.method is Method.CANCEL else "CONFIRMED")
    found.add("transp", "OPAQUE")
    found.add("organizer", _address(event, "organizer", event.organizer), encode=False)
    for number, name in enumerate(event.attendees):
        attendee = _address(event, f"{number}/{name}", name)
        attendee.params["ROLE"] = "REQ-PARTICIPANT"
        attendee.params["PARTSTAT"] = "ACCEPTED"
        attendee.params["RSVP"] = "FALSE"
        found.add("attendee", attendee, encode=False)
    return found


def _address(event: CalendarEvent, key: str, name: str) -> "vCalAddress":
    """A calendar address that leads nowhere: a urn of this event and this name."""
    from icalendar import vCalAddress

    found = vCalAddress(uuid5(NAMESPACE_URL, f"{event.uid}/{key}").urn)
    found.params["CN"] = " ".join(name.split())
    return found
