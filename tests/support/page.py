"""The playground's page as somebody uses it: read, tapped and written in, in a real browser.

    window = PlaygroundWindow(await open_window(width=390, height=844), "da")
    await window.opens(scene.server.url)
    await window.staff.starts()
    await window.staff.taps("Bed om hjælp")
    await window.staff.reads("1/11")

Everything waits until it is there; nothing waits longer than that.
"""

import re
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.support.page_chat import PageChat

_FOCUSED = "document.activeElement?.textContent.trim() ?? ''"
_HAS_FOCUS = "element => element.contains(document.activeElement)"
_MOST_TABS = 80


class PlaygroundWindow:
    """One window with the page in it; `language` is the page's."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language
        self.staff = PageChat(self, "staff")
        self.advisor = PageChat(self, "advisor")
        self.coordinator = PageChat(self, "coordinator")

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one chat only."""
        size = self.page.viewport_size
        return size is not None and size["width"] < 800

    async def opens(self, address: str) -> None:
        """Go to the page, in this window's language."""
        await self.page.goto(f"{address}/?lang={self.language}")
        await expect(self.page.locator(".column .who select").first).to_be_attached()

    async def moves_clock(self, move: str) -> None:
        """Tap one of the clock's buttons: now, hour, working_day, week."""
        await self.page.locator(f"[data-move={move}]").click()

    async def reads_clock_ahead(self, by: timedelta) -> None:
        """The page says how far ahead of this machine's clock the program's is."""
        ahead = self.page.locator("#ahead")
        days, hours = divmod(round(by / timedelta(hours=1)), 24)
        if not by:
            await expect(ahead).to_be_hidden()
            return
        for number in (days, hours):
            await expect(ahead).to_contain_text(str(number or ""))

    async def starts_afresh(self) -> None:
        """Forget everything, after being asked once."""
        await self.page.locator("#restart").click()
        await self.page.locator("#ask-yes").click()

    async def reads_notice(self, words: str) -> None:
        """Something was said for a moment, or until it is closed; closed it is."""
        told = self.page.locator(".toasts p, dialog[open] #ask-text").filter(has_text=words)
        await expect(told.last).to_be_visible()
        if await self.page.locator("dialog[open]").count():
            await self.page.locator("#ask-no").click()

    async def keeps(self, file: Path) -> Path:
        """Keep what is to be seen now as a picture."""
        file.parent.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=file)
        return file

    # By keys

    async def tabs_to(self, words: str, within: Locator | None = None) -> None:
        """Press Tab until what has the focus says this, or is within a place."""
        for _press in range(_MOST_TABS):
            said = await self.page.evaluate(_FOCUSED)
            if within is None and without_symbols(said) == words:
                return
            if within is not None and await within.evaluate(_HAS_FOCUS):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"{words or within!r} cannot be reached with the Tab key")


def without_symbols(words: str) -> str:
    """A button's words without the symbol before them."""
    return re.sub(r"^\W+", "", words)
