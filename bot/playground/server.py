"""The playground on a port of this machine, in the event loop of the application."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from starlette.applications import Starlette
from starlette.types import Receive, Scope

from bot.clock import Clock
from bot.configuration.values import Address
from bot.playground.api.bot_api import BotApi
from bot.playground.api.webhook import WebhookPusher
from bot.playground.chats.messenger import Messenger
from bot.playground.page.page import Page
from bot.playground.people import CAST, CastMember, enter
from bot.playground.tour.tour import Tour
from bot.serving.web_server import WebServer

_SECONDS_TO_FINISH = 0.3  # given to answers under way
_MOST_CONNECTIONS = 1000  # the bot alone may open 256 (bot/telegram/transport.py)
_KEEP_ALIVE = 75  # seconds; the bot, on the same machine, asks again and again


class PlaygroundServer:
    """Bot API and page together.

    `on_restart` is awaited when somebody chooses to start afresh, after everything was forgotten
    here and the clock was set back to the machine's, and `before_restart` before that: what runs
    has to end while its chats are still there. `on_move` is called when the clock was moved, and
    `on_walk` is awaited to let it go on until a moment; without it, it leaps there. `tour` is the
    demonstration, where there is something to show.
    """

    def __init__(
        self,
        clock: Clock,
        on_restart: Callable[[], Awaitable[None]] | None = None,
        cast: Sequence[CastMember] = CAST,
        on_move: Callable[[], None] | None = None,
        before_restart: Callable[[], Awaitable[None]] | None = None,
        on_walk: Callable[[datetime], Awaitable[None]] | None = None,
    ) -> None:
        self.clock = clock
        self.cast = cast
        self.messenger = Messenger(clock)
        self.url = ""
        self._on_restart = on_restart
        self._on_move = on_move
        self._before_restart = before_restart
        self._on_walk = on_walk
        self._restarting = asyncio.Lock()
        self._walking = asyncio.Lock()
        self.tour: Tour | None = None
        self._web: WebServer | None = None
        self._pusher: asyncio.Task[None] | None = None
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
        """Listen; port 0 takes a free one. Raises `OperatorError` where the port is taken."""
        web = WebServer(
            self._app(host),
            seconds_to_finish=_SECONDS_TO_FINISH,
            keep_alive=_KEEP_ALIVE,
            most_connections=_MOST_CONNECTIONS,
        )
        self.url = f"http://{await web.start(Address(host, port), 'PLAYGROUND_LISTEN')}"
        self._web = web
        self.messenger.start()
        self._pusher = asyncio.create_task(WebhookPusher(self.messenger).run())

    async def stop(self) -> None:
        """Stop within a second: polls come back empty, what hangs after that is cut off."""
        if self._web is None or self._pusher is None:
            return
        self._pusher.cancel()
        self.messenger.stop()
        await self._web.stop()
        await asyncio.gather(self._pusher, return_exceptions=True)
        self._web = self._pusher = None

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

    async def has_restarted(self) -> None:
        """Wait for the end of a fresh start that is under way."""
        async with self._restarting:
            return

    def move_clock(self, by: timedelta) -> None:
        """Let the program's time leap."""
        self.turn_clock(by)
        if self._on_move is not None:
            self._on_move()

    def turn_clock(self, by: timedelta) -> None:
        """The same where nobody looks at once what is due by now."""
        self.clock.advance(by)
        self.messenger.touch()

    async def walk_clock(self, step: Callable[[datetime], timedelta]) -> None:
        """Let the program's time go on by what `step` makes of it; one walk after the other."""
        async with self._walking:
            now = self.clock.now()
            by = step(now)
            if self._on_walk is not None:
                await self._on_walk(now + by)
                by = timedelta()
            self.move_clock(by)

    def reset_clock(self) -> None:
        """Back to the machine's time."""
        self.move_clock(-self.clock.offset)

    def _app(self, host: str) -> Starlette:
        api = BotApi(self.messenger, self._cut, host)
        return Starlette(routes=[*Page(self, host).routes(), *api.routes()])

    async def _cut(self, scope: Scope, receive: Receive) -> None:
        if self._web is not None:
            await self._web.cut(scope, receive)
