"""The guard keeps the tests on this machine."""

import asyncio
import socket

import aiohttp
import pytest

from tests.support import network


@pytest.mark.parametrize(
    "address",
    [None, "", "localhost", b"127.0.0.1", ("127.0.0.1", 80), ("::1", 80, 0, 0), "/tmp/socket"],  # noqa: S108
)
def test_this_machine_may_be_reached(address: object) -> None:
    assert network.is_here(address)


@pytest.mark.parametrize("address", ["example.org", ("192.0.2.1", 80), "2001:db8::1", "10.0.0.7"])
def test_another_machine_may_not(address: object) -> None:
    assert not network.is_here(address)


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(network.ForeignNetworkError, match=r"not 'example\.org'"):
        socket.getaddrinfo("example.org", 443)
    network.attempts.clear()


async def test_a_client_of_the_web_is_refused_and_leaves_a_trace() -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(network.ForeignNetworkError):
            await session.get("https://192.0.2.1/")
    assert network.attempts == ["socket.connect ('192.0.2.1', 443)"]
    network.attempts.clear()


async def test_a_local_server_is_reached() -> None:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello")
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "localhost", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("localhost", port)
        assert await reader.read() == b"hello"
        writer.close()
        await writer.wait_closed()


def test_an_attempt_that_somebody_swallowed_fails_the_test(inner_tests: pytest.Pytester) -> None:
    inner_tests.makeconftest('pytest_plugins = ("tests.support.network",)')
    inner_tests.makepyfile(
        """
        import contextlib, socket

        def test_quietly():
            with contextlib.suppress(Exception):
                socket.getaddrinfo("example.org", 443)
        """
    )
    inner_tests.runpytest_subprocess().assert_outcomes(passed=1, errors=1)
