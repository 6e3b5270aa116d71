"""The only place that reads the clock."""

from datetime import UTC, datetime, timedelta


class Clock:
    """The program's time, in UTC. The playground and the tests move it; nobody else does."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def advance(self, by: timedelta) -> None:
        """Move the program's time forward, or back where `by` is negative."""
        self.offset += by
