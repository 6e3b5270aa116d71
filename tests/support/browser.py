"""A real browser for tests that walk through a page: the system's Chromium, led by Playwright.

    async def test_page(open_window: OpenWindow) -> None:
        page = await open_window(width=390, height=844)
        await page.goto(address)

A window fails its test if its page wrote an error to the console, or asked another host for
anything. One Chromium runs for all tests of a process, and each window has a profile of its own;
so a test with windows runs on the session's event loop, with all its asynchronous fixtures.
"""

from collections.abc import AsyncIterator, Awaitable, Generator, Iterable
from inspect import isasyncgenfunction, iscoroutinefunction
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    async_playwright,
    expect,
)

from tests.support import chromium
from tests.support.network import is_here

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]",
)
PATIENCE_MS = 20_000
"""After which what does not appear counts as not coming, also on a machine with much to do."""
expect.set_options(timeout=PATIENCE_MS)
# What a page may load besides what this machine serves.
OWN_SCHEMES = {"about", "blob", "data"}


class OpenWindow(Protocol):
    """Opens a window of its own (no cookies, no history), `width` by `height` CSS pixels."""

    def __call__(self, *, width: int = ..., height: int = ...) -> Awaitable[Page]: ...


_LOOP_OF_WINDOWS: Final = "session"


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Let tests with windows run where Chromium is led from."""
    for item in items:
        if _has_windows(item):
            item.add_marker(pytest.mark.asyncio(loop_scope=_LOOP_OF_WINDOWS), append=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Let the fixtures of such a test run there too; in other tests, on that test's own loop.

    pytest-asyncio lets a fixture say on which loop it runs, but not that it is its test's.
    """
    made: Any = fixturedef.func
    if fixturedef.scope == "function" and (isasyncgenfunction(made) or iscoroutinefunction(made)):
        made._loop_scope = _LOOP_OF_WINDOWS if _has_windows(request.node) else None
    return (yield)


def _has_windows(item: object) -> bool:
    return "open_window" in getattr(item, "fixturenames", ())


@pytest_asyncio.fixture(scope="session", loop_scope=_LOOP_OF_WINDOWS)
async def browser() -> AsyncIterator[Browser]:
    """A running Chromium, for all tests of this process."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.ADVICE, pytrace=False)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def open_window(browser: Browser) -> AsyncIterator[OpenWindow]:
    """Opens windows; at the end, fails the test for what went wrong inside them."""
    faults: list[str] = []
    opened: list[Page] = []

    async def open_one(*, width: int = 1280, height: int = 800) -> Page:
        page = await browser.new_page(viewport={"width": width, "height": height})
        _watch(page, faults)
        opened.append(page)
        return page

    yield open_one
    for page in opened:
        await page.context.close()
    if faults:
        pytest.fail("In the browser: " + "; ".join(faults), pytrace=False)


def _watch(page: Page, faults: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def on_error(error: Error) -> None:
        faults.append(f"uncaught: {error.message}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in OWN_SCHEMES and not is_here(address.hostname):
            faults.append(f"asked another host: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", on_error)
    page.on("request", on_request)
