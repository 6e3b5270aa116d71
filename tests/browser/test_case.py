"""A case's whole life on the page: from an offer that nobody answers to what it was worth."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from playwright.async_api import Download

from bot.playground.scene import PlaygroundScene
from tests.browser.conftest import OpenPlayground
from tests.browser.walking import Album, walk
from tests.support.naming import NAME
from tests.support.page import PlaygroundWindow
from tests.support.page_chat import PageChat
from tests.support.walks import BUTTONS_AND_TEXTS, label, reader, sentence

MONDAY_AT_NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)
OFFER_ENDS = datetime(2026, 11, 23, 12, 45, tzinfo=UTC)
REFERENCE = "TF-2026-0001"
LEYLA, IMRAN = 9101, 9104


@pytest.fixture
async def monday(scene: PlaygroundScene) -> None:
    """It is a Monday in November on the playground, nine in Copenhagen."""
    scene.server.move_clock(MONDAY_AT_NINE - scene.clock.now())


async def the_next_advisor_takes_it(window: PlaygroundWindow, language: str, album: Album) -> None:
    """Leyla says nothing; when the time that she was told has passed, it is Imran's turn."""
    staff, advisor = window.staff, window.advisor
    await advisor.comes_forward()
    await advisor.is_used_by(IMRAN)
    await advisor.speaks(language)
    await staff.comes_forward()
    await staff.starts()
    await staff.reads("Ayşe")
    await staff.taps(label(language, "Ask for help"))
    await walk(staff, language, BUTTONS_AND_TEXTS)
    await staff.reads(sentence(language, "<b>Is this right?</b>"), "Tagensbo School")
    await staff.taps(label(language, "Send request"))
    await staff.reads(REFERENCE, "16")
    await advisor.comes_forward()
    await advisor.is_used_by(LEYLA)
    await advisor.reads(REFERENCE, "Tagensbo School", "Ayşe", sentence(language, "Accept"))
    for _hour in range(4):
        await window.moves_clock("hour")
    words = reader(language)
    await advisor.reads(
        sentence(
            language,
            "{reference} waits for your answer: accept or decline?",
            reference=f"{REFERENCE} ({NAME})",
        ),
        sentence(
            language,
            "If you have not answered by <b>{day} {time}</b>, I ask the next advisor.",
            day=words.day(OFFER_ENDS),
            time=words.time(OFFER_ENDS),
        ),
    )
    await album.keeps("offer reminded of")
    await window.moves_clock("hour")
    await advisor.is_used_by(IMRAN)
    await advisor.reads(REFERENCE, "Tagensbo")
    await advisor.taps(label(language, "Accept"))
    await advisor.reads(
        sentence(language, "<b>{reference} is yours.</b> Thank you!", reference=REFERENCE)
    )
    await staff.comes_forward()
    await staff.reads("Imran", REFERENCE)


async def they_talk(window: PlaygroundWindow, language: str, album: Album) -> None:
    """One line each, through the bot."""
    staff, advisor = window.staff, window.advisor
    await advisor.comes_forward()
    await advisor.taps(label(language, "Write to the requester"))
    await advisor.says("Hvornår er I på skolen?")
    await staff.comes_forward()
    await staff.reads(REFERENCE, "Imran", "Hvornår er I på skolen?")
    await staff.taps(label(language, "Write to your advisor"))
    await staff.says("Torsdag eftermiddag.")
    await advisor.comes_forward()
    await advisor.reads(REFERENCE, "Ayşe", "Torsdag eftermiddag.")
    await album.keeps("talked")


async def they_agree_on_a_visit(window: PlaygroundWindow, language: str, album: Album) -> None:
    """Proposed in words, taken with a tap; both calendars get it."""
    staff, advisor = window.staff, window.advisor
    await advisor.says("/cases")
    await advisor.taps(REFERENCE)
    await advisor.taps(label(language, "Propose a time"))
    await album.keeps("month")
    await advisor.says({"da": "torsdag 14.30", "en": "Thursday 14:30"}[language])
    await advisor.taps(label(language, "1 hour"))
    await advisor.taps(label(language, "Go on"))
    await advisor.taps(label(language, "At their place"))
    await album.keeps("check of the proposal")
    await advisor.taps(reader(language).plain("Send to {name}", name="Ayşe"))
    await staff.comes_forward()
    await staff.reads(sentence(language, "Which time suits you?"))
    await album.keeps("proposed")
    await staff.taps({"da": "tors. 26. nov. 14.30–15.30", "en": "Thu 26 Nov 14:30–15:30"}[language])
    await staff.reads(sentence(language, "<b>You meet {name} about {reference}.</b>",
                               name="Imran", reference=REFERENCE))  # fmt: skip
    for chat in (staff, advisor):
        await chat.comes_forward()
        await the_file_is_a_calendars(chat, window)
    await album.keeps("agreed")


async def the_file_is_a_calendars(chat: PageChat, window: PlaygroundWindow) -> None:
    """Download the invitation as a browser does, and read it as a calendar does."""
    await chat.shows_file(f"{REFERENCE}.ics")
    async with window.page.expect_download() as download:
        await chat.column.locator("a.file").last.click()
    found: Download = await download.value
    assert found.suggested_filename == f"{REFERENCE}.ics"
    calendar: Any = Calendar.from_ical((await found.path()).read_bytes())
    [event] = calendar.walk("VEVENT")
    start = event["DTSTART"].dt
    assert str(calendar["METHOD"]) == "REQUEST"
    assert start == datetime(2026, 11, 26, 13, 30, tzinfo=UTC)
    assert event["DTEND"].dt - start == timedelta(hours=1)
    assert REFERENCE in event["SUMMARY"]


async def it_is_closed(window: PlaygroundWindow, language: str, album: Album) -> None:
    """After the visit the advisor closes it, in words that Ayşe reads."""
    staff, advisor = window.staff, window.advisor
    for move in ("working_day", "working_day", "working_day", "hour"):
        await window.moves_clock(move)
    await advisor.comes_forward()
    await advisor.says("/cases")
    await advisor.taps(REFERENCE)
    for words in ("Close", "Solved", "Go on"):
        await advisor.taps(label(language, words))
    await advisor.says("Vi holdt et møde med forældrene.")
    await advisor.taps(label(language, "Close the case"))
    await staff.comes_forward()
    await staff.reads(REFERENCE, "Vi holdt et møde med forældrene.")
    await album.keeps("closed")
    await staff.taps(label(language, "It helped"))


async def it_is_evaluated(window: PlaygroundWindow, language: str, album: Album) -> None:
    """Four weeks later: a number, and three questions."""
    staff, advisor = window.staff, window.advisor
    for move in ("week", "week", "week", "week", "working_day"):
        await window.moves_clock(move)
    await staff.comes_forward()
    await staff.reads(REFERENCE, "1 =", "5 =")
    await album.keeps("evaluation")
    await staff.taps("5")
    await staff.says("Imran kom med det samme.")
    await staff.taps(label(language, "Skip"))
    await staff.says("Kom tidligere på året.")
    await album.keeps("thanked")
    await advisor.comes_forward()
    await advisor.reads("★★★★★", REFERENCE)
    await advisor.taps(label(language, "Open case"))
    await advisor.reads(REFERENCE, "Imran kom med det samme.", "Kom tidligere på året.")
    await album.keeps("what it was worth")


# The other two of both languages and both sizes begin in test_walk.py.
@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize(("language", "size"), [("da", "wide"), ("en", "phone")])
async def test_from_an_unanswered_offer_to_the_evaluation(
    open_playground: OpenPlayground, language: str, size: str
) -> None:
    window = await open_playground(language, size)
    album = Album(window, f"case-{language}-{size}")
    for happens in (
        the_next_advisor_takes_it, they_talk, they_agree_on_a_visit, it_is_closed, it_is_evaluated
    ):  # fmt: skip
        await happens(window, language, album)
