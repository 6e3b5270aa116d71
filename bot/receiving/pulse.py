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
        """Note that the poller asks, or has just been answered: it is alive."""
        self._came_by = self.now()

    def polled(self) -> None:
        """Note that a poll was answered, with updates or without."""
        self._polled, self._refused_since = self.now(), None

    def refused(self) -> float:
        """Note that a poll was refused as by a wrong token; returns the seconds of nothing else."""
        self._refused_since = self._refused_since or self.now()
        return self.now() - self._refused_since

    def not_refused(self) -> None:
        """Note that a poll failed for another reason than the token."""
        self._refused_since = None

    @property
    def since_poll(self) -> float:
        """Seconds since a poll was answered."""
        return self.now() - self._polled

    @property
    def since_poller(self) -> float:
        """Seconds since the poller asked, or was answered."""
        return self.now() - self._came_by

    # Any call

    def answered(self) -> None:
        """Note that Telegram answered a call, be it with a refusal."""
        self._silent_since = None

    def silent(self) -> None:
        """Note that a call was not answered."""
        self._silent_since = self._silent_since or self.now()

    @property
    def silent_for(self) -> float:
        """Seconds for which no call was answered; 0 where the last one was."""
        return self.now() - self._silent_since if self._silent_since is not None else 0.0

    # Sending

    def delivered(self) -> None:
        """Note that Telegram did what a call for somebody asked."""
        self._delivered = self.now()

    @property
    def since_delivery(self) -> float:
        """Seconds since `delivered`."""
        return self.now() - self._delivered
