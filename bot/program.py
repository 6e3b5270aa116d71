"""Running the program: the real bot, or the playground when there is no token."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import structlog
from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from bot.application import TaskForceBot
from bot.clock import Clock
from bot.errors import OperatorError
from bot.log import configure_logging
from bot.municipality import read_municipality
from bot.settings import Settings
from casework.office import Office
from casework.questions import requisition_form
from casework.quiet import Quiet
from casework.working_time import Calendar, is_working_day
from storage import schema
from storage.engine import make_engine
from storage.private_files import open_to_others

_log = structlog.get_logger()

PLAYGROUND_DATABASE = "sqlite:///var/playground.db"


def run(settings: Settings) -> None:
    """Run the real bot until a signal. Raises OperatorError for what an operator can mend."""
    configure_logging(settings.log_format, settings.log_level, settings.secrets())
    migrate(settings)
    warn_of_open_files(settings.sqlite_path, Path(".env"))
    _run_until_signal(lambda stop: _serve(settings, stop))


def run_playground(settings: Settings, data: str | None = None) -> None:
    """Run everything on this machine, with a page to open. `data`: "sample" fills it."""
    from bot.playground import scene

    configure_logging(settings.log_format, settings.log_level, settings.secrets())
    _collect_garbage()
    _run_until_signal(lambda stop: scene.serve(settings, stop, data))


def migrate(settings: Settings) -> None:
    """Bring the database up to date. Raises OperatorError if it is newer or out of reach."""
    try:
        engine = make_engine(settings.database_url)
        if damage := schema.damage(engine):
            raise OperatorError(
                f"DATABASE_URL: the file {settings.sqlite_path} is damaged ({damage}). "
                "Expected: a backup of it in its place, or what SQLite's .recover makes of it."
            )
        if not schema.is_current(engine):
            schema.migrate(engine)
        engine.dispose()
    except schema.NewerDatabaseError as error:
        raise OperatorError(
            f"DATABASE_URL: the database is of a newer version ({error}) than this program "
            f"({schema.HEAD}). Expected: a program at least as new as its database."
        ) from None
    except (SQLAlchemyError, OSError) as error:
        raise _unusable(error) from None


def warn_of_open_files(database: Path | None, env_file: Path) -> None:
    """Say in the log which files with secrets in them others on this machine can read."""
    found = open_to_others(database) if database is not None else []
    if env_file.exists() and env_file.stat().st_mode & 0o077:
        found.append(env_file)
    for path in found:
        _log.warning("readable_by_others", path=str(path), hint="chmod go-rwx, or another folder")


def _unusable(error: Exception) -> OperatorError:
    cause = getattr(error, "orig", None) or error
    return OperatorError(
        f"DATABASE_URL: the database cannot be used ({_one_line(cause)}). "
        "Expected: one that runs and can be written."
    )


def make_office(settings: Settings) -> Office:
    """What the task force has decided, from the settings."""
    municipality = read_municipality(settings.municipality_file)
    token = settings.telegram_bot_token
    return Office(
        municipality=municipality,
        calendar=Calendar(settings.time_zone, closed_days=settings.closed_days),
        form=requisition_form(municipality),
        quiet=Quiet(settings.quiet_hours, days_off=settings.quiet_weekends),
        retention_months=settings.retention_months,
        invitation_key=token.get_secret_value().encode() if token else b"",
    )


def with_token(settings: Settings, token: str, **others: Any) -> Settings:
    """The settings with a token, and perhaps other values, in place of those read."""
    return settings.model_copy(update={"telegram_bot_token": SecretStr(token), **others})


async def _serve(settings: Settings, stop: asyncio.Event) -> None:
    bot = TaskForceBot(settings, make_office(settings), clock=Clock())
    async with AsyncExitStack() as stack:
        stack.push_async_callback(bot.stop)
        ended = asyncio.ensure_future(_ended(bot, stop))
        try:
            has_started = await _unless(ended, bot.start())
        except SQLAlchemyError as error:
            raise _unusable(error) from None
        if has_started:
            _collect_garbage()
            if await _unless(ended, _serve_beside(bot, stack)):
                print("The bot is running. Ctrl-C stops it.", file=sys.stderr)  # noqa: T201
        await ended
    if bot.trouble.error is not None:
        raise bot.trouble.error


async def _ended(bot: TaskForceBot, stop: asyncio.Event) -> None:
    """Return when the program is told to stop, or cannot go on."""
    reasons = [asyncio.ensure_future(each) for each in (stop.wait(), bot.trouble.wait())]
    try:
        await asyncio.wait(reasons, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for reason in reasons:
            reason.cancel()


async def _unless(ended: "asyncio.Future[None]", work: Coroutine[Any, Any, None]) -> bool:
    """Do it whole, unless the program is to end before that; whether it was done."""
    doing = asyncio.ensure_future(work)
    await asyncio.wait({doing, ended}, return_when=asyncio.FIRST_COMPLETED)
    if doing.done():
        doing.result()
        return True
    doing.cancel()
    await asyncio.gather(doing, return_exceptions=True)
    return False


async def _serve_beside(bot: TaskForceBot, stack: AsyncExitStack) -> None:
    """What can wait until the bot receives: schedule, command menu, health, metrics, webhook."""
    from bot.listener import start_listening
    from bot.schedule import start_schedule

    await start_listening(bot, stack)
    stack.callback(start_schedule(bot).stop)
    await bot.publish_commands()
    # The holidays take a quarter of a second to load, which nobody who sends a request waits for.
    await asyncio.to_thread(is_working_day, bot.clock.now().date(), bot.office.calendar)


def _run_until_signal(work: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        await work(stop)

    _runner(main)


def _runner(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Uvloop where it is installed: about half the CPU of asyncio's own loop."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main())
    else:
        uvloop.run(main())


def _collect_garbage() -> None:
    """From here on; what has been loaded so far stays, and is not looked through again."""
    gc.freeze()
    gc.enable()


def _one_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]


def fresh_playground_database() -> str:
    """The address of the playground's own database, empty: it is filled anew at each start."""
    file = Path(PLAYGROUND_DATABASE.removeprefix("sqlite:///"))
    for leftover in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    return PLAYGROUND_DATABASE
