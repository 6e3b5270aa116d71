"""What the shape alone says, where nothing around it explains it."""

from collections.abc import Callable, Mapping
from enum import IntEnum

from casework.cpr.shapes import Shape


class Verdict(IntEnum):
    """What is said of a text. A toss-up is for the person who wrote it to decide."""

    NONE = 0
    ASKS = 1
    CERTAIN = 2


HIGHEST_IN_LIST = 53
"""Days of a month and weeks of a year are no higher."""

_NO_SHORT_YEAR = 32
"""From here on two digits are no day, so that a year comes first."""


def by_shape(shape: Shape) -> Verdict:
    """What is said of a shape that has a date, where nothing explains it."""
    return _BY_KIND[shape.order, len(shape.year), bool(shape.short)](shape)


def _ten(shape: Shape) -> Verdict:
    cuts = set(shape.cuts)
    spelled = len(cuts) == 9  # noqa: PLR2004
    whole = shape.date_length in cuts or max(cuts, default=0) < shape.date_length
    regular = whole and {cut for cut in cuts if cut < shape.date_length} <= {2, 4}
    return Verdict.CERTAIN if spelled or regular else Verdict.ASKS


def _twelve(shape: Shape) -> Verdict:
    return Verdict.CERTAIN if set(shape.cuts) <= {2, 4, 8, 10} else Verdict.ASKS


def _year_first(shape: Shape) -> Verdict:
    long_ago = shape.year.startswith("19")
    return Verdict.CERTAIN if long_ago and set(shape.cuts) <= {4, 6, 8, 10} else Verdict.ASKS


def _two_digits_of_the_year_first(shape: Shape) -> Verdict:
    bound = set(shape.cuts) == {6} and "-" in shape.gap
    return Verdict.ASKS if bound and int(shape.year) >= _NO_SHORT_YEAR else Verdict.NONE


def _without_noughts(shape: Shape) -> Verdict:
    if not shape.divided:
        return Verdict.CERTAIN if "-" in shape.gap else Verdict.ASKS
    enumerated = {*shape.date_gaps, shape.gap} <= {" ", ", ", ",", ";", "; "}
    numbered = {*shape.date_gaps, shape.gap} == {"."}
    low = int(shape.year[-2:]) <= HIGHEST_IN_LIST and len(shape.year) == 2  # noqa: PLR2004
    return Verdict.ASKS if numbered or (enumerated and low) else Verdict.CERTAIN


_BY_KIND: Mapping[tuple[str, int, bool], Callable[[Shape], Verdict]] = {
    ("dmy", 2, False): _ten,
    ("dmy", 4, False): _twelve,
    ("ymd", 2, False): _two_digits_of_the_year_first,
    ("ymd", 4, False): _year_first,
    ("dmy", 2, True): _without_noughts,
    ("dmy", 4, True): _without_noughts,
    ("ymd", 4, True): _year_first,
}
