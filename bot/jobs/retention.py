"""People whose time is over are erased every night, and so is what became of old messages."""

import asyncio
from functools import partial

import structlog

from bot import backups
from bot.application import TaskForceBot
from bot.jobs.sweeps import sweep
from storage.erasure import retention
from storage.queues import pruning

_log = structlog.get_logger()


async def erase_due(bot: TaskForceBot) -> None:
    """Erase everybody who is due, a batch a transaction, and leave no byte of them.

    Who is due is read beside the writer, which asks again about each.
    """
    total = 0
    while found := await bot.database.read_now(retention.next_due):
        erased = await bot.database.run(partial(retention.erase_due, among=found))
        total += erased
        if not erased:
            break  # somebody else has them in hand
    if total:
        _log.info("erased", people=total, months=bot.office.retention_months)
        await bot.database.wipe()


async def prune(bot: TaskForceBot) -> None:
    """Delete what became of updates and messages long ago, and leave no byte of it.

    So do the copies of the database's file that the program has made by itself.
    """
    await sweep(pruning.prune)(bot)
    await bot.database.wipe()
    file = bot.settings.sqlite_path
    if file is not None:
        kept, now = bot.settings.backups_kept, bot.clock.now()
        await asyncio.to_thread(backups.forget, file, kept, now)
