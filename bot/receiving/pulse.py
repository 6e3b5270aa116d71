"""When the program last got anywhere: noted by who does the work, judged by `serving.health`."""

import time
from collections.abc import Callable


class Pulse:
    """Moments and lengths of time are in seconds of `monotonic`; at the beginning all is well."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.now = monotonic
        self._polled = self._came_by = self._delivered = monotonic()
        self._silent_since: float | None = None
        self._refused_since: float | None = None

    # Polling

    def came_by(self) -> None:
        """The poller asks, or has just been answered: it is alive."""
        self._came_by = self.now()

    def polled(self) -> None:
        """A poll was answered, with updates or without."""
        self._polled, self._refused_since = self.now(), None

    def refused(self) -> float:
        """A poll was refused as by a wrong token. Returns for how long there was nothing else."""
        self._refused_since = self._refused_since or self.now()
        return self.now() - self._refused_since

    def not_refused(self) -> None:
        """A poll failed for another reason."""
        self._refused_since = None

    @property
    def since_poll(self) -> float:
        """How long ago a poll was answered."""
        return self.now() - self._polled

    @property
    def since_poller(self) -> float:
        """How long ago the poller came by."""
        return self.now() - self._came_by

    # Any call

    def answered(self) -> None:
        """Telegram said something, be it no."""
        self._silent_since = None

    def silent(self) -> None:
        """A call was not answered."""
        self._silent_since = self._silent_since or self.now()

    @property
    def silent_for(self) -> float:
        """For how long no call was answered; 0 where the last one was."""
        return self.now() - self._silent_since if self._silent_since is not None else 0.0

    # Sending

    def delivered(self) -> None:
        """Telegram did what was asked for somebody."""
        self._delivered = self.now()

    @property
    def since_delivery(self) -> float:
        """How long ago that was."""
        return self.now() - self._delivered
