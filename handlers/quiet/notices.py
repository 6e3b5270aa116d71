"""What a requester is told about their pause. Days are local ones."""

from datetime import date

from storage.transaction.notice import InPlace


class PauseMenu(InPlace, kind="pause_menu"):
    """Until when? `until` is the day on which the pause ends that there is; None without one."""

    until: date | None = None


class PauseMonth(InPlace, kind="pause_month"):
    """The same with the days of a month (`months.number_of`)."""

    month: int


class Paused(InPlace, kind="paused"):
    """It has begun, or ends on another day: `until`."""

    until: date


class PauseOver(InPlace, kind="pause_over"):
    """It has ended before its day."""
