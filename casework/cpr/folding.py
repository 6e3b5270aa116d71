"""A text as the eye reads it: nothing invisible in it, one way of writing each digit and letter.

It is only looked at: what people wrote is kept as they wrote it. Each character of the copy knows
which part of the original it stands for.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

_IGNORABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn"})
"""What nobody sees: control, format and tag characters, accents, selectors, keycaps."""

_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\ufffd")
"""Letters of no width, and what stands where a character could not be read."""

_SPECIAL = {
    "\u2800": " ",
    "\N{KEYCAP TEN}": "10",
    "\u2212": "-",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}
_MOST_LAYERS = 3
"""So often a text is decoded, in case it was encoded more than once."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is looked at, and for each character where it begins and ends in the original."""

    text: str
    begins: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the copy stands in the original."""
        return min(self.begins[start:end]), max(self.ends[start:end])

    def replaced(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> "Copy":
        """The copy with something put for each match; what is put stands for the whole match."""
        text, begins, ends, done = [], [], [], 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            new = put(match)
            at = self.span(start, end)
            text += [self.text[done:start], new]
            begins += [*self.begins[done:start], *[at[0]] * len(new)]
            ends += [*self.ends[done:start], *[at[1]] * len(new)]
            done = end
        return Copy(
            "".join([*text, self.text[done:]]),
            [*begins, *self.begins[done:]],
            [*ends, *self.ends[done:]],
        )


def folded(text: str) -> str:
    """The text without what nobody sees: digits of any script as 0-9, letters small and bare."""
    return "".join(map(_folded_character, text))


def copy_of(text: str) -> Copy:
    """The folded text, which knows its places."""
    return _folded(Copy(text, range(len(text)), range(1, len(text) + 1)))


def without_marks(text: str) -> Iterator[Copy]:
    """The folded text without ², ⑦ and the like, which may be digits and may be a footnote."""
    plain = "".join(" " if _is_mark(each) else each for each in text)
    if plain != text:
        yield copy_of(plain)


def _is_mark(character: str) -> bool:
    number = character.isnumeric() or character in _SPECIAL
    return number and not character.isdecimal()


def decoded(text: str) -> Iterator[Copy]:
    r"""The folded text with what was encoded in it read, for each way in which something is.

    For addresses, pages and programs that is %30, &#48; and \u0030; for contact cards, =30.
    """
    for pattern in _ENCODED:
        copy = layers = Copy(text, range(len(text)), range(1, len(text) + 1))
        for _layer in range(_MOST_LAYERS):
            layers, before = layers.replaced(pattern, _meant), layers
            if layers.text == before.text:
                break
        if layers.text != copy.text:
            yield _folded(layers)


_ENCODED = (
    re.compile(r"(?:%[0-9A-Fa-f]{2})+|&\#?\w{1,12};?|\\u[0-9A-Fa-f]{4}|\\[nrt]"),
    re.compile(r"(?:=[0-9A-Fa-f]{2})+|=\r?\n"),
)


def _meant(match: re.Match[str]) -> str:
    said = match[0]
    if said[0] == "&":
        return html.unescape(said)
    if said[0] == "\\":
        return chr(int(f"0x{said[2:]}", 0)) if said[1] == "u" else " "
    if said[0] == "=" and said[1] in "\r\n":
        return ""
    return unquote_to_bytes(said.replace("=", "%")).decode("utf-8", "ignore")


def _folded(copy: Copy) -> Copy:
    text, begins, ends = [], [], []
    for place, character in enumerate(copy.text):
        for each in _folded_character(character):
            text.append(each)
            begins.append(copy.begins[place])
            ends.append(copy.ends[place])
    return Copy("".join(text), begins, ends)


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    if character.isspace():
        return "\n" if character in "\n\r\v\f\x85\u2028\u2029" else " "
    if character in _SPECIAL:
        return _SPECIAL[character]
    if unicodedata.numeric(character, 0) % 1:
        return "\N{FRACTION SLASH}"  # ¼ is none of the digits that it is made of
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(map(_plain, parts))


def _plain(character: str) -> str:
    """One character without variants: a digit of 0-9, a dash as "-", or itself; "" if unseen."""
    category = unicodedata.category(character)
    if category in _IGNORABLE or character in _FILLERS:
        return ""
    if character.isspace():
        return " "
    if category == "Pd":
        return "-"
    if character in _SPECIAL:
        return _SPECIAL[character]
    value = unicodedata.numeric(character, None) if character.isnumeric() else None
    if value is not None and value == int(value) and 0 <= value < 100:  # noqa: PLR2004  (⑩ is ten)
        return str(int(value))
    return character
