"""systemd hears that the program lives for as long as its event loop turns."""

import asyncio
import socket
from pathlib import Path

import pytest

from bot.heartbeat import heartbeat


@pytest.mark.parametrize("address", ["notify", "@task-force-test"])
async def test_systemd_hears_of_it_again_and_again(tmp_path: Path, address: str) -> None:
    path = address if address.startswith("@") else str(tmp_path / address)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(path.replace("@", "\0"))
        systemd.setblocking(False)
        loop = asyncio.get_running_loop()
        async with heartbeat({"NOTIFY_SOCKET": path, "WATCHDOG_USEC": "30000"}):
            heard = [await loop.sock_recv(systemd, 100) for _ in range(3)]

    assert heard == [b"WATCHDOG=1"] * 3


@pytest.mark.parametrize(
    "environment",
    [{}, {"NOTIFY_SOCKET": "/nowhere/at/all"}, {"WATCHDOG_USEC": "30000000"}],
)
async def test_without_systemd_nothing_happens(environment: dict[str, str]) -> None:
    async with heartbeat(environment):
        await asyncio.sleep(0)


async def test_a_systemd_that_is_not_there_is_no_trouble() -> None:
    async with heartbeat({"NOTIFY_SOCKET": "/nowhere", "WATCHDOG_USEC": "30000"}):
        await asyncio.sleep(0)
