"""What is said of a shape: a number for certain, a toss-up, or nothing.

A number that is missed is stored; one that is found by mistake costs somebody a second message. So
what can be one is one, unless a label or the surroundings say what else it is; where they only make
it likely, the person is asked. The check digit is not used: since October 2007 there are numbers
without one, many of them of people from abroad. No clock is asked whether the date has come: one
that is wrong would let the numbers of children through.
"""

import itertools
from collections.abc import Callable

from casework.cpr.by_shape import HIGHEST_IN_LIST, Verdict, by_shape
from casework.cpr.shapes import Group, Shape
from casework.cpr.surroundings import Surroundings
from casework.cpr.words import Label

_NEAR_YEARS = range(15, 37)
"""Two digits that may be the year of a meeting. Those born then, with numbers that are times, were
born in 1915 to 1936: from 2000 on, serial numbers begin with 4000 (cpr.dk)."""

_LIST_YEARS = range(2000, 2050)
_SPAN_YEARS = range(1900, 2050)
_LONGEST_ROW = 16
"""Pairs before and behind the first of a shape that are looked at."""

_FIRST_POSTCODE, _LAST_POSTCODE = 800, 9990
_SOFT = frozenset({"", " ", ",", ", ", ".", ". ", ";", "; ", " ,", "|", " | "})
"""What stands between two things that only follow each other; anything with a dash binds."""


def judged(shape: Shape, around: Surroundings) -> Verdict:
    """What is said of one shape where it stands."""
    if around.are_any_called and around.label is Label.CPR:
        return Verdict.CERTAIN if _is_called_so(shape) else Verdict.NONE
    if shape.born is None or (shape.order == "ymd" and shape.divided and len(shape.year) == 2):  # noqa: PLR2004
        return Verdict.NONE
    for explains in _EXPLANATIONS:
        verdict = explains(shape, around)
        if verdict is not None:
            return verdict
    return by_shape(shape)


def _is_called_so(shape: Shape) -> bool:
    """Whether it is what the word CPR means, though its date may be mistyped."""
    return shape.order == "dmy" or shape.born is not None


# What a label or the surroundings say: a verdict, or None where they say nothing of this shape


def _labelled(shape: Shape, around: Surroundings) -> Verdict | None:
    bound = "-" in shape.gap and not shape.divided
    if around.label is None and around.label_of_all is Label.FIRM and not bound:
        branch = shape.before is not None and len(shape.before.digits) == 4  # noqa: PLR2004
        return Verdict.NONE if branch or _tightly_joined(shape) else Verdict.ASKS
    if around.label is Label.FIRM and not (bound and around.is_one_of_several):
        return Verdict.ASKS if bound else Verdict.NONE
    if around.label is Label.UNCLEAR:
        return Verdict.CERTAIN if bound else Verdict.ASKS
    if around.label is Label.PHONE and not bound:
        grouped = bool(set(shape.cuts) - {shape.date_length})
        return Verdict.NONE if grouped else Verdict.ASKS
    return None


def _splits_a_year(shape: Shape, _around: Surroundings) -> Verdict | None:
    """A date with a year of four digits, and something short behind it."""
    place = 0
    for group in shape.own:
        middle = place < shape.date_length < place + len(group.digits)
        if middle and shape.divided and len(group.digits) == 4 and group.digits[:2] in {"19", "20"}:  # noqa: PLR2004
            return Verdict.NONE
        place += len(group.digits)
    return None


def _is_address(shape: Shape, around: Surroundings) -> Verdict | None:
    """A date, then a postcode: of when something was founded, and where."""
    is_postcode = shape.serial_gaps == [] and (
        _FIRST_POSTCODE <= int(shape.serial) <= _LAST_POSTCODE
    )
    if not is_postcode or not _is_plainly_a_date(shape):
        return _asked_in_a_town(shape, around)
    if shape.gap not in _SOFT:
        return Verdict.ASKS if around.label is Label.FOUNDED else None
    if around.is_in_a_town or around.label is Label.FOUNDED:
        return Verdict.NONE
    return Verdict.ASKS if around.is_perhaps_in_a_town else None


def _asked_in_a_town(shape: Shape, around: Surroundings) -> Verdict | None:
    follows = shape.gap in _SOFT - {""}
    return Verdict.ASKS if follows and around.is_in_a_town else None


def _is_amount(shape: Shape, around: Surroundings) -> Verdict | None:
    counted = around.is_amount and shape.gap in _SOFT and shape.gap and _is_plainly_a_date(shape)
    return Verdict.NONE if counted else None


def _is_span(shape: Shape, around: Surroundings) -> Verdict | None:
    """A date or some months of one year, up to another year; or a school year, and a year."""
    if around.label is Label.BORN:
        return None
    if set(shape.cuts) == {4, 6} and int(shape.own[0].digits) in _SPAN_YEARS:
        return Verdict.NONE if int(shape.serial) in _SPAN_YEARS else None
    if len(shape.year) < 4 or int(shape.serial) not in _SPAN_YEARS or shape.serial_gaps:  # noqa: PLR2004
        return None
    if shape.order != "dmy" or int(shape.serial) <= int(shape.year) or not shape.cuts:
        return None
    to_year = "-" in shape.gap and (shape.gap != "-" or _before_year(shape) in {" ", ", "})
    said = around.label in {Label.SPAN, Label.FOUNDED}
    years = all(int(each.digits) in _SPAN_YEARS for each in shape.own)
    return Verdict.NONE if to_year or said or years else Verdict.ASKS


def _is_list(shape: Shape, around: Surroundings) -> Verdict | None:
    """Days or weeks, then a year."""
    if around.label is Label.BORN:
        return None
    if len(shape.year) != 2 or shape.serial_gaps or int(shape.serial) not in _LIST_YEARS:  # noqa: PLR2004
        return None
    if len(shape.own) != 4 or int(shape.year) > HIGHEST_IN_LIST or shape.gap not in _SOFT:  # noqa: PLR2004
        return None
    if Label.LIST in {around.label, around.label_of_all} or shape.before is not None:
        return Verdict.NONE
    return Verdict.ASKS


def _is_time(shape: Shape, around: Surroundings) -> Verdict | None:
    """A date, then a time."""
    if not _is_time_of_day(shape.serial) or around.label is Label.BORN:
        return None
    soft = shape.gap in _SOFT and (shape.divided or shape.gap != "")
    if len(shape.year) == 4:  # noqa: PLR2004
        return Verdict.ASKS if shape.order == "ymd" and soft else None
    if shape.divided and soft and around.label is Label.ROOM:
        return Verdict.NONE
    near = int(shape.year) in _NEAR_YEARS
    if shape.divided and _is_written_as_time(shape):
        return Verdict.NONE if near else Verdict.ASKS
    if not near or not soft:
        return None
    said = around.label in {Label.TIME, Label.LIST} or around.ends_at_a_time
    hours = shape.serial_gaps == ["-"] and shape.gap == " "
    return Verdict.NONE if (said or hours) and shape.divided else Verdict.ASKS


def _is_written_as_time(shape: Shape) -> bool:
    """Whether a colon or a dot divides the last four, otherwise than the rest is divided."""
    split = shape.serial_gaps
    return split in ([":"], ["."]) and {shape.gap, *shape.date_gaps} != {*split}


def _is_from_and_to(shape: Shape, _around: Surroundings) -> Verdict | None:
    """A time from and to, with digits before it."""
    *before, begin, end = ["0000", "0000", *(each.digits for each in shape.own)]
    if end != shape.serial or len(begin) != 4 or "-" not in shape.gap or not before[2:]:  # noqa: PLR2004
        return None
    if not _is_time_of_day(begin) or not _is_time_of_day(end) or end <= begin:
        return None
    return Verdict.ASKS if shape.before is None else Verdict.NONE


def _is_part_of_pairs(shape: Shape, around: Surroundings) -> Verdict | None:
    """In the middle of a row of pairs: phone numbers, or nobody knows."""
    if not shape.divided or (shape.before is None and shape.after is None):
        return None
    row = _pairs_around(shape)
    listed = bool(shape.serial_gaps) and Label.LIST in {around.label, around.label_of_all}
    if listed or _is_counting(row):
        return Verdict.NONE
    if len(row) % 4 == 0 and shape.own[-1] in row:
        return Verdict.NONE
    after_phone = shape.before in row and len(row) >= 4 and row[0].digits[0] not in "01"  # noqa: PLR2004
    if after_phone and (around.is_in_a_town or around.label_of_all is Label.PHONE):
        return Verdict.NONE
    if _tightly_joined(shape):
        return Verdict.ASKS
    return None


_EXPLANATIONS: tuple[Callable[[Shape, Surroundings], Verdict | None], ...] = (
    _labelled,
    _splits_a_year,
    _is_list,
    _is_time,
    _is_from_and_to,
    _is_part_of_pairs,
    _is_address,
    _is_amount,
    _is_span,
)
"""Asked in this order; the first that has something to say is heard."""


# Helpers


def _is_plainly_a_date(shape: Shape) -> bool:
    """Whether the eye reads a date, and then something else."""
    return shape.divided or len(shape.year) == 4  # noqa: PLR2004


def _before_year(shape: Shape) -> str:
    return shape.cuts.get(shape.date_length - 4, "")


def _is_time_of_day(serial: str) -> bool:
    return int(serial[:2]) < 24 and int(serial[2:]) < 60  # noqa: PLR2004


def _pairs_around(shape: Shape) -> list[Group]:
    """The row of groups of two digits that the shape begins in, from its first to its last."""
    first = last = shape.first
    groups = shape.groups
    while (
        first > shape.first - _LONGEST_ROW
        and first
        and groups[first].gap is not None
        and len(groups[first - 1].digits) == 2  # noqa: PLR2004
    ):
        first -= 1
    while (
        last + 1 < min(len(groups), shape.first + _LONGEST_ROW)
        and groups[last + 1].gap is not None
        and len(groups[last + 1].digits) == 2  # noqa: PLR2004
    ):
        last += 1
    return list(groups[first : last + 1])


def _is_counting(row: list[Group]) -> bool:
    """Whether each is more than the one before it, as days and weeks are."""
    numbers = [int(each.digits) for each in row]
    rises = all(one < other for one, other in itertools.pairwise(numbers))
    return len(row) > 4 and rises and numbers[-1] <= HIGHEST_IN_LIST  # noqa: PLR2004


def _tightly_joined(shape: Shape) -> bool:
    """Whether it goes on from, or into, other digits as its own parts do from each other."""
    inside = set(shape.date_gaps)
    before = shape.own[0].gap
    after = shape.after.gap if shape.after is not None else None
    return before in inside or (after in inside and after is not None)
