"""Starting, and ending from within, as an operator and a service manager see it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.server import PlaygroundServer
from tests.bot.telegram.raw_server import answer, raw_server
from tests.support.dialogue import MONDAY_AT_TEN
from tests.support.process import BotProcess
from tests.support.tables import with_tables

WITHIN = 20
QUICKLY = 5
NOBODY = "http://127.0.0.1:9"  # the port of "discard", where nobody listens


@pytest.fixture
async def telegram() -> AsyncIterator[PlaygroundServer]:
    """A Bot API on this machine."""
    clock = Clock()
    clock.advance(MONDAY_AT_TEN - clock.now())
    server = PlaygroundServer(clock, cast=())
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def url(tmp_path: Path) -> str:
    found = f"sqlite:///{tmp_path}/data/bot.db"
    with_tables(found)
    return found


def no_traceback(bot: BotProcess) -> bool:
    return not any("Traceback" in line for line in bot.output())


async def test_a_telegram_that_cannot_be_reached_is_waited_for(tmp_path: Path, url: str) -> None:
    with BotProcess(NOBODY, url, tmp_path) as bot:
        await bot.says("telegram_away", WITHIN)
        assert await bot.stop(QUICKLY) == 0
    assert no_traceback(bot)
    assert not bot.errors()


PAGES = {
    "a proxy's page": answer(b"<html>Log in</html>", headers="Content-Type: text/html\r\n"),
    "a page that is missing": answer(b"<html>Not Found</html>", "404 Not Found"),
    "an error of the gateway": answer(b"Bad Gateway", "502 Bad Gateway"),
    "a foreign answer": answer(b'{"status": "up"}'),
    "an answer about nothing": answer(b'{"ok": true, "result": true}'),
    "an answer about half": answer(b'{"ok": true, "result": {"id": "x"}}'),
    "nothing at all": answer(b""),
}


@pytest.mark.parametrize("page", PAGES)
async def test_somebody_else_in_telegrams_place_is_waited_out(
    tmp_path: Path, url: str, page: str
) -> None:
    async with raw_server(PAGES[page]) as server:
        with BotProcess(server.root, url, tmp_path) as bot:
            await bot.says("telegram_away", WITHIN)
            assert await bot.stop(QUICKLY) == 0
    assert no_traceback(bot)


async def test_telegram_comes_later(tmp_path: Path, url: str, telegram: PlaygroundServer) -> None:
    root, port = telegram.api_root, int(telegram.url.rpartition(":")[2])
    await telegram.stop()
    with BotProcess(root, url, tmp_path, token=telegram.token) as bot:
        await bot.says("telegram_away", WITHIN)
        await telegram.start(port=port)
        await bot.says("The bot is running", WITHIN)
        assert await bot.stop(QUICKLY) == 0
    assert not bot.errors()


async def test_a_stop_after_telegram_has_gone_is_quick(
    tmp_path: Path, url: str, telegram: PlaygroundServer
) -> None:
    with BotProcess(telegram.api_root, url, tmp_path, token=telegram.token) as bot:
        await bot.says("The bot is running", WITHIN)
        await telegram.stop()
        await bot.says("polling_failed", WITHIN)
        assert await bot.stop(QUICKLY) == 0
    assert no_traceback(bot)
    assert not bot.errors()


@pytest.mark.parametrize("replaced", [False, True])
async def test_a_database_that_is_deleted_under_the_program_ends_it(
    tmp_path: Path, url: str, telegram: PlaygroundServer, replaced: bool
) -> None:
    """Nobody is told that something was kept which was not."""
    file = Path(url.removeprefix("sqlite:///"))
    with BotProcess(telegram.api_root, url, tmp_path, token=telegram.token) as bot:
        await bot.says("The bot is running", WITHIN)
        await asyncio.to_thread(file.unlink)
        if replaced:
            with_tables(url)
        user = telegram.messenger.user("Ayşe", "da", started=True)
        telegram.messenger.person_writes(user, "/start")
        assert await bot.ended(WITHIN) == 2
    assert no_traceback(bot)
    assert any(line.startswith("DATABASE_URL: ") for line in bot.output())
    assert not telegram.messenger.from_bot(user)


async def test_systemd_hears_that_it_lives_while_telegram_is_away(tmp_path: Path, url: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        others = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "300000"}
        with BotProcess(NOBODY, url, tmp_path, others=others) as bot:
            async with asyncio.timeout(WITHIN):
                loop = asyncio.get_running_loop()
                heard = [await loop.sock_recv(systemd, 100) for _ in range(2)]
            assert await bot.stop(QUICKLY) == 0

    assert heard == [b"WATCHDOG=1"] * 2
