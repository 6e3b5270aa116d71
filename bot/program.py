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
from sqlalchemy.exc import SQLAlchemyError

from bot.application import TaskForceBot
from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.heartbeat import heartbeat
from bot.log import configure_logging
from bot.migrating import held, migrate, unusable
from bot.office import make_office
from casework.dates.working_time import is_working_day
from storage.database.private_files import open_to_others

_log = structlog.get_logger()


def run(settings: Settings) -> None:
    """Run the real bot until a signal. Raises OperatorError for what an operator can mend."""
    configure_logging(settings.log_format, settings.log_level, settings.secrets())
    with held(settings):
        migrate(settings)
        warn_of_open_files(settings.sqlite_path, Path(".env"))
        _run_until_signal(lambda stop: _serve(settings, stop))


def run_playground(settings: Settings, data: str | None = None) -> None:
    """Run everything on this machine, with a page to open. `data`: "sample" fills it."""
    from bot.playground import scene

    configure_logging(settings.log_format, settings.log_level, settings.secrets())
    _collect_garbage()
    _run_until_signal(lambda stop: scene.serve(settings, stop, data))


def warn_of_open_files(database: Path | None, env_file: Path) -> None:
    """Say in the log which files with secrets in them others on this machine can read."""
    found = open_to_others(database) if database is not None else []
    if env_file.exists() and env_file.stat().st_mode & 0o077:
        found.append(env_file)
    for path in found:
        _log.warning("readable_by_others", path=str(path), hint="chmod go-rwx, or another folder")


async def _serve(settings: Settings, stop: asyncio.Event) -> None:
    bot = TaskForceBot(settings, make_office(settings), clock=Clock())
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(heartbeat())
        stack.push_async_callback(bot.stop)
        ended = asyncio.ensure_future(_ended(bot, stop))
        try:
            has_started = await _unless(ended, bot.start())
        except SQLAlchemyError as error:
            raise unusable(error) from None
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
    from bot.jobs.schedule import start_schedule
    from bot.serving.listener import start_listening

    await start_listening(bot, stack)
    stack.callback(start_schedule(bot).stop)
    await bot.publish_commands()
    await bot.publish_profile()
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
