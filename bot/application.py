"""The composition root: every part made once, wired, started and stopped."""

from collections.abc import Callable, Iterable
from typing import Any

from telegram.ext import Application, ApplicationBuilder, TypeHandler
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.configuration.errors import OperatorError
from bot.configuration.settings import Settings
from bot.database import Database
from bot.database_file import DatabaseFile
from bot.delivery.delivery import Delivery
from bot.delivery.limits.allowance import Allowance
from bot.delivery.presenter import Presenter
from bot.metrics import Metrics
from bot.receiving.handling import Handling
from bot.receiving.inbox import Inbox
from bot.receiving.pace import Pace
from bot.receiving.polling import Polling
from bot.receiving.processor import ChatOrderedProcessor
from bot.receiving.pulse import Pulse
from bot.receiving.receiving_bot import ReceivingBot, UpdatesRequest
from bot.receiving.repeated_taps import RepeatedTaps
from bot.telegram import command_menu, profile
from bot.telegram.introduction import introduce
from bot.telegram.transport import AiohttpRequest
from bot.trouble import Trouble
from casework.office import Office
from handlers.core.updates.incoming import Incoming
from storage.database.engine import make_engine
from storage.queues import outbox
from storage.queues.outbox import Outgoing

PtbApplication = Application[Any, Any, Any, Any, Any, Any]


class TaskForceBot:
    """The running program, without its command line. For one event loop.

    `database` and `request` make what carries transactions, and calls to Telegram.
    """

    def __init__(
        self,
        settings: Settings,
        office: Office,
        *,
        clock: Clock | None = None,
        metrics: Metrics | None = None,
        database: type[Database] = Database,
        request: Callable[..., BaseRequest] = AiohttpRequest,
    ) -> None:
        self.settings = settings
        self.office = office
        self.clock = clock or Clock()
        self.metrics = metrics or Metrics()
        self.pulse = Pulse()
        self.trouble = Trouble()
        self.database = database(
            make_engine(settings.database_url),
            self.metrics,
            office,
            self.clock.now,
            file=DatabaseFile(settings.sqlite_path),
            trouble=self.trouble,
        )
        self.inbox = Inbox(self.database, self.clock, self.metrics, tell=self._tell)
        self.presenter = Presenter(self.database, office, self.clock.now)
        self.bot = self._make_bot(request)
        self.delivery = Delivery(
            database=self.database,
            presenter=self.presenter,
            limits=_make_limits(settings),
            post=self._post,
            now=self.clock.now,
            metrics=self.metrics,
        )
        self.handling = Handling(
            metrics=self.metrics,
            database=self.database,
            inbox=self.inbox,
            delivery=self.delivery,
            pace=Pace(settings.updates_per_ten_seconds),
            repeated=RepeatedTaps(self.delivery.on_the_way),
            renew_menu=self._renew_menu,
        )
        self._processor = ChatOrderedProcessor()
        self._application = _make_application(self.bot, self.inbox, self._processor)
        self._application.add_handler(TypeHandler(Incoming, self.handling.handle))
        self._started: list[Callable[[], Any]] = []

    async def start(self) -> None:
        """Connect, do what was left, and receive. Raises OperatorError for a wrong token."""
        self.database.start()
        self._started.append(self.database.stop)
        await self._connect()
        self._started.append(self.delivery.stop)
        await self._application.start()
        self._started.append(self._stop_handling)
        await self.delivery.pick_up()  # first what was to be said, then what comes of the rest
        await self.inbox.pick_up()
        await self._receive()

    async def stop(self) -> None:
        """Finish what is in hand; the rest is in inbox and outbox for the next start."""
        self.database.stop_waiting()
        while self._started:
            await self._started.pop()()

    # Starting

    def _make_bot(self, request: Callable[..., BaseRequest]) -> ReceivingBot:
        token = self.settings.telegram_bot_token
        if token is None:
            raise OperatorError("TELEGRAM_BOT_TOKEN: it is missing. Expected: a bot's token.")
        root = self.settings.telegram_api_url.rstrip("/")
        return ReceivingBot(
            self.inbox,
            self.pulse,
            self.trouble,
            token.get_secret_value(),
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=request(proxy=self.settings.proxy),
            get_updates_request=UpdatesRequest(connection_pool_size=2, proxy=self.settings.proxy),
        )

    async def _connect(self) -> None:
        self._started.append(self.bot.shutdown)  # its connections, also where the rest fails
        await introduce(self.bot)
        await self._application.initialize()
        self._started.append(self._application.shutdown)
        self.presenter.bot_username = self.bot.username or ""

    async def _receive(self) -> None:
        updater = self._application.updater
        if updater is None or self.settings.webhook_url is not None:
            return
        polling = Polling(updater, self.bot, self.pulse)
        self._started.append(polling.stop)
        await polling.start()

    async def publish_commands(self) -> None:
        """Fill Telegram's command menu, in every language and for each role."""
        await command_menu.publish_commands(self._post, self.database)

    async def publish_profile(self) -> None:
        """Say on Telegram what the bot is called, and what it is for, where it says otherwise."""
        await profile.publish_profile(self._post, self.office.municipality)

    async def renew_menus(self) -> None:
        """Fit the command menus of those whose roles another process has changed."""
        self.fit_menus(await self.database.read(outbox.pending))

    def fit_menus(self, messages: Iterable[Outgoing]) -> None:
        """Fit the menus of those whose roles or language these messages tell of, beside them."""
        for message in messages:
            if command_menu.is_changed_by(message):
                self.delivery.beside(self._renew_menu(message))

    async def _renew_menu(self, message: Outgoing) -> None:
        """Fit the command menu of one chat to the person's language and roles of today."""
        if message.person_id is not None:
            await command_menu.publish_for_person(self._post, self.database, message.person_id)

    async def _stop_handling(self) -> None:
        self._processor.drop_waiting()
        await self._application.stop()

    def _tell(self, messages: list[Outgoing]) -> None:
        self.delivery.put(messages)

    async def _post(self, method: str, parameters: dict[str, Any]) -> Any:
        """One call to Telegram; the answer is read no further than JSON."""
        return await self.bot.call(method, parameters)


def _make_limits(settings: Settings) -> Allowance:
    return Allowance.of(
        settings.telegram_messages_per_second,
        settings.telegram_chat_burst,
        settings.telegram_chat_messages_per_second,
    )


def _make_application(
    bot: ReceivingBot, inbox: Inbox, processor: ChatOrderedProcessor
) -> PtbApplication:
    return (
        ApplicationBuilder()
        .bot(bot)
        .update_queue(inbox)
        .concurrent_updates(processor)
        .job_queue(None)
        .build()
    )
