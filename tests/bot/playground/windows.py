"""The page in a window, with whatever bot is behind it."""

from playwright.async_api import Locator, Page, expect

from bot.playground.server import PlaygroundServer
from tests.support.browser import OpenWindow

WIDE, PHONE = (1440, 900), (390, 844)


async def opened(
    open_window: OpenWindow, server: PlaygroundServer, size: tuple[int, int], language: str = "en"
) -> Page:
    """The page, in a window of this size and in this language."""
    page = await open_window(width=size[0], height=size[1])
    await page.goto(f"{server.url}/?lang={language}")
    return page


def column(page: Page, name: str) -> Locator:
    """One of the three chats: staff, advisor, coordinator."""
    return page.locator(f"#column-{name}")


async def last_says(place: Locator, words: str) -> None:
    """The newest message of the bot comes to say this."""
    await expect(place.locator("li.theirs:not(.typing)").last).to_contain_text(words)
