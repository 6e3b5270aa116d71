"""Taking somebody's name and number out of what others wrote about a case."""

import re
from collections.abc import Iterable
from typing import Any

GONE = "–"
"""Stands where a name or a number was."""

_SHORTEST = 2
"""Characters; a name of one letter would take a letter out of every other sentence."""


def pattern(words: Iterable[str | None]) -> re.Pattern[str] | None:
    """What finds these names, numbers and addresses as whole words; None where there are none.

    A name is found as it is written, and in the genitive: `Per` and `Pers` are, `per` is not. A
    number is found however its digits are set apart, with its country's code or without.
    """
    wanted = [each.strip() for each in words if each and len(each.strip()) >= _SHORTEST]
    if not wanted:
        return None
    wanted.sort(key=len, reverse=True)  # an address before the name that it begins with
    parts = [_number(each) if each.lstrip("+").isdigit() else _name(each) for each in wanted]
    return re.compile("|".join(rf"(?<!\w){part}(?!\w)" for part in parts))


def without(found: re.Pattern[str] | None, data: Any) -> Any:
    """The same text, or the same JSON, with nothing in it that the pattern finds."""
    if found is None:
        return data
    if isinstance(data, str):
        return found.sub(GONE, data)
    if isinstance(data, dict):
        return {key: without(found, value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [without(found, each) for each in data]
    return data


def _name(name: str) -> str:
    """A name, and whose something is: `Ayşe`, `Ayşes`, `Ayşe's`."""
    return re.escape(name) + "(?:['’]?s)?"


def _number(digits: str) -> str:
    """`+4520304050`, `20 30 40 50`, `20-30-40-50`: one number."""
    danish = digits.removeprefix("+45")
    country = "" if danish == digits else r"(?:(?:\+|00)45[\s.-]?)?"
    return country + r"[\s.-]?".join(map(re.escape, danish))
