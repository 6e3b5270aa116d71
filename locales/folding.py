"""A text as it is compared: what somebody types on a button's text is that button's tap."""

import re
import unicodedata

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
"""Marks above and below letters, and characters that only steer how others are shown."""

_ALIKE = str.maketrans(
    {
        "ı": "i",  # Turkish, whose capital is what others take for the capital of i
        "đ": "d",  # Bosnian; the other marks come off by themselves
        "ٱ": "ا",  # Arabic alef; those with hamza and madda come apart by themselves
        "ى": "ي",  # what Arabic writes at a word's end, and Persian and Urdu everywhere
        "ی": "ي",
        "ک": "ك",
        "ۀ": "ه",
        "ہ": "ه",
        "ة": "ه",
        "ـ": "",  # tatweel, which makes a word longer on the line
        "’": "'",  # what telephones put in the place of an apostrophe
        "‘": "'",
        "ʼ": "'",
    }
)


def folded(text: str) -> str:
    """A text without case, marks, and spaces and symbols around it; alike letters are one.

    Two texts that fold to the same are the same answer, in whichever language.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    visible = (each for each in apart if unicodedata.category(each) not in _INVISIBLE)
    alike = "".join(map(_digit, visible)).translate(_ALIKE)
    return _AROUND.sub("", " ".join(alike.split()))


def _digit(character: str) -> str:
    """A digit of any script as every keyboard has it."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
