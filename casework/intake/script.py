"""Which language a text is written in, as far as its letters alone say so.

Only languages that an advisor can have in their profile (`casework.team.profile.LANGUAGES`) and
that have letters of their own among them: Arabic, Urdu and Turkish. Names in a text of another
language do not count.
"""

import re
import unicodedata

_ARABIC_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f]")
_OF_ARABIC = re.compile("[\u0621-\u063a\u0640-\u064a]")
_OF_URDU = frozenset("\u0679\u0688\u0691\u06ba\u06c1\u06d2")
"""Tte, ddal, rre, noon ghunna, heh goal and yeh barree: an Urdu sentence has several of them."""

_FEWEST_LETTERS = 8
"""A greeting may be in any language."""

_FOREIGN = 0.05
"""Persian, Pashto and Kurdish have more letters than this share that Arabic has not."""

_WORD = re.compile(r"[^\W\d_]+")
_OF_TURKISH = frozenset("ğış")
_NOT_OF_TURKISH = frozenset("æøåäßəêăţțñ")
"""Danish, German, Azerbaijani, Kurdish, Romanian, and Tatar."""

_FEWEST_WORDS = 2
_SHARE = 0.15
"""About a third of the words of a Turkish text have one of the three letters."""


def written_in(text: str) -> str | None:
    """The code of the language (ISO 639-1); None where the letters do not say it."""
    text = unicodedata.normalize("NFKC", text)
    return _of_arabic_script(text) or ("tr" if _is_turkish(text) else None)


def _of_arabic_script(text: str) -> str | None:
    letters = _ARABIC_SCRIPT.findall(text)
    if len(letters) < _FEWEST_LETTERS or 2 * len(letters) <= sum(map(str.isalpha, text)):
        return None
    if len(_OF_URDU & set(letters)) > 1:
        return "ur"
    foreign = sum(not _OF_ARABIC.match(each) for each in letters)
    return "ar" if foreign <= _FOREIGN * len(letters) else None


def _is_turkish(text: str) -> bool:
    """Whether enough words have Turkish letters; one of them at least is none with a capital."""
    words = [(found[0], _begins_sentence(text, found.start())) for found in _WORD.finditer(text)]
    if any(_NOT_OF_TURKISH & set(word.lower()) for word, _begins in words):
        return False
    said = [word for word, begins in words if begins or word[0].islower()]
    turkish = [word for word in said if _OF_TURKISH & set(word)]
    return len(turkish) >= max(_FEWEST_WORDS, _SHARE * len(said)) and any(
        word[0].islower() for word in turkish
    )


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(' \t"\u201c(')
    return not before or before[-1] in ".!?:\n"
