"""What an advisor is told while setting their hours. Days of the week count from 0, a Monday."""

from storage.transaction.notice import InPlace


class HoursWeek(InPlace, kind="hours_week"):
    """The week of `person`. `set_day` has just been set."""

    person: int
    set_day: int | None = None


class HoursDay(InPlace, kind="hours_day"):
    """From when does this `person` work on a day?"""

    person: int
    weekday: int


class HoursEnd(InPlace, kind="hours_end"):
    """Until when, where the day `opens` so many minutes after midnight, local time?"""

    person: int
    weekday: int
    opens: int
