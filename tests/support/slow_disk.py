"""The program on a slow disk: `python -m tests.support.slow_disk run`, as `python -m bot run`.

A commit in SQLite's write-ahead log with `synchronous=FULL` is one fsync, so every commit takes
as long again as a slow fsync does. Half of the wait comes before the commit and half after it: a
kill then finds both a transaction that is lost and one that is kept but that nobody has heard of.
(The fsyncs of a checkpoint, a few for every thousand pages, are not slowed.)

Nothing in the program is changed for it: SQLAlchemy is told to make its SQLite connections of
another class. So it needs no compiler, and works wherever the tests do.
"""

import sqlite3
import time
from typing import Any

from sqlalchemy import Dialect, Engine, event

from bot.command_line import cli

ADDED = 0.005
"""Seconds added to each commit: about what a disk with moving parts takes."""


class SlowConnection(sqlite3.Connection):
    """A connection whose disk takes its time. The writer's thread waits, and nobody else."""

    def commit(self) -> None:
        """Commit, `ADDED` seconds slower."""
        time.sleep(ADDED / 2)
        super().commit()
        time.sleep(ADDED / 2)


def _on_slow_disk(
    dialect: Dialect, _record: object, _arguments: list[Any], parameters: dict[str, Any]
) -> None:
    """Choose the class of a new connection; SQLAlchemy then connects as ever."""
    if dialect.name == "sqlite":
        parameters["factory"] = SlowConnection


def main() -> None:
    """Run the program's own command line."""
    event.listen(Engine, "do_connect", _on_slow_disk)
    cli.main()


if __name__ == "__main__":
    main()
