"""Whether a text holds a number: what is looked at, shape by shape, and what is said of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casework.cpr import explained
from casework.cpr.by_shape import Verdict
from casework.cpr.folding import Copy, copy_of, decoded, without_marks
from casework.cpr.judging import judged
from casework.cpr.shapes import Shape, shapes_in
from casework.cpr.surroundings import Surroundings
from casework.cpr.words import (
    BEFORE_THE_LAST_FOUR,
    CALLED,
    DAY_THEN_MONTH,
    MONTH_THEN_DAY,
    MONTHS,
    Label,
)

_FEWEST_DIGITS = 6
"""Of the ten, letters may look like some, and a month may have its name. With fewer there is no
number, however it is written: the quick answer for nearly every text."""

_LOOKS_LIKE = {
    "o": "0",
    "\N{CYRILLIC SMALL LETTER O}": "0",
    "\N{GREEK SMALL LETTER OMICRON}": "0",
    "l": "1",
    "i": "1",
    "|": "1",
}
_LIKE_DIGIT = re.compile(rf"(?<=\d)[{''.join(_LOOKS_LIKE)}]|[{''.join(_LOOKS_LIKE)}](?=\d)")
_MOST_LIKE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A number, or what may be one, and where it stands in the text as it was written."""

    start: int
    end: int
    verdict: Verdict


def find(text: str) -> list[Found]:
    """The numbers in a text from left to right, none over another, the surest where they meet."""
    if sum(map(str.isnumeric, text)) < _FEWEST_DIGITS and not _hides_digits(text):
        return []
    every = sorted(_everything(text), key=lambda each: (-each.verdict, each.start, each.end))
    chosen: list[Found] = []
    taken = bytearray(len(text))
    for found in every:
        if not any(taken[found.start : found.end]):
            chosen.append(found)
            taken[found.start : found.end] = b"\1" * (found.end - found.start)
    return sorted(chosen, key=lambda each: each.start)


def look(text: str) -> Verdict:
    """What is to be said of a whole text."""
    return max((each.verdict for each in find(text)), default=Verdict.NONE)


def _hides_digits(text: str) -> bool:
    return "\N{KEYCAP TEN}" in text


def _everything(text: str) -> Iterator[Found]:
    for copy in _copies(text):
        yield from _found(copy, _verdicts(copy.text))
        yield from _named(copy)
        letters = copy
        for _time in range(_MOST_LIKE_DIGITS):
            alike = letters.replaced(_LIKE_DIGIT, lambda match: _LOOKS_LIKE[match[0]])
            if alike.text == letters.text:
                break
            letters = alike
        if letters.text != copy.text:
            yield from _found(letters, _doubted(_verdicts(letters.text), copy.text))


def _named(copy: Copy) -> Iterator[Found]:
    """What begins with a month's name beside its day."""
    named = copy.replaced(DAY_THEN_MONTH, lambda match: f"\0{match[1]}/{MONTHS[match[2]]}/")
    named = named.replaced(MONTH_THEN_DAY, lambda match: f"\0{match[2]}/{MONTHS[match[1]]}/")
    if named.text != copy.text:
        begins = {place + 1 for place, each in enumerate(named.text) if each == "\0"}
        verdicts = ((shape, verdict) for shape, verdict in _verdicts(named.text)
                    if shape.start in begins)  # fmt: skip
        yield from _found(named, verdicts)


def _copies(text: str) -> Iterator[Copy]:
    for copy in (copy_of(text), *without_marks(text), *decoded(text)):
        yield copy.replaced(BEFORE_THE_LAST_FOUR, lambda _match: " ")


def _found(copy: Copy, verdicts: Iterator[tuple[Shape, Verdict]]) -> Iterator[Found]:
    for shape, verdict in verdicts:
        yield Found(*copy.span(shape.start, shape.end), verdict)


def _verdicts(text: str) -> Iterator[tuple[Shape, Verdict]]:
    """The shapes of a folded text that are a number or may be one."""
    shapes = list(shapes_in(text))
    if not shapes:
        return
    called = bool(CALLED.search(text))
    closed = [*explained.phones(text), *explained.others(text)]
    moments = list(explained.moments(text))
    for shape in shapes:
        if any(start < shape.end and shape.start < end for start, end in closed):
            continue
        if any(start < shape.start < end for start, end in moments):
            continue
        verdict = judged(shape, Surroundings(text, shape, are_any_called=called))
        if verdict:
            yield shape, verdict


def _doubted(
    verdicts: Iterator[tuple[Shape, Verdict]], written: str
) -> Iterator[tuple[Shape, Verdict]]:
    """A number with letters for digits is one for certain only where it is called so."""
    for shape, _verdict in verdicts:
        if not any(map(str.isalpha, written[shape.start : shape.end])):
            continue
        called = Surroundings(written, shape, are_any_called=True).label is Label.CPR
        yield shape, Verdict.CERTAIN if called else Verdict.ASKS
