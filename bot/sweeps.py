"""How a job carries out verbs: each in a transaction, and then what came of it is sent."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlmodel import Session

from bot.application import TaskForceBot
from casework.office import Office
from storage import outbox
from storage.outbox import Outgoing

Result = TypeVar("Result")
Verb = Callable[[Session, Office, datetime], Result]
"""What a job calls, with the office and the program's time."""

Work = Callable[[TaskForceBot], Awaitable[Any]]


async def carry_out(bot: TaskForceBot, verb: Verb[Result]) -> Result:
    """Carry out a verb in a transaction of its own; its messages go out once it is committed."""
    work = partial(_enqueue, verb=verb, office=bot.office, now=bot.clock.now())
    messages, result = await bot.database.run(work)
    bot.delivery.put(messages)
    bot.fit_menus(messages)
    return result


def sweep(verb: Verb[bool]) -> Work:
    """The work of a verb that deals with a batch and says whether there may be more.

    Each batch is a transaction of its own: whoever taps meanwhile waits for one at the most.
    """

    async def work(bot: TaskForceBot) -> None:
        while await carry_out(bot, verb):
            pass

    return work


def _enqueue(
    session: Session, verb: Verb[Result], office: Office, now: datetime
) -> tuple[list[Outgoing], Result]:
    outbox.begin(session, None)
    result = verb(session, office, now)
    return outbox.enqueued(session), result
