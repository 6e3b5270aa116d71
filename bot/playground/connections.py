"""Cutting a connection off without an answer, which a well-behaved server never does."""

import asyncio
from typing import Any

from starlette.types import Receive
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Connections:
    """The open connections by the address of the other end."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[HttpToolsProtocol]:
        """The HTTP protocol for uvicorn, which tells us of its connections."""
        known = self._open

        class Watched(HttpToolsProtocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                known[_peer(transport)] = transport
                super().connection_made(transport)

            def connection_lost(self, exc: Exception | None) -> None:
                known.pop(_peer(self.transport), None)
                super().connection_lost(exc)

        return Watched

    async def cut(self, client: Any, receive: Receive) -> None:
        """Close the connection of this client at once, and return when that is done."""
        transport = self._open.get(tuple(client))
        if transport is not None:
            transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass

    def cut_all(self) -> None:
        """Close every connection at once."""
        for transport in list(self._open.values()):
            transport.abort()


def _peer(transport: asyncio.BaseTransport) -> tuple[str, int]:
    host, port = transport.get_extra_info("peername")[:2]
    return str(host), int(port)
