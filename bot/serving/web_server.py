"""Serves an application over HTTP in the running event loop: the listener's, and the playground's.

uvicorn's own way of running takes the signals, and looks ten times a second whether it should
stop. Here its parts are started and stopped by whoever serves; signals are the program's affair.
"""

import asyncio
import contextlib
import socket
from typing import TYPE_CHECKING, cast

from bot.configuration.errors import OperatorError
from bot.configuration.values import Address

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp, Receive, Scope
    from uvicorn.server import ServerState

    from bot.serving.http_limits import LimitedProtocol

SECONDS_TO_FINISH = 3.0  # what is in hand may take so long once the server is to stop
KEEP_ALIVE = 5  # seconds for which a connection stays open that nobody uses

_MOMENT = 0.001  # seconds; a connection closes by itself once its answer is out


class WebServer:
    """One server, with the limits of bot/serving/http_limits.py. Times in seconds.

    `most_connections` at a time, unless given those of that module.
    """

    def __init__(
        self,
        app: "ASGIApp",
        *,
        seconds_to_finish: float = SECONDS_TO_FINISH,
        keep_alive: int = KEEP_ALIVE,
        most_connections: int | None = None,
    ) -> None:
        self._app = app
        self._most_connections = most_connections
        self._seconds_to_finish = seconds_to_finish
        self._keep_alive = keep_alive
        self._server: uvicorn.Server | None = None

    async def start(self, listen: Address, setting: str = "LISTEN") -> Address:
        """Listen, and return where; port 0 takes any that is free.

        Raises `OperatorError`, naming the setting, if the address cannot be had.
        """
        listener = _listener(listen, setting)
        server = _make_server(self._app, self._keep_alive, self._most_connections)
        server.config.load()
        server.lifespan = server.config.lifespan_class(server.config)
        await server.startup(sockets=[listener])
        self._server = server
        return Address(listen.host, listener.getsockname()[1])

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, and cut off what takes too long.

        Does nothing if it does not listen.
        """
        server, self._server = self._server, None
        if server is None:
            return
        for each in server.servers:
            each.close()
        state = server.server_state
        for connection in _connections(state):
            connection.shutdown()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._seconds_to_finish):
                await _finished(state)
        await _cut_all(state)

    async def cut(self, scope: "Scope", receive: "Receive") -> None:
        """Close the connection of a request without an answer; returns when that is done."""
        for connection in _connections(self._server.server_state) if self._server else ():
            if connection.client == scope["client"]:
                connection.transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


async def _finished(state: "ServerState") -> None:
    """Return when every answer is out, and every connection closed."""
    while state.tasks or state.connections:
        if state.tasks:
            await asyncio.wait(set(state.tasks))
        await asyncio.sleep(_MOMENT)


async def _cut_all(state: "ServerState") -> None:
    """Close every connection; who answers notices, or is ended."""
    for connection in _connections(state):
        connection.transport.abort()
    if state.tasks:
        await asyncio.wait(set(state.tasks), timeout=0.1)
    for task in state.tasks:
        task.cancel()


def _connections(state: "ServerState") -> "list[LimitedProtocol]":
    return cast("list[LimitedProtocol]", list(state.connections))


def _listener(listen: Address, setting: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    try:
        listener = socket.create_server(tuple(listen), family=family, backlog=2048)
    except OSError as error:
        raise OperatorError(
            f"{setting}: cannot listen on {listen} ({error.strerror}). "
            "Expected: an address of this machine and a port that no other program uses."
        ) from None
    # asyncio does it only for sockets that name their protocol; without, an answer that is written
    # in two pieces waits 40 ms for the first to be acknowledged.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _make_server(app: "ASGIApp", keep_alive: int, most_connections: int | None) -> "uvicorn.Server":
    import uvicorn

    from bot.serving import http_limits

    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=http_limits.LimitedProtocol,
            ws="none",
            access_log=False,  # who asked for what is nobody's business
            date_header=False,  # only uvicorn's own loop would keep it right
            lifespan="off",
            limit_concurrency=1 + (most_connections or http_limits.MOST_CONNECTIONS),
            log_config=None,
            server_header=False,
            timeout_keep_alive=keep_alive,
        )
    )
