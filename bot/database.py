"""One thread that writes: the transactions that wait are committed together.

Each has its own savepoint, so that one that fails undoes its own changes and no other's. A
transaction is a function of a unit of work; what it returns is handed back once it is on the disk.
While the database is away, everybody waits, and what waits is done when it is back. So it may
be run more than once before it is committed, each time in a unit of its own, and must leave no
traces elsewhere. What only reads is a function of a session.
"""

import asyncio
import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.database_file import DatabaseFile, FileAwayError
from bot.metrics import Metrics
from bot.transactions import AllUndoneError, Result, Transaction, Work
from bot.trouble import Trouble
from casework.office import Office
from storage.database.engine import is_away, wiped

Reading = Callable[[Session], Result]

MOST_TOGETHER = 100
"""Transactions a commit; more would make the first of them wait for too long."""

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
"""Seconds between two attempts to reach a database that is away; each is twice the one before."""

_log = structlog.get_logger()


class DatabaseAwayError(Exception):
    """The database is away, and the program stops: nothing was done, nobody waits any longer."""


class Database:
    """Runs whole transactions away from the event loop, for one office, by one clock.

    Where `file` is lost, nothing is written any more, and `trouble` hears of it.
    """

    def __init__(
        self,
        engine: Engine,
        metrics: Metrics,
        office: Office,
        now: Callable[[], datetime],
        *,
        file: DatabaseFile | None = None,
        trouble: Trouble | None = None,
    ) -> None:
        self.engine = engine
        self._file = file or DatabaseFile()
        self._trouble = trouble
        self._committed_at = time.monotonic()
        self._office = office
        self._now = now
        self._metrics = metrics
        self._waiting: deque[Transaction] = deque()
        self._unfinished: dict[Transaction, None] = {}
        self._wake = threading.Condition()
        self._stopping = threading.Event()
        self._impatient = threading.Event()
        self._given_up = False
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reader")

    def start(self) -> None:
        """Start the writer, on the running event loop."""
        self._loop = asyncio.get_running_loop()
        with contextlib.suppress(FileAwayError):
            self._file.check()
        self._begin()

    def stop_waiting(self) -> None:
        """The program is to stop: from now on nobody waits for a database that is away."""
        self._impatient.set()

    async def stop(self) -> None:
        """Commit what waits, unless the database is away, and end the threads."""
        self.stop_waiting()
        with self._wake:
            self._stopping.set()
            self._wake.notify()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
        self._readers.shutdown(wait=False)
        self.engine.dispose()

    @property
    def since_commit(self) -> float:
        """Seconds since something was last committed, be it that there was nothing to commit."""
        return time.monotonic() - self._committed_at

    @property
    def behind(self) -> float:
        """Seconds for which the first of those that wait to be committed has waited; 0: nobody."""
        first = next(iter(self._unfinished), None)
        return time.monotonic() - first.since if first is not None else 0.0

    async def run(self, work: Work[Result]) -> Result:
        """Run one transaction; returns when it is committed, raises what it raised.

        However long it waits, it happens now. Raises DatabaseAwayError where it cannot be
        committed before the program stops.
        """
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._ask_for(Transaction(work, self._now(), future, time.monotonic()))
        return await future

    async def read(self, work: Reading[Result]) -> Result:
        """Run a reading transaction beside the writer; it sees all that is committed."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, partial(self._read, work))

    async def read_now(self, work: Callable[[Session, Office, datetime], Result]) -> Result:
        """The same for what asks whose office it is, and what time."""
        now = self._now()
        return await self.read(lambda session: work(session, self._office, now))

    async def wipe(self) -> None:
        """Leave no byte of what was deleted in the database's log, as far as it is SQLite's.

        It waits until nobody reads. What could not be wiped before the program stops is wiped
        when it does, or by the next start.
        """
        pause = FIRST_PAUSE
        while not await asyncio.to_thread(wiped, self.engine):
            if await asyncio.to_thread(self._impatient.wait, pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE)

    def _begin(self) -> None:
        self._thread = threading.Thread(target=self._write, name="writer", daemon=True)
        self._thread.start()

    def _ask_for(self, transaction: Transaction) -> None:
        """Have it committed, with those that are asked for meanwhile."""
        with self._wake:
            self._waiting.append(transaction)
            self._unfinished[transaction] = None
            self._wake.notify()

    def _read(self, work: Reading[Result]) -> Result:
        """Do it in the thread of a reader, again and again while the database is away."""
        pause = FIRST_PAUSE
        while True:
            try:
                with (
                    self.engine.connect().execution_options(reading=True) as connection,
                    Session(connection) as session,
                ):
                    return work(session)
            except DBAPIError as error:
                if not is_away(error):
                    raise
                if self._impatient.wait(pause):
                    raise DatabaseAwayError from error
                pause = min(pause * 2, LONGEST_PAUSE)

    def _hand_back(self, batch: list[Transaction]) -> None:
        self._metrics.committed(len(batch))
        for transaction in batch:
            self._unfinished.pop(transaction, None)
            transaction.hand_back()

    # In the writer's thread

    def _write(self) -> None:
        while batch := self._next_batch():
            self._commit_until_done(batch)
            if self._loop is not None and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._hand_back, batch)

    def _next_batch(self) -> list[Transaction]:
        """What waits, at the most `MOST_TOGETHER`; empty when the program stops."""
        with self._wake:
            while not self._waiting and not self._stopping.is_set():
                self._wake.wait()
            most = min(len(self._waiting), MOST_TOGETHER)
            return [self._waiting.popleft() for _ in range(most)]

    def _commit_until_done(self, batch: list[Transaction]) -> None:
        pause = FIRST_PAUSE
        while not self._given_up:
            try:
                self._commit(batch)
            except AllUndoneError as undone:
                batch = [each for each in batch if each is not undone.by]
            except Exception as error:  # noqa: BLE001  (the writer goes on, whatever it is)
                if not (is_away(error) or isinstance(error, FileAwayError)):
                    _fail(batch, error)
                    return
                _log.warning("database_away", error=type(error).__name__, pause=pause)
                self._tell_of_loss()
                self._given_up = self._impatient.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                self._committed_at = time.monotonic()
                return
        _fail(batch, DatabaseAwayError())

    def _tell_of_loss(self) -> None:
        loss = self._file.loss()
        if loss is not None and self._trouble is not None and self._loop is not None:
            self._loop.call_soon_threadsafe(self._trouble.report, loss)

    def _commit(self, batch: list[Transaction]) -> None:
        self._file.check()
        with self.engine.begin() as connection:
            if len(batch) == 1:
                batch[0].run_alone(connection, self._office)
                return
            for transaction in batch:
                transaction.run(connection, self._office)


def _fail(batch: list[Transaction], error: Exception) -> None:
    for transaction in batch:
        transaction.error = error
