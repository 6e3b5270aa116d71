"""The words in which people write a day, in Danish and English; all without case."""

TODAY = frozenset({"i dag", "idag", "today"})

DAYS_AWAY = {
    **dict.fromkeys(TODAY, 0),
    **dict.fromkeys(("i morgen", "imorgen", "tomorrow"), 1),
    **dict.fromkeys(("i overmorgen", "overmorgen", "day after tomorrow"), 2),
    **dict.fromkeys(("i går", "igår", "yesterday"), -1),
    **dict.fromkeys(("i forgårs", "forgårs", "day before yesterday"), -2),
}
"""Days from today."""

_WEEKDAYS = (
    ("mandag", "man", "monday", "mon"),
    ("tirsdag", "tirs", "tir", "tuesday", "tues", "tue"),
    ("onsdag", "ons", "wednesday", "wed"),
    ("torsdag", "tors", "tor", "thursday", "thurs", "thur", "thu"),
    ("fredag", "fre", "friday", "fri"),
    ("lørdag", "lør", "saturday", "sat"),
    ("søndag", "søn", "sunday", "sun"),
)
_MONTHS = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("marts", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
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

WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
"""Monday is 0."""

MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
NUMBERS = {name: number for number, names in enumerate(_NUMBERS, 1) for name in names}

UNITS = {
    **dict.fromkeys(("dag", "dage", "day", "days"), "day"),
    **dict.fromkeys(("uge", "uger", "week", "weeks"), "week"),
    **dict.fromkeys(("måned", "måneder", "month", "months"), "month"),
}
