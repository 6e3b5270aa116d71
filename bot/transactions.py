"""How one transaction is run: alone, or beside others in one commit."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlmodel import Session

from casework.office import Office
from storage.database.engine import is_away
from storage.subjects import CONSEQUENCES
from storage.transaction.unit_of_work import UnitOfWork

Result = TypeVar("Result")
Work = Callable[[UnitOfWork], Result]


@dataclass(slots=True, eq=False)
class Transaction:
    """Work that is asked for and not yet committed; it happens when it was asked for: `now` (UTC).

    `future` is who asked for it. `since` is that moment too, in seconds of `time.monotonic`.
    """

    work: Work[Any]
    now: datetime
    future: "asyncio.Future[Any]"
    since: float
    result: Any = None
    error: Exception | None = None

    def hand_back(self) -> None:
        """Tell who asked for it what came of it, if they still want to know."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)

    def run_alone(self, connection: Connection, office: Office) -> None:
        """Run it with no other beside it, so that it needs no savepoint.

        Raises AllUndoneError where it fails, and whatever says that the database is away.
        """
        try:
            self._do(connection, office)
        except Exception as error:
            if is_away(error):
                raise
            self.error = error
            raise AllUndoneError(self) from error

    def run(self, connection: Connection, office: Office) -> None:
        """Run it in its savepoint. Raises only what concerns the whole batch, as `run_alone` does.

        A session that cannot flush rolls back all that it knows of, which is the whole batch. It
        would not in a savepoint of SQLAlchemy's own, at a quarter of a millisecond each.
        """
        connection.exec_driver_sql("SAVEPOINT work")
        try:
            self._do(connection, office)
            connection.exec_driver_sql("RELEASE SAVEPOINT work")
        except Exception as error:
            if is_away(error):
                raise
            self.error = error
            if not connection.in_transaction():
                raise AllUndoneError(self) from error
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT work")
            connection.exec_driver_sql("RELEASE SAVEPOINT work")

    def _do(self, connection: Connection, office: Office) -> None:
        session = Session(connection)
        self.error = None
        self.result = self.work(UnitOfWork(session, office, self.now, CONSEQUENCES))
        session.flush()


class AllUndoneError(Exception):
    """One transaction has taken back those beside it too; they are to be run again without it."""

    def __init__(self, by: Transaction) -> None:
        super().__init__()
        self.by = by
