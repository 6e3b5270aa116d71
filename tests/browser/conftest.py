"""The whole playground, with the real application in it, and windows on its page."""

from collections.abc import AsyncIterator, Awaitable
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from bot.configuration.settings import Settings
from bot.configuration.values import Address
from bot.playground.scene import PlaygroundScene
from tests.support.browser import OpenWindow
from tests.support.page import PlaygroundWindow

SIZES = {"wide": (1440, 900), "phone": (390, 844)}


class OpenPlayground(Protocol):
    """Opens the page in a window of this size, and in this language, for everybody on it."""

    def __call__(self, language: str = ..., size: str = ...) -> Awaitable[PlaygroundWindow]: ...


@pytest.fixture
def moment() -> datetime | None:
    """When it begins; None: now. For modules to have one of their own."""
    return None


@pytest.fixture
def pace() -> float:
    """Seconds between two acts of the demonstration; so few that nothing is waited for."""
    return 0.02


@pytest.fixture
async def scene(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: datetime | None,
    pace: float,
) -> AsyncIterator[PlaygroundScene]:
    """A playground on a free port, with a database of its own and nobody who waits for limits.

    Its parameter, where a test gives one, is what it is filled with.
    """
    monkeypatch.chdir(tmp_path)
    settings = Settings(
        playground_listen=Address("127.0.0.1", 0),
        telegram_messages_per_second=0,
        telegram_chat_messages_per_second=0,
        updates_per_ten_seconds=0,
    )
    scene = PlaygroundScene(settings, getattr(request, "param", None), pace)
    if moment is not None:
        scene.clock.advance(moment - scene.clock.now())
    await scene.start()
    yield scene
    await scene.stop()


@pytest.fixture
def open_playground(scene: PlaygroundScene, open_window: OpenWindow) -> OpenPlayground:
    async def opened(language: str = "en", size: str = "wide") -> PlaygroundWindow:
        width, height = SIZES[size]
        window = PlaygroundWindow(await open_window(width=width, height=height), language)
        await window.opens(scene.server.url)
        for chat in (window.staff, window.advisor, window.coordinator):
            await chat.comes_forward()
            await chat.speaks(language)
        await window.staff.comes_forward()
        return window

    return opened
