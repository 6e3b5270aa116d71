"""First names as people have set them in Telegram: anything at all, or nothing that can be read.

A name that nobody can read is kept as `NAMELESS`, a sign that no text of people's holds; whoever
shows it puts words in its place, in the reader's language.
"""

import re
import unicodedata

NAMELESS, ENDS, ADVISOR = "\ue000", "\ue001", "\ue002"
"""The first stands for a name that cannot be read; up to the second may stand where its bearer is
from, or the third for an advisor."""

LONGEST = 64
"""Characters of a first name (Telegram's apps)."""

_JOINERS = "\u200c\u200d"
"""Persian words and families of emoji need them between visible signs."""

_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\U000e0020")
"""Letters and symbols without anything to see."""

_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_TOO_MANY_MARKS = re.compile(f"({_MARK}{{3}}){_MARK}+")


def readable(name: str) -> str:
    """The name in one line without what cannot be seen or turns letters round, or `NAMELESS`."""
    kept = "".join(_kept(char) for char in unicodedata.normalize("NFC", name))
    line = " ".join(kept.strip(_JOINERS).split())[:LONGEST].strip(_JOINERS + " ")
    line = _TOO_MANY_MARKS.sub(r"\1", line)
    return line if any(map(_is_seen, line)) else NAMELESS


def from_where(name: str | None, organisation: str) -> str | None:
    """The same name; one that cannot be read with where its bearer is from."""
    return f"{NAMELESS}{organisation}{ENDS}" if name == NAMELESS else name


def of_an_advisor(name: str | None) -> str | None:
    """The same name; one that cannot be read as that of an advisor."""
    return f"{NAMELESS}{ADVISOR}{ENDS}" if name == NAMELESS else name


def _kept(char: str) -> str:
    if char in _JOINERS:
        return char
    if char in _BLANK or unicodedata.category(char) in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    return " " if unicodedata.category(char) in {"Cc", "Zl", "Zp", "Zs"} else char


def _is_seen(char: str) -> bool:
    """Whether it shows by itself: no space, and no mark that needs a letter to stand on."""
    return unicodedata.category(char)[0] in "LNPS"
