"""**Show me**: the demonstration, walked from its first step to its end, skipped in, and left."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from bot.playground.scene import PlaygroundScene
from bot.playground.tour.script import AYSE, CPR, KARIN, SAMIRA, STEPS_OF_THE_TOUR
from tests.browser.conftest import OpenPlayground
from tests.browser.walking import Album
from tests.support.axe import faults
from tests.support.page import PlaygroundWindow
from tests.support.walks import label, sentence

LEYLA, HODAN = 9101, 9103
OF = {"da": "{} af 6", "en": "{} of 6"}
Seen = Callable[[PlaygroundWindow, str], Awaitable[None]]


async def the_promise(window: PlaygroundWindow, language: str) -> None:
    await expect(window.staff.column.locator("select")).to_have_value(str(AYSE))
    await window.staff.reads(label(language, "Why this date?"), "TF-")


async def the_offer_taken(window: PlaygroundWindow, language: str) -> None:
    await window.staff.reads("Leyla", "TF-")
    await expect(window.advisor.column.locator("select")).to_have_value(str(LEYLA))
    taken = sentence(language, "<b>{reference} is yours.</b> Thank you!", reference="")
    await expect(window.advisor.column.locator("li.theirs[data-id]").last).to_contain_text(
        taken.strip()
    )


async def the_visit(window: PlaygroundWindow, language: str) -> None:
    await expect(window.staff.column.locator("select")).to_have_value(str(SAMIRA))
    await expect(window.advisor.column.locator("select")).to_have_value(str(HODAN))
    await window.staff.shows_file(".ics")
    written = window.staff.column.locator("li.own .words", has_text="عائلات")
    await expect(written).to_have_count(1)


async def the_worklist(window: PlaygroundWindow, language: str) -> None:
    await expect(window.coordinator.column.locator("select")).to_have_value(str(KARIN))
    worked = window.coordinator.column.locator("li.theirs[data-id]").filter(
        has_text=sentence(language, "<b>Nothing new.</b>")
    )
    await expect(worked).to_contain_text("07")
    await expect(worked.locator("s").first).to_be_attached()


async def the_number_refused(window: PlaygroundWindow, language: str) -> None:
    await window.staff.reads("CPR")
    assert CPR not in await window.page.content()


async def the_figures(window: PlaygroundWindow, language: str) -> None:
    await window.coordinator.reads("5,0" if language == "da" else "5.0")
    if not window.is_narrow:
        await expect(window.staff.column.locator("li.theirs[data-id]").last).to_contain_text(
            sentence(language, "Thank you for taking the time. It helps us to do better.")
        )


SEEN: dict[str, Seen] = {
    "request": the_promise,
    "offer": the_offer_taken,
    "visit": the_visit,
    "worklist": the_worklist,
    "cpr": the_number_refused,
    "figures": the_figures,
}


@pytest.mark.parametrize(("language", "size"), [("da", "phone"), ("en", "wide")])
async def test_from_the_first_step_to_the_end(
    open_playground: OpenPlayground, scene: PlaygroundScene, language: str, size: str
) -> None:
    assert list(SEEN) == list(STEPS_OF_THE_TOUR)
    window = await open_playground(language, size)
    album, page = Album(window, f"tour-{language}-{size}"), window.page
    await album.keeps("start")
    await page.locator("#show-me").click()
    await expect(page.locator("#ask-yes:visible, #tour:visible").first).to_be_visible()
    if await page.locator("#ask-yes").is_visible():  # somebody has said which language they speak
        await page.locator("#ask-yes").click()
    panel = page.locator("#tour")
    for number, (name, seen) in enumerate(SEEN.items(), start=1):
        await expect(panel.locator("#tour-number")).to_have_text(OF[language].format(number))
        await expect(panel).to_have_attribute("data-state", "rests", timeout=60_000)
        await expect(panel.locator("#tour-text")).to_contain_text(". ")
        await seen(window, language)
        assert await faults(page, doubts=False) == [], name
        await album.keeps(name)
        await panel.locator("#tour-on").click()
    await expect(panel).to_have_attribute("data-state", "over")
    await album.keeps("over")
    await panel.locator("#tour-leave").click()
    await expect(panel).to_be_hidden()
    assert scene.server.messenger.unanswered() == []


async def test_it_can_be_skipped_through_and_left(
    open_playground: OpenPlayground, scene: PlaygroundScene
) -> None:
    """Left in the middle, everything stays as it is, and whoever wants to goes on alone."""
    assert scene.server.tour is not None
    scene.server.tour.pace = 600.0
    window = await open_playground("en")
    page, panel = window.page, window.page.locator("#tour")
    await window.staff.starts()
    await page.locator("#show-me").click()
    await page.locator("#ask-yes").click()
    await expect(panel).to_have_attribute("data-state", "plays")
    for number in (2, 3):
        await panel.get_by_role("button", name="Skip").click()
        await expect(panel.locator("#tour-number")).to_have_text(f"{number} of 6")
        await expect(panel).to_have_attribute("data-state", "plays")
    await panel.get_by_role("button", name="Leave").click()
    await expect(panel).to_be_hidden()
    await expect(page.locator("#show-me")).to_be_visible()
    await window.staff.is_used_by(AYSE)
    await window.staff.reads("Leyla", "TF-")
    await window.staff.says("/requests")
    await window.staff.reads("3 requests")
    await window.starts_afresh()
    await window.staff.is_empty()
    await window.coordinator.reads("Teamet")
