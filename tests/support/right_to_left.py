"""A made-up language that runs from right to left: our sentences in Arabic letters.

Whatever stands in Latin letters in one of its texts is a value, and shows where it came to stand.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import bidirectional

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bidi import get_display

from locales import catalogues
from locales.translator import LANGUAGES, Language

ROOT = Path(__file__).parents[2]
CODE = "ar"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنه"
_LETTERS = str.maketrans(LATIN + LATIN.upper(), ARABIC + ARABIC)
_KEPT = re.compile(r"(\{[^{}]*\}|</?[a-z][^<>]*>|&[a-z]+;|(?<![\w/<])/[a-z_]+)")
_TAG = re.compile(r"</?[a-z][^<>]*>")
_ISOLATE = re.compile("[\u2066-\u2068]")
_END = "\u2069"
MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@contextmanager
def made_up(folder: Path) -> Iterator[str]:
    """The language's code, while it is one of ours; its catalogue lies in `folder`."""
    write(folder)
    LANGUAGES[CODE] = Language("لغة", CODE, right_to_left=True, folder=folder)
    try:
        yield CODE
    finally:
        del LANGUAGES[CODE]


def write(folder: Path) -> None:
    """Translate every sentence of the code, all plural forms of it, and compile that."""
    file = folder / CODE / "LC_MESSAGES" / "bot.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_translated())


@cache
def _translated() -> bytes:
    """Once for all tests: to read all of the code takes a second."""
    made = Catalog(locale=CODE, fuzzy=False)
    for message in catalogues.sentences(catalogues.extract(ROOT)):
        forms = catalogues.forms(message.id)
        one, *many = map(in_arabic_letters, forms)
        several = (one, *(many * (made.num_plurals - 1)))
        made.add(message.id, several if many else one, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, made)
    return compiled.getvalue()


def in_arabic_letters(sentence: str) -> str:
    """A sentence with other letters; values, tags and commands as they were."""
    parts = _KEPT.split(sentence)
    return "".join(each if at % 2 else each.translate(_LETTERS) for at, each in enumerate(parts))


def lines(text: str, *, markup: bool = True) -> list[str]:
    """The lines of a message as the messenger lays them out, without tags."""
    return (_TAG.sub("", text) if markup else text).split("\n")


def direction(line: str) -> str:
    """`R` or `L`, as its first letter outside isolates says; `L` for a line without letters."""
    strong = (bidirectional(each) for each in outside(line))
    return next(("L" if each == "L" else "R" for each in strong if each in {"L", "R", "AL"}), "L")


def outside(line: str) -> str:
    """What of a line stands in no isolate."""
    kept, depth = [], 0
    for each in line:
        depth += bool(_ISOLATE.match(each))
        if depth == 0:
            kept.append(each)
        depth -= each == _END and depth > 0
    return "".join(kept)


def values(line: str) -> list[str]:
    """What stands in the outermost isolates of a line, one after the other."""
    found, depth, begin = [], 0, 0
    for at, each in enumerate(line):
        if _ISOLATE.match(each):
            depth, begin = depth + 1, begin if depth else at + 1
        elif each == _END and depth:
            depth -= 1
            if not depth:
                found.append(line[begin:at])
    return found


def seen(text: str, base: str | None = None) -> str:
    """A line as the eye meets it, from left to right, by Unicode's algorithm."""
    return MARKS.sub("", get_display(text, base_dir=base or direction(text)))
