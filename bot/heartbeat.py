"""Tells systemd that the program lives, as often as the unit's `WatchdogSec` asks for.

A program that hangs is then ended and started again, which nothing else does: health answers only
those who ask. What a new start does not mend, such as a Telegram or a database that is away, is no
reason to stop telling. Without systemd nothing happens (sd_notify(3)).
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Mapping

_MICRO = 1_000_000


@contextlib.asynccontextmanager
async def heartbeat(environment: Mapping[str, str] = os.environ) -> AsyncIterator[None]:
    """While this lasts, the event loop tells three times in each period that it turns."""
    address, period = environment.get("NOTIFY_SOCKET"), environment.get("WATCHDOG_USEC", "")
    if not address or not period.isdecimal():
        yield
        return
    beating = asyncio.create_task(_beat(address, int(period) / _MICRO / 3))
    try:
        yield
    finally:
        beating.cancel()


async def _beat(address: str, pause: float) -> None:
    abstract = "\0" + address[1:] if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.setblocking(False)  # noqa: FBT003  (the library's own way)
        while True:
            with contextlib.suppress(OSError):  # it is busy, and hears the next one
                systemd.sendto(b"WATCHDOG=1", abstract)
            await asyncio.sleep(pause)
