"""Takes the README's pictures of the playground: `make screenshots`.

The real thing in a real browser, on a fixed day of a filled playground, so that two runs differ by
no more than the machine's fonts. The buttons' symbols need a font that has them (Debian:
fonts-noto-color-emoji).
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from bot.configuration.settings import Settings
from bot.configuration.values import Address
from bot.playground.scene import PlaygroundScene
from tests.support import chromium
from tests.support.browser import ARGUMENTS
from tests.support.page import PlaygroundWindow
from tests.support.page_chat import PageChat
from tests.support.png import with_palette

IMAGES = Path(__file__).parents[2] / "docs" / "images"
MOMENT = datetime(2026, 3, 11, 9, 42, tzinfo=UTC)
WIDE, PHONE = (1400, 860), (390, 844)
MOST = 200_000
"""Bytes of a picture; everybody who opens the README loads it."""

DANIEL, HODAN = 9003, 9103
PROBLEM = (
    "Some parents of two teams have fallen out at the matches. Last Sunday it got so loud that the "
    "children cried."
)


async def main() -> None:
    """Take both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # where the playground's database goes
        async with _playground() as scene, _browser() as browser:
            window = await _opened(browser, scene, WIDE)
            await _fill_in(window)
            _shrink(await window.keeps(IMAGES / "playground.png"))
            phone = await _opened(browser, scene, PHONE)
            await phone.staff.is_used_by(DANIEL)
            await _finish(phone.staff)
            _shrink(await phone.keeps(IMAGES / "phone.png"))


async def _fill_in(window: PlaygroundWindow) -> None:
    """A request half written, an offer, and a case for the coordinator to decide."""
    await window.coordinator.speaks("en")
    await window.coordinator.says("/cases")
    await window.coordinator.taps("TF-2026-0034")
    await window.coordinator.taps("Choose an advisor")
    await window.coordinator.reads("needs an advisor", "Leyla")
    await window.advisor.is_used_by(HODAN)
    await window.advisor.reads("Will you take")
    staff = window.staff
    await staff.is_used_by(DANIEL)
    await staff.starts()
    await staff.taps("Ask for help")
    await staff.says(PROBLEM)
    await staff.taps("Within two weeks")
    await staff.taps("Sundby Boldklub")
    await window.page.mouse.move(0, 0)


async def _finish(staff: PageChat) -> None:
    """The rest of the form, up to the summary."""
    await staff.taps("Safety")
    await staff.reads("Is this right?")


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
    scene = PlaygroundScene(settings, "sample")
    scene.clock.advance(MOMENT - scene.clock.now())
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
