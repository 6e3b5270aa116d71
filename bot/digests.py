"""Sends the digests that are due, each in a transaction of its own."""

from functools import partial

from bot.application import TaskForceBot
from bot.database import DatabaseAwayError
from storage import digests
from storage.digest_making import Ask
from storage.outbox import Outgoing
from storage.subjects import MAKERS
from storage.unit_of_work import UnitOfWork


async def send_digests(bot: TaskForceBot) -> None:
    """Send what is due; who is due is read beside the writer.

    One that cannot be made keeps no other from being sent. Raises what the first of them raised.
    """
    due = partial(digests.due_now, office=bot.office, now=bot.clock.now())
    faults: list[Exception] = []
    for ask in await bot.database.read(due):
        try:
            await _send(bot, ask)
        except DatabaseAwayError:
            raise
        except Exception as error:  # noqa: BLE001  (whatever it is, the others are sent)
            faults.append(error)
    if faults:
        raise faults[0]


async def _send(bot: TaskForceBot, ask: Ask) -> None:
    send = partial(_enqueue, ask=ask)
    bot.delivery.put(await bot.database.run(send))


def _enqueue(unit: UnitOfWork, ask: Ask) -> list[Outgoing]:
    digests.send(unit, MAKERS, ask)
    return unit.enqueued
