"""The job itself, on the page: from Start to an advisor who has the case."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.playground.page.calendar_steps import CALENDAR
from bot.playground.scene import PlaygroundScene
from casework.dates.working_time import response_due
from locales.translator import Reader
from tests.bot.playground.pictures import png
from tests.browser.conftest import OpenPlayground
from tests.browser.walking import Album, walk
from tests.support.page_chat import PageChat
from tests.support.walks import BUTTONS_AND_TEXTS, PROBLEM, label, sentence

AT_PROBLEM = BUTTONS_AND_TEXTS.index(f"={PROBLEM}")
REFERENCE = f"TF-{datetime.now(CALENDAR.zone).year}-0001"


async def comes_to_the_problem(chat: PageChat, language: str) -> None:
    """From Start to where the problem is asked for."""
    await chat.starts()
    await chat.taps(label(language, "Ask for help"))
    await walk(chat, language, BUTTONS_AND_TEXTS[:AT_PROBLEM])


@pytest.mark.parametrize(("language", "size"), [("en", "wide"), ("da", "phone")])
async def test_from_start_to_an_advisor_who_has_the_case(
    open_playground: OpenPlayground, language: str, size: str
) -> None:
    window = await open_playground(language, size)
    album = Album(window, f"{language}-{size}")
    staff, advisor = window.staff, window.advisor
    await album.keeps("not started")
    await staff.starts()
    await staff.reads("Ayşe")
    await album.keeps("greeting")
    await staff.taps(label(language, "Ask for help"))
    await walk(
        staff, language, BUTTONS_AND_TEXTS, album, keep=("School", "Bispebjerg", "Education")
    )
    await staff.reads(sentence(language, "<b>Is this right?</b>"), "Tagensbo School")
    await album.keeps("summary")
    await staff.taps(label(language, "Send request"))
    await staff.reads(REFERENCE, "16")
    await album.keeps("promise")

    await advisor.comes_forward()
    await advisor.reads(REFERENCE, "Tagensbo School", "Ayşe")
    await album.keeps("offer")
    await advisor.taps(label(language, "Accept"))
    await advisor.reads(
        sentence(language, "<b>{reference} is yours.</b> Thank you!", reference=REFERENCE)
    )
    await album.keeps("accepted")

    await staff.comes_forward()
    await staff.reads("Leyla", REFERENCE)
    await album.keeps("answered")


async def test_photos_files_and_the_own_phone_number(
    open_playground: OpenPlayground, tmp_path: Path
) -> None:
    window = await open_playground("en")
    album = Album(window, "files")
    await comes_to_the_problem(window.staff, "en")
    photo, plan = tmp_path / "courtyard.png", tmp_path / "plan.txt"
    photo.write_bytes(png(640, 400))
    plan.write_text("Tuesday: homework café")
    await window.staff.sends([photo, plan], caption=PROBLEM)
    kept = window.staff.column.locator("li.theirs", has_text="1 photo · 1 document")
    await expect(kept).to_be_attached()  # above what was sent, and by now out of sight
    await walk(window.staff, "en", BUTTONS_AND_TEXTS[AT_PROBLEM + 1 :])
    await walk(window.staff, "en", ["Tell more", "Contact", "By phone"])
    await album.keeps("share the number")
    await window.staff.taps("Share my number")
    await window.staff.reads(PROBLEM, "1 photo · 1 document", "+45 20 30 40 51")
    await window.staff.has_no_keyboard()
    await album.keeps("summary")
    await window.staff.taps("Send request")
    await window.advisor.reads("2 files")
    await window.advisor.shows_picture()
    await window.advisor.shows_file("plan.txt")
    await album.keeps("at the advisor")


async def test_an_old_button_does_nothing_but_say_so(open_playground: OpenPlayground) -> None:
    window = await open_playground("en", "phone")
    await comes_to_the_problem(window.staff, "en")
    await window.staff.says("/cancel")
    await window.staff.reads("Saved")
    await window.staff.says("/request")
    await window.staff.taps("Start over")
    await window.staff.reads("What is the problem?")
    await window.staff.taps("Continue", first=True)
    await window.reads_notice("This button is no longer available.")
    await window.staff.scrolls_down()
    await window.staff.reads("What is the problem?")
    assert await window.staff.key("Continue").count() == 0


async def test_the_programs_clock_follows_and_a_fresh_start_forgets(
    open_playground: OpenPlayground, scene: PlaygroundScene
) -> None:
    window = await open_playground("en")
    at_first = scene.clock.offset
    await window.moves_clock("week")
    await window.reads_clock_ahead(at_first + timedelta(weeks=1))
    await comes_to_the_problem(window.staff, "en")
    await walk(window.staff, "en", BUTTONS_AND_TEXTS[AT_PROBLEM:])
    await window.staff.taps("Send request")
    due = response_due(scene.clock.now(), CALENDAR).due
    assert due > datetime.now(UTC) + timedelta(days=7)
    await window.staff.reads("TF-", Reader("en", CALENDAR.zone).day(due))
    await window.starts_afresh()
    for chat in (window.staff, window.advisor):
        await chat.is_empty()
    await window.coordinator.reads("Teamet", "Leyla", "Imran")
    await window.reads_clock_ahead(scene.clock.offset)
    assert scene.clock.offset < timedelta(weeks=1)
    await window.staff.starts()
    await window.staff.taps(label("da", "My requests"))
    await window.staff.reads(sentence("da", "You have not sent any requests yet."))


async def test_with_the_keyboard_only(open_playground: OpenPlayground) -> None:
    window = await open_playground("en")
    await window.tabs_to("Start")
    await window.page.keyboard.press("Enter")
    await window.staff.presses("Ask for help")
    for step in BUTTONS_AND_TEXTS:
        if step.startswith("="):
            await window.staff.types(step[1:])
        else:
            await window.staff.presses(label("en", step))
    await window.staff.presses("Send request")
    await window.staff.reads(REFERENCE)
    await window.advisor.presses("Accept")
    await window.staff.reads("Leyla")
