"""`make run` without a token: an address, a page, the real bot behind it, and a clean end."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

ROOT = Path(__file__).parents[3]
SECONDS_TO_STOP = 5  # what an operator waits at most
Process = asyncio.subprocess.Process


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Process]:
    """`python -m bot run` in a folder of its own, with no token and a free port."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PLAYGROUND_LISTEN": "127.0.0.1:0",
        },
        stderr=asyncio.subprocess.PIPE,
    )
    yield process
    if process.returncode is None:
        process.kill()
        await process.wait()


async def address(process: Process) -> str:
    """The one address that it prints."""
    assert process.stderr is not None
    async with asyncio.timeout(20):
        async for line in process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line.decode()):
                return found.group()
    raise AssertionError("it ended without an address")


async def test_it_prints_an_address_serves_the_page_and_stops_in_time(program: Process) -> None:
    page = await address(program)
    async with aiohttp.ClientSession() as browser, browser.get(page) as response:
        assert response.status == 200
        assert "<html" in (await response.text())

    program.send_signal(signal.SIGTERM)

    async with asyncio.timeout(SECONDS_TO_STOP):
        assert await program.wait() == 0


async def test_a_second_one_on_the_same_port_says_which_setting_to_change(
    program: Process, tmp_path: Path
) -> None:
    taken = (await address(program)).removeprefix("http://").rstrip("/")

    second = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "playground"),
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PLAYGROUND_LISTEN": taken},
        stderr=asyncio.subprocess.PIPE,
    )
    _out, errors = await second.communicate()

    assert second.returncode == 2
    (line,) = errors.decode().strip().splitlines()
    assert line.startswith("PLAYGROUND_LISTEN: ")
