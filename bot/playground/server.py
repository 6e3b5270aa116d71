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
    here and the clock was set back to the machine's.
    """

    def __init__(
        self,
        clock: Clock,
        on_restart: Callable[[], Awaitable[None]] | None = None,
        cast: Sequence[CastMember] = CAST,
    ) -> None:
        self.clock = clock
        self.cast = cast
        self.messenger = Messenger(clock)
        self.url = ""
        self._on_restart = on_restart
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
        host, port = listener.getsockname()[:2]
        self.url = f"http://{host}:{port}"
        config = uvicorn.Config(
            self._app(host), http=self._connections.protocol(), ws="none", lifespan="off",
            access_log=False, log_config=None, log_level="warning", server_header=False,
            timeout_graceful_shutdown=1, timeout_keep_alive=75,
        )  # fmt: skip
        self._server = _Server(config)
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
        self._server.should_exit = True
        await asyncio.wait({serving}, timeout=_STOP)
        self._server.force_exit = True
        self._connections.cut_all()
        await asyncio.gather(serving, pusher, return_exceptions=True)
        self._server = None

    async def restart(self) -> None:
        """Start afresh: nobody has written anything, and the clock is the machine's again."""
        self.messenger.reset()
        enter(self.cast, self.messenger)
        self.reset_clock()
        if self._on_restart is not None:
            await self._on_restart()

    def move_clock(self, by: timedelta) -> None:
        """Move the program's time."""
        self.clock.advance(by)
        self.messenger.touch()

    def reset_clock(self) -> None:
        """Back to the machine's time."""
        self.move_clock(-self.clock.offset)

    def _app(self, host: str) -> Starlette:
        api = BotApi(self.messenger, self._connections)
        return Starlette(routes=[*Page(self, host).routes(), *api.routes()])


class _Server(uvicorn.Server):
    """uvicorn without its hands on the signals, which are the application's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave them alone."""
        yield
