"""Months as numbers, for the buttons that turn the pages of a calendar."""

from datetime import date

from casework.core.errors import Refused

MONTHS = 12
LAST_YEAR = 9998
"""The last year whose every day has a day after it."""


def number_of(day: date) -> int:
    """The number of a day's month: counted from January of the year 0."""
    return day.year * MONTHS + day.month - 1


def first_of(number: int) -> date:
    """The first day of the month with this number. Raises Refused("stale_button")."""
    year, month = divmod(number, MONTHS)
    if not 1 <= year <= LAST_YEAR:
        raise Refused("stale_button")
    return date(year, month + 1, 1)


def day_of(ordinal: int) -> date:
    """The day with this proleptic ordinal. Raises Refused("stale_button")."""
    if not 1 <= ordinal <= date(LAST_YEAR, MONTHS, 31).toordinal():
        raise Refused("stale_button")
    return date.fromordinal(ordinal)
