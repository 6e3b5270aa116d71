"""Finds Danish civil registration numbers (CPR) in a text.

A number is DDMMYY-SSSS: a date of birth and four more digits, the first of which settles the
century (cpr.dk, "Opbygning af CPR-nummeret"). The check digit is not used: since October 2007
there are numbers without one, many of them of people from abroad. Numbers that others make up
for somebody who has none carry a day that is 60 higher (cpr.dk, "Erstatningspersonnummer i
eksterne systemer"); they stand for a person too, and are found as well.

A number that is missed is stored; one that is found by mistake costs somebody a second message.
So whatever can be one is one. python-stdnum says whether the date exists, but is not asked, as
its `is_valid` would, whether that day has come: a machine whose clock is wrong would let the
numbers of children through. Found are

- six digits and four, together or with a gap of up to three spaces, dashes, dots or the like;
- the same with the date divided (01.02.90-1234, 01/02 90 1234) or with its century.

Not found are parts of longer runs of digits (IBAN, phone numbers with their country), phone
numbers of eight digits, dates, and dates with a time. What cannot be told apart is found: a
time without a colon after a date without a century (24-12-26 1430), a company's ten digits
that begin with a date.
"""

import re
from collections.abc import Iterator

MASK = "██████-████"

_DASH = r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_INVISIBLE = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_GAP = rf"[\s{_DASH}{_INVISIBLE}._/\\·]"

_TWO_DIGITS = re.compile(r"\d\d")
"""Without two digits side by side there is no number: the quick answer for nearly every text."""

_OTHER_DIGIT = re.compile(r"[^\D0-9]")
"""A digit of another script than ours, Arabic for instance."""

_SHAPE = re.compile(
    rf"""
    (?<!\d)
    (?:
        (\d{{6}}) {_GAP}{{0,3}}
    |                                   # not the last three of a phone number's four pairs
        (?<!\d{_GAP}) (\d\d {_GAP}{{1,2}} \d\d {_GAP}{{1,2}} \d\d) {_GAP}{{0,3}}
    |                                   # after this century only a dash, or it may be a time
        (\d\d {_GAP}{{0,2}} \d\d {_GAP}{{0,2}} (?:19\d\d {_GAP}{{1,3}} | 20\d\d \s? [{_DASH}] \s?))
    )
    (\d{{4}})
    (?!\d)
    """,
    re.VERBOSE,
)


def contains_cpr(text: str) -> bool:
    """Whether a civil registration number is in the text: microseconds if there are no digits."""
    return next(_numbers(text), None) is not None


def without_cpr(text: str) -> str:
    """The text with every civil registration number covered by `MASK`."""
    pieces, end = [], 0
    for number in _numbers(text):
        pieces += [text[end : number.start()], MASK]
        end = number.end()
    return "".join([*pieces, text[end:]])


def _numbers(text: str) -> Iterator[re.Match[str]]:
    if not _TWO_DIGITS.search(text):
        return
    start, text = 0, _OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), text)
    while candidate := _SHAPE.search(text, start):
        if _is_number(candidate):
            yield candidate
            start = candidate.end()
        else:
            start = candidate.start() + 1


def _is_number(candidate: re.Match[str]) -> bool:
    from stdnum.dk import cpr
    from stdnum.exceptions import ValidationError

    six, divided, with_century, serial = candidate.groups()
    born = re.sub(r"\D", "", six or divided or with_century)
    century, born = born[4:-2], born[:4] + born[-2:]
    if born[0] in "6789":
        born = f"{int(born[0]) - 6}{born[1:]}"
    try:
        date = cpr.get_birth_date(born + serial)
    except ValidationError:
        return False
    return f"{date.year}".startswith(century)
