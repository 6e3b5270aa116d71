"""What cannot go out: recorded with the reason, and told to whom it concerns."""

from storage import reachability
from storage.queues.outbox import Outgoing
from storage.transaction.unit_of_work import UnitOfWork


def lose(unit: UnitOfWork, chat_id: int, reason: str) -> list[Outgoing]:
    """A chat cannot be reached any more. Returns what others must be told because of it."""
    reachability.lose(unit, chat_id, reason)
    return unit.enqueued


def fail(unit: UnitOfWork, row: int, reason: str) -> list[Outgoing]:
    """One row can never go out. Returns what others must be told because of it."""
    reachability.fail(unit, row, reason)
    return unit.enqueued


def unknown(unit: UnitOfWork, rows: list[int]) -> list[Outgoing]:
    """Nobody knows whether these went out. Returns what others must be told because of it."""
    reachability.unknown(unit, rows)
    return unit.enqueued
