"""Digits whose own shape says that they are something else: phone numbers abroad, accounts, dates.

Each gives the places in a folded text that no number can begin in or reach into.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_FOREIGN = re.compile(r"(?:\+|(?<!\d)00(?=[\s1-9(]))[\s(]*\d[\d\s().,/-]{5,}")
_DANISH_DIGITS = 8

_ACCOUNT = re.compile(r"(?<![^\W_])[a-z]{2}\d{2}(?:\s?\d{4}){3,7}(?:\s?\d{1,4})?(?!\d)")
_CARD = re.compile(r"(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?!\d)")
_COORDINATES = re.compile(r"-?\d{1,3}[.,]\d{3,}[,;]?\s+-?\d{1,3}[.,]\d{3,}")
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_DATES_IN_A_ROW = re.compile(
    rf"(?<!\d)\d{{1,2}}([./-])\d{{1,2}}\1{_YEAR}"
    rf"(?:[\s\0]*[-,;/&+]?[\s\0]*\d{{1,2}}\1\d{{1,2}}\1{_YEAR})+(?!\d)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])%s(?:0?[1-9]|1[0-2])(?!\d)"
_DAYS_IN_A_ROW = re.compile(
    rf"(?<!\d)(?<!\d[./-])(?:{_DAY % '/'}(?:\s*[,;&+-]?\s*{_DAY % '/'})+"
    rf"|{_DAY % '[.]'}(?:[\s,;&+-]+{_DAY % '[.]'})+)"
)
_MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])%s(?:0[1-9]|[12]\d|3[01])"
_HOUR_AND_MINUTE = r"(?:[01]\d|2[0-3])[:.\-_h]?[0-5]\d(?:[:.\-_]?[0-5]\d)?"
_MOMENT = re.compile(
    rf"(?<!\d)20\d\d(?:[-./_]{_MONTH_AND_DAY % '[-./_]'}[\s_,t-]{{1,3}}|{_MONTH_AND_DAY % ''}[_t-])"
    rf"{_HOUR_AND_MINUTE}(?!\d|[\s-]{{1,3}}\d{{4}}(?!\d))"
)


def phones(text: str) -> Iterator[Span]:
    """Phone numbers with a country's code; what stands behind one is not part of it."""
    for match in _FOREIGN.finditer(text):
        end = _end_of_phone(match[0])
        if end:
            yield match.start(), match.start() + end


def others(text: str) -> Iterator[Span]:
    """Accounts, cards, coordinates, and dates in a row."""
    for pattern in (_ACCOUNT, _CARD, _COORDINATES, _DATES_IN_A_ROW, _DAYS_IN_A_ROW):
        for match in pattern.finditer(text):
            yield match.span()


def moments(text: str) -> Iterator[Span]:
    """A year, month and day with a time: a number may be written like that, but not inside it."""
    for match in _MOMENT.finditer(text):
        yield match.span()


def _end_of_phone(written: str) -> int:
    """How far the longest phone number reaches that this begins with; 0 if it is none."""
    import phonenumbers

    longest = 0
    groups = list(re.finditer(r"\d+", written))
    for group in groups:
        digits = re.sub(r"\D", "", written[: group.end()])
        digits = digits[2:] if not written.startswith("+") else digits
        try:
            number = phonenumbers.parse(f"+{digits}")
        except phonenumbers.NumberParseException:
            continue
        danish = number.country_code == 45 and len(digits) == 2 + _DANISH_DIGITS  # noqa: PLR2004
        if danish or phonenumbers.is_valid_number(number):
            longest = group.end()
    return longest
