"""Takes the README's pictures of the playground: `make screenshots`.

The real thing in a real browser, on a fixed day, with the acts of the demonstration, so that two
runs differ by no more than the machine's fonts. The buttons' symbols need a font that has them
(Debian: fonts-noto-color-emoji).
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, async_playwright, expect

from bot.application import TaskForceBot
from bot.configuration.settings import Settings
from bot.configuration.values import Address
from bot.playground.scene import Beginning, PlaygroundScene
from bot.playground.tour import script
from bot.playground.tour.stage import Stage
from handlers.offers import buttons as offers
from handlers.worklist import buttons as worklist
from tests.support import chromium
from tests.support.browser import ARGUMENTS
from tests.support.page import PlaygroundWindow
from tests.support.png import with_palette

IMAGES = Path(__file__).parents[2] / "docs" / "images"
FRIDAY_AT_ONE = datetime(2026, 3, 13, 12, tzinfo=UTC)
WIDE, PHONE = (1400, 820), (390, 720)
MOST = 200_000
"""Bytes of a picture; everybody who opens the README loads it."""

LINES = 3
"""Of the worklist are dealt with: about half."""


async def main() -> None:
    """Take them all, in one showing."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # where the playground's database goes
        async with _playground() as scene, _browser() as browser:
            messenger, walk = scene.server.messenger, scene.server.walk_clock
            stage = Stage(messenger, _bot_of(scene), walk, "en", pace=0.0)
            wide = await _opened(browser, scene, WIDE)
            phone = await _opened(browser, scene, PHONE)
            await _the_offer(stage, wide)
            await script.the_offer(stage)
            await script.arabic_in_a_visit_out(stage)
            await _the_visit(phone)
            await script.monday_comes(stage)
            await _the_worklist(stage, phone)
            await script.a_number_refused(stage)
            await _the_number(phone)


def _bot_of(scene: PlaygroundScene) -> TaskForceBot:
    if scene.bot is None:
        raise SystemExit("The playground did not begin.")
    return scene.bot


async def _the_offer(stage: Stage, window: PlaygroundWindow) -> None:
    """The promise with its reasons on one side, the offer with its own on the other."""
    await script.a_request(stage)
    advisor = stage.who_has(script.ADVISORS, offers.ACCEPT)
    await window.advisor.is_used_by(advisor)
    await window.advisor.reads("Will you take", "Why you")
    await window.staff.reads("Why this date?", "working day")
    await _from_its_beginning(window, "advisor", stage.message_with(advisor, offers.ACCEPT))
    _shrink(await window.keeps(IMAGES / "playground.png"))


async def _the_visit(phone: PlaygroundWindow) -> None:
    await phone.staff.is_used_by(script.SAMIRA)
    await phone.staff.shows_file(".ics")
    _shrink(await phone.keeps(IMAGES / "visit.png"))


async def _the_worklist(stage: Stage, phone: PlaygroundWindow) -> None:
    shown = stage.message_with(script.KARIN, worklist.OPEN_LINE)
    for _ in range(LINES):
        await script.deal_with_a_line(stage)
    await phone.coordinator.comes_forward()
    await expect(phone.coordinator.column.locator("s")).to_have_count(LINES)
    await _from_its_beginning(phone, "coordinator", shown)
    _shrink(await phone.keeps(IMAGES / "worklist.png"))


async def _the_number(phone: PlaygroundWindow) -> None:
    await phone.staff.comes_forward()
    await phone.staff.is_used_by(script.AYSE)
    await phone.staff.reads("There was a CPR number")
    _shrink(await phone.keeps(IMAGES / "refused.png"))


async def _from_its_beginning(window: PlaygroundWindow, column: str, message: int) -> None:
    item = window.page.locator(f"#column-{column} li[data-id='{message}']")
    await item.evaluate("item => item.scrollIntoView({ block: 'start' })")
    await window.page.mouse.move(0, 0)


def _shrink(picture: Path) -> None:
    picture.write_bytes(with_palette(picture.read_bytes()))
    size = picture.stat().st_size
    print(f"{picture.name}: {size // 1000} kB")
    if size > MOST:
        raise SystemExit(f"{picture.name} is larger than {MOST // 1000} kB: take a smaller window.")


@asynccontextmanager
async def _playground() -> AsyncIterator[PlaygroundScene]:
    settings = Settings(
        playground_listen=Address("127.0.0.1", 0),
        telegram_messages_per_second=0,
        telegram_chat_messages_per_second=0,
    )
    beginning = Beginning("sample", at=lambda now, calendar: FRIDAY_AT_ONE - now, language="en")
    scene = PlaygroundScene(settings, beginning=beginning)
    await scene.start()
    try:
        yield scene
    finally:
        await scene.stop()


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.ADVICE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


async def _opened(
    browser: Browser, scene: PlaygroundScene, size: tuple[int, int]
) -> PlaygroundWindow:
    width, height = size
    page = await browser.new_page(viewport={"width": width, "height": height})
    window = PlaygroundWindow(page, "en")
    await window.opens(scene.server.url)
    return window


if __name__ == "__main__":
    asyncio.run(main())
