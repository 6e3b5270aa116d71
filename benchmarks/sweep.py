"""How long it takes to fire what is due, among many follow-ups that are not.

One round makes the next thousand due and fires them as the program does: batch after batch, each
in a transaction that is committed. Sending is not in it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, text, update
from sqlmodel import Session, col

from benchmarks import crowded, report
from benchmarks.databases import databases
from casework.dates.working_time import Calendar
from casework.intake.questions import requisition_form
from casework.office import Office
from casework.places import COPENHAGEN
from storage.database import schema
from storage.database.engine import make_engine
from storage.follow_ups import firing
from storage.subjects import CONSEQUENCES, FOLLOW_UPS
from storage.tables import FollowUp
from storage.transaction.unit_of_work import UnitOfWork

SIZES = (10_000, 100_000)
DUE = 1000
OFFICE = Office(COPENHAGEN, Calendar(ZoneInfo("Europe/Copenhagen")), requisition_form(COPENHAGEN))


@dataclass(frozen=True, slots=True)
class Swept:
    """One round, or the medians of several; times in seconds.

    `program` is the CPU time of this process, without PostgreSQL's. `longest` is the longest
    transaction, behind which somebody's tap waits. `idle` is a sweep that finds nothing due.
    """

    program: float
    passed: float
    longest: float
    idle: float


def run(kind: str, scratch: Path, rounds: int) -> int:
    """Measure on a kind of database, and print; what is slow fails nothing."""
    print(f"{DUE} follow-ups due, {kind}, medians of {rounds} rounds\n")
    print("    open   program   passed   longest transaction   nothing due")
    found = []
    for size in SIZES:
        with _crowded(kind, scratch, size) as engine:
            measured = [_round(engine, number) for number in range(rounds + 1)][1:]
        swept = Swept(*(median(getattr(one, name) for one in measured) for name in Swept.__slots__))
        found.append(swept)
        print(
            f"{size:8}   {swept.program:5.2f} s  {swept.passed:5.2f} s   {swept.longest:16.3f} s"
            f"   {swept.idle * 1000:8.1f} ms"
        )
    ratio = found[-1].program / found[0].program
    print(f"\nTen times as many open ones cost {ratio:.2f} times the program's time.")
    print(f"Measured on {report.machine(scratch)}")
    return 0


@contextmanager
def _crowded(kind: str, scratch: Path, size: int) -> Iterator[Engine]:
    """A database with so many open follow-ups, none of them due, and as many that are over."""
    folder = scratch / f"sweep-{size}"
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.iterdir():
        leftover.unlink()
    with databases(kind, scratch).fresh(folder) as url:
        engine = make_engine(url)
        schema.migrate(engine)
        with engine.begin() as connection:
            crowded.fill(connection, still_open=size, due=0, ended=size)
            connection.execute(text("ANALYZE"))
        yield engine
        engine.dispose()


def _round(engine: Engine, number: int) -> Swept:
    """Make the next ones due and fire them; the first round is the warm-up."""
    first = number * DUE + 1
    with engine.begin() as connection:
        connection.execute(
            update(FollowUp)
            .where(col(FollowUp.id) >= first, col(FollowUp.id) < first + DUE)
            .values(due_at=crowded.NOW)
        )
    began, cpu = time.perf_counter(), time.process_time()
    longest, more = 0.0, True
    while more:
        before = time.perf_counter()
        more = _batch(engine)
        longest = max(longest, time.perf_counter() - before)
    program, passed = time.process_time() - cpu, time.perf_counter() - began
    before = time.perf_counter()
    _batch(engine)
    return Swept(program, passed, longest, time.perf_counter() - before)


def _batch(engine: Engine) -> bool:
    with engine.begin() as connection:
        unit = UnitOfWork(Session(connection), OFFICE, crowded.NOW, CONSEQUENCES)
        more = firing.fire_due(unit, FOLLOW_UPS).more
        unit.session.flush()
    return more
