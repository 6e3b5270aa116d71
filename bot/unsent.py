"""What cannot go out: recorded with the reason, and told to whom it concerns."""

from datetime import datetime

from sqlmodel import Session

from casework.office import Office
from storage import outbox, reachability
from storage.outbox import Outgoing


def lose(
    session: Session, office: Office, chat_id: int, reason: str, now: datetime
) -> list[Outgoing]:
    """A chat cannot be reached any more. Returns what others must be told because of it."""
    outbox.begin(session, None)
    reachability.lose(session, office, chat_id, reason, now)
    return outbox.enqueued(session)


def fail(session: Session, row: int, reason: str, now: datetime) -> list[Outgoing]:
    """One row can never go out. Returns what others must be told because of it."""
    outbox.begin(session, None)
    reachability.fail(session, row, reason, now)
    return outbox.enqueued(session)


def unknown(session: Session, rows: list[int], now: datetime) -> list[Outgoing]:
    """Nobody knows whether these went out. Returns what others must be told because of it."""
    outbox.begin(session, None)
    reachability.unknown(session, rows, now)
    return outbox.enqueued(session)
