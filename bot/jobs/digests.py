"""Sends the digests that are due, each in a transaction of its own."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.application import TaskForceBot
from bot.database import DatabaseAwayError
from casework.office import Office
from storage.digests import digests
from storage.digests.making import Ask, Made
from storage.queues.outbox import Outgoing
from storage.subjects import MAKERS
from storage.transaction.unit_of_work import UnitOfWork


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
    """What it says is read beside the writer too, which only keeps it."""

    def make(session: Session, office: Office, now: datetime) -> Made:
        return MAKERS[ask.kind].make(session, office, ask, now)

    made = await bot.database.read_now(make)
    bot.delivery.put(await bot.database.run(partial(_enqueue, ask=ask, made=made)))


def _enqueue(unit: UnitOfWork, ask: Ask, made: Made) -> list[Outgoing]:
    digests.send(unit, MAKERS, ask, made)
    return unit.enqueued
