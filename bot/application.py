"""The composition root: every part made once, wired, started and stopped."""

import asyncio
import secrets
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.allowance import Allowance
from bot.clock import Clock
from bot.command_menu import MENU_CHANGES, publish_commands, publish_for_person
from bot.database import Database, DatabaseAwayError
from bot.delivery import Delivery
from bot.errors import OperatorError
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.pace import Pace
from bot.presenter import Presenter
from bot.processor import ChatOrderedProcessor
from bot.receiving import ReceivingBot, UpdatesRequest
from bot.repeated_taps import RepeatedTaps
from bot.settings import Settings
from bot.transport import AiohttpRequest
from casework.office import Office
from handlers import conversation
from handlers.conversation import Handled
from handlers.incoming import Incoming
from storage import inbox as kept
from storage import quiet
from storage.engine import make_engine
from storage.outbox import Outgoing

ALLOWED_UPDATES = ("message", "edited_message", "channel_post", "callback_query")
POLL_SECONDS = 30

_log = structlog.get_logger()
PtbApplication = Application[Any, Any, Any, Any, Any, Any]


class TaskForceBot:
    """The running program, without its command line. For one event loop."""

    def __init__(
        self,
        settings: Settings,
        office: Office,
        *,
        clock: Clock | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        self.settings = settings
        self.office = office
        self.clock = clock or Clock()
        self.metrics = metrics or Metrics()
        self.database = Database(
            make_engine(settings.database_url), self.metrics, {quiet.OFFICE: office}
        )
        self.inbox = Inbox(self.database, self.clock, self.metrics, tell=self._tell)
        self.presenter = Presenter(self.database, office, self.clock.now)
        self.bot = _make_bot(settings, self.inbox)
        self.delivery = Delivery(
            database=self.database,
            office=office,
            presenter=self.presenter,
            limits=_make_limits(settings),
            post=self._post,
            now=self.clock.now,
            metrics=self.metrics,
        )
        self._repeated = RepeatedTaps(self.delivery.on_the_way)
        self._pace = Pace(settings.updates_per_ten_seconds)
        self._processor = ChatOrderedProcessor()
        self._application = _make_application(self.bot, self.inbox, self._processor)
        self._application.add_handler(TypeHandler(Incoming, self._handle))
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

    async def _connect(self) -> None:
        self._started.append(self.bot.shutdown)  # its connections, also where the rest fails
        try:
            await self._application.initialize()
        except InvalidToken:
            raise OperatorError(
                "TELEGRAM_BOT_TOKEN: Telegram does not know this token. "
                "Expected: the token that @BotFather gave, whole."
            ) from None
        except NetworkError as error:
            raise OperatorError(
                f"TELEGRAM_API_URL: {self.settings.telegram_api_url} does not answer "
                f"({error.message}). Expected: the address of the Bot API, and a network."
            ) from None
        self._started.append(self._application.shutdown)
        self.presenter.bot_username = self.bot.username or ""

    async def _receive(self) -> None:
        updater = self._application.updater
        if updater is None or self.settings.webhook_url is not None:
            return
        await updater.start_polling(
            timeout=POLL_SECONDS,
            allowed_updates=ALLOWED_UPDATES,
            bootstrap_retries=-1,
            error_callback=_note_polling_error,
        )
        self._started.append(updater.stop)

    async def publish_commands(self) -> None:
        """Fill Telegram's command menu, in every language and for each role."""
        await publish_commands(self._post, self.database)

    async def _renew_menu(self, message: Outgoing) -> None:
        """Fit the command menu of one chat to the person's language and roles of today."""
        if message.person_id is not None:
            await publish_for_person(self._post, self.database, message.person_id)

    async def _stop_handling(self) -> None:
        self._processor.drop_waiting()
        await self._application.stop()

    # Handling

    async def _handle(self, incoming: Incoming, _context: Any) -> None:
        """One update, one transaction; then its messages go out."""
        if incoming.chat_id is not None:
            self.delivery.wake(incoming.chat_id)
        arrived, incoming = incoming, self.inbox.doubts.with_doubt(incoming)
        work = partial(
            conversation.handle,
            office=self.office,
            incoming=incoming,
            now=self.clock.now(),
            too_fast=self._pace.is_too_fast(incoming, asyncio.get_running_loop().time()),
        )
        try:
            if self._repeated.is_one(arrived):
                await self._leave_out(arrived)
                return
            handled = await self.database.run(work)
        except DatabaseAwayError:
            _log.warning("update_left", update=incoming.update_id)
        except Exception as error:  # noqa: BLE001  (kept with the update, and told to the person)
            await self._apologise(incoming, error)
        else:
            self._count_and_send(handled)
            self.inbox.doubts.settled(arrived)
            self._repeated.note(arrived, handled.messages)
            if handled.erased:
                await self.database.wipe()
        finally:
            self.inbox.let_go(incoming.update_id)

    async def _leave_out(self, incoming: Incoming) -> None:
        """The same tap again, while its answer is on the way: only its spinner has to end."""
        finish = partial(kept.finish, update_id=incoming.update_id, now=self.clock.now())
        await self.database.run(finish)
        self.metrics.updates_handled += 1
        if incoming.chat_id is not None and incoming.callback_id is not None:
            self.delivery.end_tap(incoming.chat_id, incoming.callback_id)

    def _count_and_send(self, handled: Handled) -> None:
        self.metrics.updates_handled += 1
        self.metrics.stale_buttons += handled.stale
        self.delivery.put(handled.messages)
        for message in handled.messages:
            if message.kind in MENU_CHANGES:
                self.delivery.beside(self._renew_menu(message))

    async def _apologise(self, incoming: Incoming, error: Exception) -> None:
        error_id = secrets.token_hex(3)
        trace = "".join(traceback.format_tb(error.__traceback__))
        _log.error(
            "update_failed",
            id=error_id,
            update=incoming.update_id,
            error=type(error).__name__,
            trace=trace,
        )
        self.metrics.updates_failed += 1
        what: dict[str, Any] = {
            "error": f"{type(error).__name__}\n{trace}",
            "error_id": error_id,
            "now": self.clock.now(),
        }
        try:
            apology = partial(conversation.apologise, incoming=incoming, **what)
            self.delivery.put(await self.database.run(apology))
        except DatabaseAwayError:
            _log.warning("update_left", update=incoming.update_id)
        except Exception as worse:  # noqa: BLE001  (it is tried again, but not for ever)
            await self._count_attempt(incoming.update_id, worse, what)

    def _tell(self, messages: list[Outgoing]) -> None:
        self.delivery.put(messages)

    async def _count_attempt(self, update_id: int, error: Exception, what: dict[str, Any]) -> None:
        """The apology failed too: the update is left for another attempt, or given up."""
        attempt = partial(kept.failed_again, update_id=update_id, **what)
        try:
            given_up = await self.database.run(attempt)
        except Exception as worst:  # noqa: BLE001  (the next look at what is left finds it)
            _log.error("update_left", update=update_id, error=type(worst).__name__)
        else:
            event = "update_given_up" if given_up else "update_to_be_tried_again"
            _log.error(event, id=what["error_id"], update=update_id, error=type(error).__name__)

    async def _post(self, method: str, parameters: dict[str, Any]) -> Any:
        """One call to Telegram; the answer is read no further than JSON."""
        return await self.bot.call(method, parameters)


def _make_bot(settings: Settings, inbox: Inbox) -> ReceivingBot:
    token = settings.telegram_bot_token
    if token is None:
        raise OperatorError("TELEGRAM_BOT_TOKEN: it is missing. Expected: a bot's token.")
    root = settings.telegram_api_url.rstrip("/")
    return ReceivingBot(
        inbox,
        token.get_secret_value(),
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=UpdatesRequest(connection_pool_size=2),
    )


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


def _note_polling_error(error: TelegramError) -> None:
    """Polling goes on by itself; an operator should know why it is quiet."""
    if isinstance(error, Conflict):
        _log.error("polled_by_another", hint="another program polls with this token; stop it")
    else:
        _log.warning("polling_failed", error=error.message)
