"""The playground on a port of this machine, in the event loop of the application."""

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Generator, Sequence
from datetime import timedelta

import uvicorn
from starlette.applications import Starlette

from bot.clock import Clock
from bot.playground.bot_api import BotApi
from bot.playground.connections import Connections
from bot.playground.messenger import Messenger
from bot.playground.page import Page
from bot.playground.people import CAST, CastMember, enter
from bot.playground.webhook import WebhookPusher

_STOP = 0.3  # seconds given to answers under way


class PlaygroundServer:
    """Bot API and page together.

    `on_restart` is awaited when somebody chooses to start afresh, after everything was forgotten
    here and the clock was set back to the machine's, and `before_restart` before that: what runs
    has to end while its chats are still there. `on_move` is called when the clock was moved.
    """

    def __init__(
        self,
        clock: Clock,
        on_restart: Callable[[], Awaitable[None]] | None = None,
        cast: Sequence[CastMember] = CAST,
        on_move: Callable[[], None] | None = None,
        before_restart: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.clock = clock
        self.cast = cast
        self.messenger = Messenger(clock)
        self.url = ""
        self._on_restart = on_restart
        self._on_move = on_move
        self._before_restart = before_restart
        self._restarting = asyncio.Lock()
        self._connections = Connections()
        self._server: _Server | None = None
        self._tasks: list[asyncio.Task[None]] = []
        enter(cast, self.messenger)

    @property
    def token(self) -> str:
        """The bot's token here."""
        return self.messenger.token

    @property
    def api_root(self) -> str:
        """What TELEGRAM_API_URL must be."""
        return self.url

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. Raises `OSError` where the port is taken."""
        listener = socket.create_server((host, port))
        # asyncio does it only for sockets that name their protocol; without, each answer that is
        # written in two pieces waits 40 ms for the first to be acknowledged.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        host, port = listener.getsockname()[:2]
        self.url = f"http://{host}:{port}"
        self.messenger.start()
        config = uvicorn.Config(
            self._app(host), http=self._connections.protocol(), ws="none", lifespan="off",
            access_log=False,
            date_header=False, log_config=None, log_level="warning", server_header=False,
            timeout_graceful_shutdown=1, timeout_keep_alive=75,
        )  # fmt: skip
        self._server = _Server(config, self._connections)
        serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        self._tasks = [serving, asyncio.create_task(WebhookPusher(self.messenger).run())]
        self._server.config.load()

    async def stop(self) -> None:
        """Stop within a second: polls come back empty, what hangs after that is cut off."""
        if self._server is None:
            return
        serving, pusher = self._tasks
        pusher.cancel()
        self.messenger.stop()
        self._server.stopped.set()
        await asyncio.gather(serving, pusher, return_exceptions=True)
        self._server = None

    async def restart(self) -> None:
        """Start afresh: nobody has written anything, and the clock is the machine's again.

        Who asks for it again meanwhile waits for the end of the first, and is served by that.
        """
        if self._restarting.locked():
            async with self._restarting:
                return
        async with self._restarting:
            if self._before_restart is not None:
                await self._before_restart()
            self.messenger.reset()
            enter(self.cast, self.messenger)
            self.reset_clock()
            if self._on_restart is not None:
                await self._on_restart()

    def move_clock(self, by: timedelta) -> None:
        """Move the program's time."""
        self.clock.advance(by)
        self.messenger.touch()
        if self._on_move is not None:
            self._on_move()

    def reset_clock(self) -> None:
        """Back to the machine's time."""
        self.move_clock(-self.clock.offset)

    def _app(self, host: str) -> Starlette:
        api = BotApi(self.messenger, self._connections, host)
        return Starlette(routes=[*Page(self, host).routes(), *api.routes()])


class _Server(uvicorn.Server):
    """A uvicorn that leaves the signals to the application, and stops without ticking."""

    def __init__(self, config: uvicorn.Config, connections: Connections) -> None:
        super().__init__(config)
        self.stopped = asyncio.Event()
        self._connections = connections

    async def main_loop(self) -> None:
        """Serve until told to stop."""
        await self.stopped.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let answers under way out for a moment, then close everything."""
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            await asyncio.wait(set(self.server_state.tasks), timeout=_STOP)
        self._connections.cut_all()
        while self.server_state.connections:  # noqa: ASYNC110  (it only takes a turn of the loop)
            await asyncio.sleep(0)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave them alone."""
        yield
