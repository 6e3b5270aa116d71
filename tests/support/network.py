"""No test leaves this machine: an address that is not loopback is refused, and fails the test.

The guard listens to the interpreter's own audit events, so no library can be imported too early
for it. It doesn't see what compiled code does by itself (uvloop, libpq): the tests run on
asyncio's own loop, and their databases are reached over a Unix socket.
"""

import ipaddress
import sys
from collections.abc import Iterator
from typing import Any

import pytest

# What an audit event says: which argument is the host or the address.
ADDRESSES = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}
HERE = {None, "", "localhost"}

attempts: list[str] = []


class ForeignNetworkError(RuntimeError):
    """A test tried to reach another machine. Not an OSError, which a retry would swallow."""


def is_here(address: Any) -> bool:
    """Whether a socket's address, or a host by itself, can only mean this machine."""
    if isinstance(address, tuple):
        address = address[0]
    if isinstance(address, bytes):
        address = address.decode(errors="replace")
    if address in HERE or not isinstance(address, str):
        return True
    if address.startswith(("/", "\0")):  # a Unix socket
        return True
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return known.is_loopback or known.is_unspecified


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    position = ADDRESSES.get(event)
    if position is None or is_here(address := arguments[position]):
        return
    attempts.append(f"{event} {address!r}")
    raise ForeignNetworkError(f"A test may only use this machine's network, not {address!r}.")


@pytest.fixture(autouse=True)
def own_machine_only() -> Iterator[None]:
    """Fail the test that tried to reach another machine, even where the error was swallowed."""
    attempts.clear()
    yield
    if attempts:
        pytest.fail("Reached for another machine: " + ", ".join(attempts), pytrace=False)


def pytest_configure() -> None:
    """Switch the guard on, for as long as this process lives: a hook can't be taken back."""
    sys.addaudithook(_guard)
