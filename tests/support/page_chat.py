"""One of the three chats on the playground's page, read, tapped and written in."""

import re
from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

from playwright.async_api import Locator, Page, expect

from tests.support.naming import is_reference, place_of

_WHERE = """key => {
    const column = key.closest('.column');
    if (!column) return null; // it was drawn anew meanwhile
    const ids = [...column.querySelectorAll('li[data-id]')].map(item => Number(item.dataset.id));
    const message = key.closest('li')?.dataset.id;
    const same = `[data-id="${message}"] [data-focus="${key.dataset.focus}"]`;
    return { column: column.id, last: Math.max(0, ...ids), same };
}"""
_ANSWERED = """({ column, last, same }) => {
    const place = document.getElementById(column);
    const ids = [...place.querySelectorAll('li[data-id]')].map(item => Number(item.dataset.id));
    return !place.querySelector(same) || Math.max(...ids) > last;
}"""


class Window(Protocol):
    """What a chat needs of the window it is in."""

    page: Page

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one chat only."""

    async def tabs_to(self, words: str, within: Locator | None = None) -> None:
        """Press Tab until what has the focus says this, or is within a place."""


class PageChat:
    """One of the three chats: staff, advisor, coordinator."""

    def __init__(self, window: Window, name: str) -> None:
        self._window = window
        self._name = name

    @cached_property
    def column(self) -> Locator:
        """Where it stands on the page."""
        return self._window.page.locator(f"#column-{self._name}")

    async def comes_forward(self) -> None:
        """Turn to this chat, where there is room for one only."""
        if self._window.is_narrow:
            await self._window.page.locator(f".tabs [data-tab={self._name}]").click()
        await expect(self.column).to_be_visible()

    async def is_used_by(self, person: int) -> None:
        """Take the phone of somebody else of this column."""
        await self.column.locator("select").select_option(str(person))

    async def speaks(self, language: str) -> None:
        """Set the person's language, as in Telegram's settings."""
        button = self.column.locator(f".switch [data-focus={language}]")
        if await button.get_attribute("aria-pressed") == "true":
            return
        await button.click()
        await expect(button).to_have_attribute("aria-pressed", "true")

    async def starts(self) -> None:
        """Tap Start."""
        await self.column.locator(".start").click()
        await expect(self.column.locator("li.theirs[data-id]").first).to_be_visible()

    async def taps(self, words: str, *, first: bool = False) -> None:
        """Tap the newest button with these words (or the first), and wait for what it does.

        A reference taps the button that stands where its case does in the newest list of cases.
        """
        keys = self.key(words)
        key = keys.first if first else keys.last
        if is_reference(words):
            key = await self._key_of_case(words)
        await self._answered(key, key.click)

    async def _key_of_case(self, reference: str) -> Locator:
        said = self.column.locator("li.theirs[data-id]").filter(has_text=reference)
        said = said.filter(has=self.column.page.locator(".key")).last
        return said.locator(".key").nth(place_of(reference, await said.inner_text()))

    async def presses(self, words: str) -> None:
        """The same with the keyboard only."""
        key = self.key(words).last
        await expect(key).to_be_visible()

        async def press() -> None:
            await self._window.tabs_to(words)
            await self._window.page.keyboard.press("Enter")

        await self._answered(key, press)

    async def types(self, words: str) -> None:
        """Write something and send it, with the keyboard only."""
        await self._window.tabs_to("", self.column.locator("textarea"))
        await self._window.page.keyboard.type(words)
        await self._window.page.keyboard.press("Enter")
        await self._has_said(words)

    def key(self, words: str) -> Locator:
        """The buttons with these words, whatever symbol stands before them."""
        exactly = re.compile(rf"^\W*{re.escape(words)}$")
        keys = self.column.locator(".key:visible:not([aria-busy])")
        return keys.filter(has_text=exactly)

    async def says(self, words: str) -> None:
        """Write something and send it."""
        box = self.column.locator("textarea")
        await box.fill(words)
        await box.press("Enter")
        await self._has_said(words)

    async def sends(self, files: Sequence[Path], caption: str = "") -> None:
        """Send files, with what is written beside them."""
        await self.column.locator("input[type=file]").set_input_files(files)
        await self.column.locator("textarea").fill(caption)
        await self.column.locator(".send").click()

    async def reads(self, *words: str) -> str:
        """A message of the bot with all these words is in sight, the newest such. Its text."""
        said = self.column.locator("li.theirs[data-id]")
        for each in words:
            said = said.filter(has_text=each)
        await expect(said.last).to_be_in_viewport()
        return await said.last.inner_text()

    async def scrolls_down(self) -> None:
        """Back to the newest message, from where an old one was looked up."""
        await self.column.locator("li[data-id]").last.scroll_into_view_if_needed()

    async def shows_picture(self) -> None:
        """A picture stands in the chat, and has been loaded."""
        picture = self.column.locator(".picture img").last
        await expect(picture).to_be_visible()
        await expect(picture).to_have_js_property("complete", True)

    async def shows_file(self, name: str) -> None:
        """A file of this name stands in the chat."""
        await expect(self.column.locator("a.file").last).to_contain_text(name)

    async def has_no_keyboard(self) -> None:
        """No answer buttons stand under the chat."""
        await expect(self.column.locator(".keyboard .key:visible")).to_have_count(0)

    async def is_empty(self) -> None:
        """Nobody has written anything here."""
        await expect(self.column.locator("li.message[data-id]")).to_have_count(0)
        await expect(self.column.locator(".start")).to_be_visible()

    async def _has_said(self, words: str) -> None:
        """It stands in the chat, and the bot has answered."""
        await expect(self.column.locator("li.own .words").last).to_contain_text(words)
        await expect(self.column.locator("li[data-id]").last).to_contain_class("theirs")

    async def _answered(self, key: Locator, act: Callable[[], Awaitable[None]]) -> None:
        """Do it, and wait until the key is gone or something new stands in the chat."""
        while (before := await key.evaluate(_WHERE)) is None:
            pass
        await act()
        await self._window.page.wait_for_function(_ANSWERED, arg=before)
