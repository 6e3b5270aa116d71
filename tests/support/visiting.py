"""Times to meet, for dialogues: proposed step by step, and the files that calendars get."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.jobs.follow_ups import follow_up
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.walks import label, reader
from tests.support.working import Running

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""When these dialogues begin: ten in Copenhagen."""
FRIDAY = datetime(2026, 11, 27, 14, 30, tzinfo=COPENHAGEN)


@scene
async def proposes(
    leyla: Chat, language: str, *moments: str, place: str = "Tagensbo School, lokale 4"
) -> None:
    """**Propose a time**, each moment written, an hour each, up to the check."""
    await leyla.taps(label(language, "Propose a time"))
    for number, moment in enumerate(moments):
        if number:
            await leyla.taps(label(language, "Add another time"))
        await leyla.says(moment)
        await leyla.taps(label(language, "1 hour"))
    await leyla.taps(label(language, "Go on"))
    await leyla.says(place)


@scene
async def sends(leyla: Chat, language: str, name: str = "Ayşe") -> None:
    """The check is right."""
    await leyla.taps(reader(language).plain("Send to {name}", name=name))


@dataclass(frozen=True)
class Invitation:
    """What a file says, read as a calendar reads it."""

    method: str
    event: Any
    calendar: Any
    caption: str
    name: str

    @property
    def about(self) -> tuple[str, int, datetime]:
        """The method, the sequence and the local start."""
        return self.method, int(self.event["SEQUENCE"]), self.event["DTSTART"].dt


def invitations(chat: Chat) -> list[Invitation]:
    """Every calendar's file in a chat, oldest first."""
    return [
        _read(chat, message.content["document"], message.content.get("caption", ""))
        for message in chat.messenger.from_bot(chat.user)
        if "document" in message.content
    ]


def _read(chat: Chat, document: dict[str, Any], caption: str) -> Invitation:
    file = chat.messenger.files.by_id(document["file_id"])
    assert file is not None
    assert document["mime_type"] == "text/calendar"
    calendar = Calendar.from_ical(file.content)
    [event] = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return Invitation(str(calendar["METHOD"]), event, calendar, caption, document["file_name"])


@scene
async def agreed(case: Running, language: str, moment: str) -> None:
    """A time that is proposed and taken."""
    await proposes(case.leyla, language, moment)
    await sends(case.leyla, language)
    await case.ayse.taps(case.ayse.buttons()[0])
    await case.leyla.reads(case.reference, "lokale 4", "📅")


@scene
async def reminds(city: City) -> None:
    """What is due is fired, and has arrived."""
    await follow_up(city.running)
    await city.settled()
