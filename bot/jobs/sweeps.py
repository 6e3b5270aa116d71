"""How a job carries out verbs: each in a transaction, and then what came of it is sent."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from bot.application import TaskForceBot
from storage.queues.outbox import Outgoing
from storage.transaction.unit_of_work import UnitOfWork

Result = TypeVar("Result")
Verb = Callable[[UnitOfWork], Result]
"""What a job calls, in a unit of work of its own."""

Work = Callable[[TaskForceBot], Awaitable[Any]]


async def carry_out(bot: TaskForceBot, verb: Verb[Result]) -> Result:
    """Carry out a verb in a transaction of its own; its messages go out once it is committed."""
    work = partial(_enqueue, verb=verb)
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


def _enqueue(unit: UnitOfWork, verb: Verb[Result]) -> tuple[list[Outgoing], Result]:
    result = verb(unit)
    return unit.enqueued, result
