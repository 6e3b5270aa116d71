"""Days on which a municipality is closed by agreement: they count as public holidays do.

The law makes no holiday of them, so every municipality says for itself which they are. Copenhagen
closes on Christmas Eve, New Year's Eve and Constitution Day.
"""

from dataclasses import dataclass
from datetime import date

from casework.core.words import N_

LEAP_YEAR = 2024
"""A year in which every day of a year exists."""


@dataclass(frozen=True)
class ClosedDay:
    """A day of each year, or of one `year`, and what it is called.

    `translated` says that the name is a sentence of the catalogues; any other is read by everybody
    as it was written. Raises ValueError for a day that no such year has.
    """

    month: int
    day: int
    name: str
    year: int | None = None
    translated: bool = False

    def __post_init__(self) -> None:
        date(self.year or LEAP_YEAR, self.month, self.day)

    def falls_on(self, day: date) -> bool:
        """Whether this local day is one."""
        return (day.month, day.day) == (self.month, self.day) and self.year in {None, day.year}


CLOSED_DAYS = (
    ClosedDay(12, 24, N_("Christmas Eve"), translated=True),
    ClosedDay(12, 31, N_("New Year's Eve"), translated=True),
    ClosedDay(6, 5, N_("Constitution Day"), translated=True),
)
"""The default."""
