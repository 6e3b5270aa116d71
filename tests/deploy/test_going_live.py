"""The page for operators, followed to the letter; at its end a coordinator has arrived."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.server import PlaygroundServer
from tests.deploy import page


@pytest.fixture
async def telegram() -> AsyncIterator[PlaygroundServer]:
    server = PlaygroundServer(Clock(), cast=())
    await server.start()
    yield server
    await server.stop()


async def test_the_page_leads_to_a_bot_that_answers(
    telegram: PlaygroundServer, tmp_path: Path
) -> None:
    try:
        done = await page.followed(telegram, tmp_path, debian=False)
        assert done.exit_code == 0, done.output

        karen = telegram.messenger.user("Karen", "en")
        payload = re.findall(r"^https://t\.me/\w+\?start=(\S+)$", done.output, re.MULTILINE)[0]
        telegram.messenger.person_writes(karen, f"/start {payload}")
        await telegram.messenger.wait_for(
            lambda: [each for each in telegram.messenger.from_bot(karen) if "Karen" in each.text],
            timeout=20,
        )
    finally:
        await page.stopped(tmp_path, debian=False)

    private = {
        each.name: each.stat().st_mode & 0o077
        for each in (tmp_path / "var").rglob("*")
        if each.suffix in {".env", ".db"}
    }
    assert set(private.values()) == {0}
    assert {"first.db", "task-force.db"} <= set(private)
    assert done.output.count('{"ok":true') == 3
