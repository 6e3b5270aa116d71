"""The words in which people write a day, in every language that they write to us in.

Months and weekdays are Babel's, who knows them as CLDR has them; beside them stand the spellings
and cases that people write and no calendar prints, and the words that are no calendar's at all
("tomorrow"). A name counts as it is written, and without its marks ("carsamba"), as a keyboard
without them writes it, unless something else is meant by that.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

LOCALES = (
    "da", "en", "tr", "ar", "ar_SY", "ar_TN", "ar_MA", "ur", "so", "bs", "bs_Cyrl", "hr", "sr",
    "sr_Latn",
)  # fmt: skip
"""Babel's: Arabic has three sets of months, and the last of the languages two scripts."""

_SHORTEST = 3
"""Letters of a weekday: "su" is Sunday here and Saturday there, and "on" is no day at all."""

TODAY = frozenset({
    "i dag", "idag", "today", "bugün", "اليوم", "آج", "maanta", "danas", "данас",
})  # fmt: skip

DAYS_AWAY = {
    **dict.fromkeys(TODAY, 0),
    **dict.fromkeys(
        ("i morgen", "imorgen", "tomorrow", "yarın", "غدا", "غدًا", "بكرة", "berri", "sutra",
         "сутра"), 1
    ),
    **dict.fromkeys(
        ("i overmorgen", "overmorgen", "day after tomorrow", "öbür gün", "بعد غد", "saa dambe",
         "saadambe", "prekosutra", "прекосутра"), 2
    ),
    **dict.fromkeys(
        ("i går", "igår", "yesterday", "dün", "أمس", "shalay", "jučer", "juče", "јучер", "јуче"), -1
    ),
    **dict.fromkeys(
        ("i forgårs", "forgårs", "day before yesterday", "evvelsi gün", "أول أمس", "dorraad",
         "prekjučer", "prekjuče", "прекјучер", "прекјуче"), -2
    ),
}  # fmt: skip
"""Days from today."""

EITHER_WAY = {"کل": 1, "پرسوں": 2}
"""Urdu has one word for yesterday and tomorrow: how far away, in the direction that is meant."""

_MORE_WEEKDAYS = (
    ("سوموار",),
    ("tir", "tues"),
    ("srijedu", "sredu", "сриједу", "среду"),
    ("tor", "thur", "thurs"),
    (),
    ("subotu", "суботу", "سنیچر"),
    ("nedjelju", "nedelju", "недјељу", "недељу"),
)
"""Other short forms, other names, and what stands after "u": "u srijedu"."""

_MORE_MONTHS = (
    ("januara", "jannaayo", "siječanj", "јануара"),
    ("februara", "veljača", "фебруара"),
    ("marta", "ožujak", "марта"),
    ("aprila", "travanj", "априла"),
    ("maja", "svibanj", "маја"),
    ("juna", "lipanj", "јуна"),
    ("jula", "srpanj", "јула"),
    ("augusta", "avgusta", "kolovoz", "ogosto", "августа", "аугуста"),
    ("sept", "septembra", "rujan", "sebteembar", "септембра"),
    ("oktobra", "listopad", "октобра"),
    ("novembra", "studeni", "studenog", "новембра"),
    ("decembra", "prosinac", "децембра"),
)
"""Other short forms and spellings, and the case or the one that Babel does not give."""

_NUMBERS = (
    ("en", "et", "a", "an", "one"),
    ("to", "two"),
    ("tre", "three"),
    ("fire", "four"),
    ("fem", "five"),
    ("seks", "six"),
    ("syv", "seven"),
    ("otte", "eight"),
    ("ni", "nine"),
    ("ti", "ten"),
)
NUMBERS = {name: number for number, names in enumerate(_NUMBERS, 1) for name in names}

UNITS = {
    **dict.fromkeys(("dag", "dage", "day", "days"), "day"),
    **dict.fromkeys(("uge", "uger", "week", "weeks"), "week"),
    **dict.fromkeys(("måned", "måneder", "month", "months"), "month"),
}

_ALIKE = str.maketrans({
    "ı": "i", "đ": "d", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ہ": "ه", "\u06be": "ه", "ـ": "",
})  # fmt: skip
"""Letters that keyboards of neighbouring languages write for each other."""


def tidied(text: str) -> str:
    """A text in small letters, with one space between words, without directional marks."""
    visible = "".join(each for each in text if unicodedata.category(each) != "Cf")
    small = unicodedata.normalize("NFC", visible.replace("İ", "i")).casefold()
    return " ".join(small.split())


def without_marks(text: str) -> str:
    """A tidied text in letters that every keyboard of its script has."""
    apart = unicodedata.normalize("NFD", text.translate(_ALIKE))
    bare = "".join(each for each in apart if unicodedata.category(each) != "Mn")
    return unicodedata.normalize("NFC", bare.translate(_ALIKE))


@cache
def weekdays() -> Mapping[str, int]:
    """Every name of a weekday, tidied; Monday is 0."""
    return _also_bare(_exact_weekdays(), but=_exact_months())


@cache
def months() -> Mapping[str, int]:
    """Every name of a month, tidied; January is 1."""
    return _also_bare(_exact_months(), but=_exact_weekdays())


@cache
def away() -> Mapping[str, int]:
    """`DAYS_AWAY`, tidied."""
    return _also_bare({tidied(name): days for name, days in DAYS_AWAY.items()}, but={})


@cache
def either_way() -> Mapping[str, int]:
    """`EITHER_WAY`, tidied."""
    return _also_bare({tidied(name): days for name, days in EITHER_WAY.items()}, but={})


@cache
def _exact_weekdays() -> Mapping[str, int]:
    names = _by_name(_of_babel("days", ("wide", "abbreviated", "short")), enumerate(_MORE_WEEKDAYS))
    return {name: number for name, number in names.items() if len(name) >= _SHORTEST}


@cache
def _exact_months() -> Mapping[str, int]:
    return _by_name(_of_babel("months", ("wide", "abbreviated")), enumerate(_MORE_MONTHS, 1))


def _of_babel(kind: str, widths: Iterable[str]) -> Iterator[tuple[int, Iterable[str]]]:
    """Each number with its names, in the form for use within a date.

    The stand-alone forms are left alone: one locale's answer turns up in another's there.
    """
    from babel import Locale

    for code in LOCALES:
        forms = getattr(Locale.parse(code), kind)["format"]
        for width in widths:
            yield from ((number, (name,)) for number, name in forms[width].items())


def _by_name(*numbered: Iterable[tuple[int, Iterable[str]]]) -> Mapping[str, int]:
    pairs = ((number, name) for each in numbered for number, names in each for name in names)
    return {tidied(name).strip("."): number for number, name in pairs}


def _also_bare(exact: Mapping[str, int], but: Mapping[str, int]) -> Mapping[str, int]:
    """The names, and those without their marks that name nothing else."""
    bare = {without_marks(name): number for name, number in exact.items()}
    return {name: number for name, number in bare.items() if name not in but} | dict(exact)
