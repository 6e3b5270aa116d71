"""What a requester is told about their pause. Days are local ones."""

from datetime import date

from storage.transaction.notice import InPlace


class PauseMenu(InPlace, kind="pause_menu"):
    """Asks until when. `until` is the day on which the present pause ends; None without one."""

    until: date | None = None


class PauseMonth(InPlace, kind="pause_month"):
    """The same with the days of a month (`months.number_of`)."""

    month: int


class Paused(InPlace, kind="paused"):
    """The pause has begun, or ends on another day: `until`."""

    until: date


class PauseOver(InPlace, kind="pause_over"):
    """The pause has ended before its day."""
