"""Which way a text runs, and how a value keeps its own way within a sentence that runs the other.

The rules are those of Unicode's Bidirectional Algorithm (unicode.org/reports/tr9): a value stands
between an isolating character and its end, so that nothing of it moves what stands beside it.
"""

import re
import string
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import bidirectional

LEFT_TO_RIGHT, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"
"""LRI, FSI and PDI: what runs left to right, what runs as its first letter does, and the end of it.

A phone number, a reference and a time hold no letter of the other direction: left to right.
"""

RIGHT_TO_LEFT_MARK = "\u200f"

ARROWS = {"→": "←", "⬅️": "➡️", "‹": "›", "›": "‹", "↩️": "↪️", "👉": "👈"}
"""What points somewhere, and what points there for somebody who reads from right to left.

In a sentence they are turned by themselves; translators leave them as they are in English.
"""

SIGNS = {**ARROWS, "◀️": "▶️", "▶️": "◀️"}
"""The same for what stands beside words, where a triangle leads to a page; in words it plays."""

SEPARATORS = {", ": "، ", "; ": "؛ "}
"""As both of our languages that run from right to left write them."""

_LETTERS = frozenset({"R", "AL"})
_CONTROLS = frozenset({"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_MOVES_OTHERS = _LETTERS | _CONTROLS | {"AN"}
_BEGINS = frozenset({"LRI", "RLI", "FSI"})
_VALUE = "\0"
_TAG = re.compile(r"</?[a-z][^<>]*>")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_COMMAND = re.compile(r"(?<![\w/<])/[a-z_]+")
_ARROW, _SIGN = re.compile("|".join(ARROWS)), re.compile("|".join(SIGNS))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence and the value behind them; what else stands on that value's line."""

    words: str
    name: str | None
    something_before: bool = False
    something_after: bool = False


@lru_cache(maxsize=4096)
def pieces(sentence: str, *, right_to_left: bool) -> tuple[Piece, ...]:
    """A translated sentence cut at its values.

    Each line of one that runs right to left says so by its first letter, as the messenger wants it,
    and its commands keep their slash in front. Raises ValueError where braces do not match.
    """
    if right_to_left and not _is_foreign(sentence):
        sentence = "\n".join(map(_line_right_to_left, sentence.split("\n")))
    found = [(words, name) for words, name, _, _ in string.Formatter().parse(sentence)]
    flat = "".join(words + (_VALUE if name is not None else "") for words, name in found)
    around = iter(_around(_TAG.sub("", flat)))
    return tuple(
        Piece(words, name) if name is None else Piece(words, name, *next(around))
        for words, name in found
    )


def isolated(text: str, *, right_to_left: bool) -> str:
    """A line's value, kept to itself within a line that runs right to left or not.

    Where that line runs left to right, only what would move something is isolated.
    """
    if not text or not (right_to_left or moves_others(text)) or _is_isolated(text):
        return text
    strong = any(bidirectional(each) in _LETTERS for each in text)
    return f"{FIRST_STRONG if strong else LEFT_TO_RIGHT}{_closed(text)}{END}"


def placed(text: str, piece: Piece, *, right_to_left: bool) -> str:
    """A value as it stands in a sentence.

    Of one with several lines, the first and the last may share theirs with words of the sentence. A
    line of its own runs as what was written in it does.
    """
    first, *others = text.split("\n")
    if not others:
        shares = piece.something_before or piece.something_after
        return isolated(first, right_to_left=right_to_left) if shares else first
    if piece.something_before:
        first = isolated(first, right_to_left=right_to_left)
    if piece.something_after:
        others[-1] = isolated(others[-1], right_to_left=right_to_left)
    return "\n".join([first, *others])


def turned(signs: str) -> str:
    """What points somewhere, for somebody who reads from right to left."""
    return _SIGN.sub(lambda found: SIGNS[found[0]], signs)


def moves_others(text: str) -> bool:
    """Whether a text has what changes the order of others in a line that runs left to right."""
    return not text.isascii() and any(bidirectional(each) in _MOVES_OTHERS for each in text)


def _around(flat: str) -> list[tuple[bool, bool]]:
    """For each value of a text without tags: whether its line has something before, and after."""
    return [
        (bool(line[:at].strip()), bool(line[at + 1 :].strip()))
        for line in flat.split("\n")
        for at, each in enumerate(line)
        if each == _VALUE
    ]


def _is_foreign(sentence: str) -> bool:
    """Whether a sentence is somebody's name, say, which has no letter of the language."""
    words = {bidirectional(each) for each in _TAG.sub("", _PLACEHOLDER.sub("", sentence))}
    return "L" in words and not words & _LETTERS


def _line_right_to_left(line: str) -> str:
    line = _COMMAND.sub(f"{LEFT_TO_RIGHT}\\g<0>{END}", line)
    line = _ARROW.sub(lambda found: ARROWS[found[0]], line)
    visible = _TAG.sub("", _PLACEHOLDER.sub(_VALUE, line)).strip()
    if visible in {"", _VALUE}:
        return line
    outside = re.sub(f"{LEFT_TO_RIGHT}[^{END}]*{END}", "", visible)
    strong = (bidirectional(each) for each in outside)
    first = next((each for each in strong if each in _LETTERS or each == "L"), "L")
    return line if first in _LETTERS else RIGHT_TO_LEFT_MARK + line


def _is_isolated(text: str) -> bool:
    """Whether one isolate holds all of the text."""
    if bidirectional(text[0]) not in _BEGINS or text[-1] != END:
        return False
    depth = 0
    for at, each in enumerate(text):
        depth += (bidirectional(each) in _BEGINS) - (each == END)
        if depth == 0:
            return at == len(text) - 1
    return False


def _closed(text: str) -> str:
    """The text with as many ends as beginnings, so that it ends where we say that it does."""
    if text.isascii():
        return text
    kept, depth = [], 0
    for each in text:
        if each == END and depth == 0:
            continue
        depth += (bidirectional(each) in _BEGINS) - (each == END)
        kept.append(each)
    return "".join(kept) + END * depth
