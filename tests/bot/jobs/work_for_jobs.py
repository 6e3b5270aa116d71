"""What each job is given to do, as rows of a database."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, update
from sqlmodel import SQLModel

from benchmarks import crowded
from benchmarks.crowded import NOW
from storage.database.columns import table
from storage.tables import (
    AwayTime,
    HeldMessage,
    InboxUpdate,
    OutboxMessage,
    PastedText,
    Person,
    Requisition,
    WaitingNotice,
)
from storage.tables.queues import InboxStatus, OutboxStatus
from tests.handlers.raw_updates import message

TODAY = date(2026, 11, 23)
SUNDAY = TODAY - timedelta(days=1)
OFFERED, BACK, ASKS = 9, 3, 20
"""An advisor who has been offered a case; one who comes back; and somebody who asks for help."""


def _follow_ups(connection: Connection) -> None:
    crowded.fill(connection, still_open=36, due=18)


def _digests(connection: Connection) -> None:
    crowded.fill(connection, still_open=27, due=0)


def _promises(connection: Connection) -> None:
    """Cases of a version that did not watch what it had promised."""
    _digests(connection)
    case = table(Requisition)
    connection.execute(update(case).values(requester_id=case.c.id))


def _absences(connection: Connection) -> None:
    """One begins today, with an open offer; one ended yesterday."""
    _digests(connection)
    for person, first, last, began_at in (
        (OFFERED, TODAY, TODAY + timedelta(days=3), None),
        (BACK, SUNDAY - timedelta(days=3), SUNDAY, NOW - timedelta(days=4)),
    ):
        _put(
            connection,
            AwayTime,
            person_id=person,
            first=first,
            last=last,
            substitute_id=1,
            created_at=NOW - timedelta(days=9),
            began_at=began_at,
        )


def _waiting(connection: Connection) -> None:
    """Several things for one person, one for another, and one that waits on."""
    _digests(connection)
    for person, until in ((ASKS, NOW), (ASKS, NOW), (ASKS + 1, NOW), (ASKS + 2, _tomorrow())):
        _put(
            connection,
            WaitingNotice,
            person_id=person,
            kind="accepted",
            params={"requisition": person},
            created_at=NOW - timedelta(hours=9),
            until=until,
        )


def _held(connection: Connection) -> None:
    _digests(connection)
    content = {"message_id": 7, "text": "When do you come?"}
    for _number in range(2):
        long_ago = NOW - timedelta(days=2)
        _put(connection, HeldMessage, person_id=ASKS, content=content, at=long_ago)


def _kept_awhile(connection: Connection) -> None:
    """A long text whose rest cannot come any more."""
    _digests(connection)
    content = {"messages": [7], "text": "x", "last": 4096, "reply_to": None, "refused": {}}
    _put(connection, PastedText, person_id=ASKS, content=content, at=NOW - timedelta(hours=1))


def _left(connection: Connection) -> None:
    """Something was received, and something was to be said, when the program was killed."""
    _digests(connection)
    raw = message(text="/start")
    _put(
        connection,
        InboxUpdate,
        update_id=raw["update_id"],
        chat_id=raw["message"]["chat"]["id"],
        raw=json.dumps(raw),
        status=InboxStatus.WAITING,
        received_at=NOW,
    )
    _put(
        connection,
        OutboxMessage,
        chat_id=123,
        person_id=ASKS,
        kind="about",
        params={"language": "en"},
        waiting=False,
        status=OutboxStatus.PENDING,
        created_at=NOW,
    )


def _handled(connection: Connection) -> None:
    for update_id, days in ((1, 4), (2, 1)):
        _put(
            connection,
            InboxUpdate,
            update_id=update_id,
            raw="",
            status=InboxStatus.DONE,
            received_at=NOW - timedelta(days=days),
            handled_at=NOW - timedelta(days=days),
        )


def _long_ago(connection: Connection) -> None:
    """What was handled and sent more than a month ago."""
    month_ago = NOW - timedelta(days=31)
    for update_id in (1, 2):
        _put(
            connection,
            InboxUpdate,
            update_id=update_id,
            raw="",
            status=InboxStatus.FAILED,
            received_at=month_ago,
            handled_at=month_ago,
        )
        _put(
            connection,
            OutboxMessage,
            chat_id=1,
            kind="about",
            params={},
            waiting=False,
            status=OutboxStatus.SENT,
            created_at=month_ago,
        )


def _gone_for_years(connection: Connection) -> None:
    """Somebody who looked in once."""
    years_ago = NOW - timedelta(days=800)
    _put(connection, Person, telegram_id=77, first_name="Bent", created_at=years_ago)


FILLERS: dict[str, Callable[[Connection], None]] = {
    "follow up": _follow_ups,
    "watch promises": _promises,
    "digests": _digests,
    "absences": _absences,
    "release what waited": _waiting,
    "drop words of no case": _held,
    "do what is left": _left,
    "forget handled updates": _handled,
    "prune the queues": _long_ago,
    "erase who is due": _gone_for_years,
    "forget what was kept a while": _kept_awhile,
}
"""What each job has to do; a new job needs one here."""


def _put(connection: Connection, model: type[SQLModel], **values: Any) -> None:
    connection.execute(insert(table(model)).values(**values))


def _tomorrow() -> datetime:
    return NOW + timedelta(days=1)
