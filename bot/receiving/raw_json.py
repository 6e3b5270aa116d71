"""JSON from outside, in which one bad piece makes only itself unreadable.

Python's reader gives up on the whole text where it is nested too deeply or holds a number of
thousands of digits. Both can stand in one update of a hundred.
"""

import json
import re
from typing import Any

DEEPEST = 64
"""Levels of nesting that may be read; an update of Telegram's has about a dozen."""

_LONGEST_NUMBER = 4_000
"""Digits; Python refuses to read more than 4,300 (docs.python.org, `int` string conversion)."""

_MARKS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_CUT = "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)


class TooDeepError(ValueError):
    """A value is nested more deeply than anything that Telegram sends."""


def parse(payload: bytes) -> Any:
    """The value that a text in JSON stands for. Raises ValueError for what is no JSON.

    What is nested so deeply that it cannot be read comes back as lists in lists, too deep for
    `storable`; a number that is too long to be read comes back as an infinite one.
    """
    text = payload.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except RecursionError:
        return json.loads(_flattened(text), parse_int=_number)
    except ValueError:
        return json.loads(text, parse_int=_number)


def storable(value: Any, depth: int = 0) -> Any:
    """The value with every text as any database takes it; keys too.

    Half of a surrogate pair, which JSON can write and UTF-8 cannot, becomes U+FFFD; NUL, which
    PostgreSQL has no place for, is left out. Raises TooDeepError.
    """
    if depth > DEEPEST:
        raise TooDeepError
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _storable_text(value)
    if isinstance(value, dict):
        return {storable(key): storable(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [storable(each, depth + 1) for each in value]
    return value


def _storable_text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        # In UTF-16 a pair whose halves were written one by one is whole again.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "")


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")


def _flattened(text: str) -> str:
    """The text with whatever is nested too deeply cut down, found without going into it."""
    kept: list[str] = []
    depth, copied = 0, 0
    for mark in _MARKS.finditer(text):
        if mark[0] in "[{":
            depth += 1
            if depth == 2 * DEEPEST:
                kept.append(text[copied : mark.start()])
        elif mark[0] in "]}":
            if depth == 2 * DEEPEST:
                kept.append(_CUT)
                copied = mark.end()
            depth -= 1
    return "".join(kept) + ("" if depth >= 2 * DEEPEST else text[copied:])
