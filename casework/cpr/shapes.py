"""What in a folded text has the shape of a number: its digits, how divided, and the date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

LONGEST_GAP = 5
"""Signs between two groups of digits that may still be one number; a sign repeated is one."""

_MOST_DIGITS = 12
_DIGITS = re.compile(r"\d+")
_REPEATED = re.compile(r"([^\w\s])\1+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits side by side: where they stand, and whether they go on from the group before."""

    digits: str
    start: int
    end: int
    gap: str | None
    """What stands before it, spaces as one; None where it has nothing to do with what is before."""


@dataclass(frozen=True)
class Shape:
    """Groups `first` to `last` of a text, read as a date and four digits more.

    `day` is what stands there, 61 to 91 too; `year` has four digits or two. `short` counts the
    leading noughts that are missing. `order` is "dmy" or "ymd".
    """

    groups: Sequence[Group]
    first: int
    last: int
    day: str
    month: str
    year: str
    serial: str
    order: str = "dmy"
    short: int = 0

    @property
    def start(self) -> int:
        """Where it begins in the folded text."""
        return self.groups[self.first].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.groups[self.last].end

    @cached_property
    def own(self) -> Sequence[Group]:
        """Its groups."""
        return self.groups[self.first : self.last + 1]

    @cached_property
    def cuts(self) -> dict[int, str]:
        """After how many digits there is what gap."""
        found, count = {}, 0
        for group, following in zip(self.own, self.own[1:], strict=False):
            count += len(group.digits)
            found[count] = following.gap or ""
        return found

    @cached_property
    def date_length(self) -> int:
        """How many digits the date has."""
        return sum(len(group.digits) for group in self.own) - len(self.serial)

    @property
    def gap(self) -> str:
        """What divides the date from the serial number."""
        return self.cuts.get(self.date_length, "")

    @property
    def divided(self) -> bool:
        """Whether the date is."""
        return any(cut < self.date_length for cut in self.cuts)

    @property
    def date_gaps(self) -> list[str]:
        """What divides the date."""
        return [gap for cut, gap in self.cuts.items() if cut < self.date_length]

    @property
    def serial_gaps(self) -> list[str]:
        """What divides the serial number."""
        return [gap for cut, gap in self.cuts.items() if cut > self.date_length]

    @property
    def before(self) -> Group | None:
        """The group that it goes on from, if any."""
        return self.groups[self.first - 1] if self.own[0].gap is not None else None

    @property
    def after(self) -> Group | None:
        """The group that goes on from it, if any."""
        behind = self.groups[self.last + 1 : self.last + 2]
        return behind[0] if behind and behind[0].gap is not None else None

    @cached_property
    def born(self) -> date | None:
        """The date, if it is one and fits the serial number's first digit, which says the century.

        The table is cpr.dk's, as python-stdnum has it. A day that is 60 higher is one of a number
        that was made up for somebody who has none.
        """
        from stdnum.dk import cpr
        from stdnum.exceptions import ValidationError

        day = int(self.day)
        day -= 60 if day > 60 and self.order == "dmy" else 0  # noqa: PLR2004
        number = f"{day:02}{int(self.month):02}{self.year[-2:]}{self.serial}"
        try:
            born = cpr.get_birth_date(number)
        except ValidationError:
            return None
        return born if f"{born.year}".endswith(self.year) else None


def groups_of(text: str) -> list[Group]:
    """The groups of digits in a folded text."""
    groups: list[Group] = []
    for match in _DIGITS.finditer(text):
        gap = _joining(text[groups[-1].end : match.start()]) if groups else None
        groups.append(Group(match[0], match.start(), match.end(), gap))
    return groups


def shapes_in(text: str) -> Iterator[Shape]:
    """Everything that has the shape of a number, whatever its date; from left to right."""
    groups = groups_of(text)
    for first in range(len(groups)):
        count = 0
        for last in range(first, len(groups)):
            group = groups[last]
            count += len(group.digits)
            if count > _MOST_DIGITS or (last > first and group.gap is None):
                break
            yield from _readings(groups, first, last, count)


def _joining(between: str) -> str | None:
    gap = _REPEATED.sub(r"\1", re.sub(r"\s+", " ", between))
    return None if len(gap) > LONGEST_GAP or _LETTER.search(gap) else gap


def _readings(groups: Sequence[Group], first: int, last: int, count: int) -> Iterator[Shape]:
    parts = [group.digits for group in groups[first : last + 1]]
    lengths = tuple(map(len, parts))
    digits = "".join(parts)
    dmy = lengths[0] <= 2 and len(parts) > 2 and lengths[1] <= 2  # noqa: PLR2004
    if count == 10:  # noqa: PLR2004
        yield Shape(groups, first, last, digits[:2], digits[2:4], digits[4:6], digits[6:])
        yield Shape(groups, first, last, digits[4:6], digits[2:4], digits[:2], digits[6:], "ymd")
    if count == 12:  # noqa: PLR2004
        yield Shape(groups, first, last, digits[:2], digits[2:4], digits[4:8], digits[8:])
        yield Shape(groups, first, last, digits[6:8], digits[4:6], digits[:4], digits[8:], "ymd")
    if lengths in {(9,), (5, 4)}:
        yield Shape(groups, first, last, digits[0], digits[1:3], digits[3:5], digits[5:], short=1)
    if dmy and 1 in lengths[:2]:
        rest = "".join(parts[2:])
        year = {6: 2, 8: 4}.get(len(rest))
        if year is not None and (lengths[2] in {year, len(rest)}):
            yield Shape(
                groups, first, last, parts[0], parts[1], rest[:year], rest[year:],
                short=lengths[:2].count(1),
            )  # fmt: skip
    if lengths[0] == 4 and 1 in lengths[1:3] and lengths[3:] == (4,) and max(lengths[1:3]) <= 2:  # noqa: PLR2004
        yield Shape(
            groups, first, last, parts[2], parts[1], parts[0], parts[3], "ymd",
            short=lengths[1:3].count(1),
        )  # fmt: skip
