"""The file of an SQLite database, watched: whatever is written to a deleted one is lost.

SQLite keeps the file open, so it notices nothing; another file of that name is another database.
"""

import time
from collections.abc import Callable
from pathlib import Path

from bot.configuration.errors import OperatorError

LOST_AFTER = 5.0
"""Seconds after which a file that is not there does not come back; somebody may be moving it."""


class FileAwayError(Exception):
    """The database's file is not where it was; nothing was written."""


class DatabaseFile:
    """Knows which file it was at the first look. Without a path (PostgreSQL) it watches nothing."""

    def __init__(
        self, path: Path | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._path = path
        self._now = monotonic
        self._known: tuple[int, int] | None = None
        self._away_since: float | None = None

    def check(self) -> None:
        """Raises FileAwayError where it is not there, or another one is."""
        if self._path is None:
            return
        found = self._identity()
        if found is None:
            self._away_since = self._away_since or self._now()
            raise FileAwayError
        self._known = self._known or found
        if found != self._known:
            self._away_since = float("-inf")
            raise FileAwayError
        self._away_since = None

    def loss(self) -> OperatorError | None:
        """What to tell the operator, once it is sure that the file does not come back."""
        if self._away_since is None or self._now() - self._away_since < LOST_AFTER:
            return None
        return OperatorError(
            f"DATABASE_URL: the file {self._path} was deleted or replaced while the program ran; "
            "what was in it is lost but for a backup. Expected: the file put back before the next "
            "start, and no other program that moves it."
        )

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat() if self._path is not None else None
        except OSError:
            return None
        if found is None:
            return None
        return found.st_dev, found.st_ino
