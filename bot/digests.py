"""Sends the digests that are due, each in a transaction of its own."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.application import TaskForceBot
from bot.database import DatabaseAwayError
from casework.office import Office
from storage import digests, outbox
from storage.digest_making import Ask
from storage.outbox import Outgoing
from storage.subjects import MAKERS


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
    send = partial(_enqueue, office=bot.office, ask=ask, now=bot.clock.now())
    bot.delivery.put(await bot.database.run(send))


def _enqueue(session: Session, office: Office, ask: Ask, now: datetime) -> list[Outgoing]:
    outbox.begin(session, None)
    digests.send(session, office, MAKERS, ask, now)
    return outbox.enqueued(session)
