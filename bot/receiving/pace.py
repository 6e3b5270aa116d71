"""Notices when one person sends more in ten seconds than anybody means to."""

from collections import deque

from handlers.core.updates.incoming import Incoming

WINDOW = 10.0
"""Seconds."""


class Pace:
    """Counts updates a person; zero for `most` is no limit. Nothing is dropped because of it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: dict[int, deque[float]] = {}
        self._told: dict[int, float] = {}

    def is_too_fast(self, incoming: Incoming, now: float) -> bool:
        """Whether to ask this person to slow down: once a window. `now` in seconds."""
        if not self._most or not incoming.private:
            return False
        person = incoming.user_id
        moments = self._seen.setdefault(person, deque(maxlen=self._most + 1))
        moments.append(now)
        if len(moments) <= self._most or now - moments[0] > WINDOW:
            self._forget(now)
            return False
        if now - self._told.get(person, -WINDOW) < WINDOW:
            return False
        self._told[person] = now
        return True

    def _forget(self, now: float) -> None:
        """Drop people who have been quiet, now and then."""
        if len(self._seen) < 1000:  # noqa: PLR2004  (when it begins to matter)
            return
        self._seen = {
            person: moments for person, moments in self._seen.items() if now - moments[-1] <= WINDOW
        }
        self._told = {person: at for person, at in self._told.items() if now - at <= WINDOW}
