"""Fires what is followed up and due, batch after batch."""

import traceback
from functools import partial

import structlog

from bot.application import TaskForceBot
from bot.database import DatabaseAwayError
from bot.jobs.sweeps import carry_out, sweep
from storage.follow_ups import firing
from storage.subjects import FOLLOW_UPS
from storage.transaction.unit_of_work import UnitOfWork

_log = structlog.get_logger()


async def follow_up(bot: TaskForceBot) -> None:
    """Fire all that is due; one that cannot be fired is set aside, and holds up no other."""
    try:
        await _in_batches(bot)
    except DatabaseAwayError:
        raise
    except Exception:  # noqa: BLE001  (whatever it is, it is found by firing each alone)
        await _one_by_one(bot)


def _batch(unit: UnitOfWork) -> bool:
    return firing.fire_due(unit, FOLLOW_UPS).more


_in_batches = sweep(_batch)


async def _one_by_one(bot: TaskForceBot) -> None:
    """What the batch would have done; the next run of the job does the rest."""
    due = await bot.database.read(partial(firing.next_due, now=bot.clock.now()))
    for row in due:
        try:
            await carry_out(bot, partial(firing.fire_one, follow_up_id=row, kinds=FOLLOW_UPS))
        except DatabaseAwayError:
            raise
        except Exception as error:  # noqa: BLE001  (it is kept with its row's id)
            await _set_aside(bot, row, error)


async def _set_aside(bot: TaskForceBot, row: int, error: Exception) -> None:
    trace = "".join(traceback.format_tb(error.__traceback__))
    _log.error("follow_up_failed", row=row, error=type(error).__name__, trace=trace)
    bot.metrics.follow_ups_failed += 1
    await bot.database.run(partial(firing.set_aside, follow_up_id=row))
