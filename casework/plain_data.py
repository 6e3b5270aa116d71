"""Reads data that somebody wrote by hand (JSON, TOML), and says in one line what is wrong.

Every function raises ValueError, which names the place.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

CODE = re.compile(r"[A-Za-z0-9_]{1,16}")
"""A code stands in a button's callback data, where Telegram allows 64 bytes in all."""


def entries_of(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The list of tables under a key, with at least one."""
    entries = data[key]
    if not isinstance(entries, list) or not entries:
        raise ValueError(f"{key}: must be a list with at least one table")
    return [table_of(f"{key}: an entry", entry) for entry in entries]


def table_of(what: str, value: Any) -> Mapping[str, Any]:
    """The value, if it is a table of texts to something."""
    if not isinstance(value, Mapping):
        # TypeError is for a mistake of the program, this is one of a setting.
        raise ValueError(f"{what} must be a table, not {value!r}")  # noqa: TRY004
    return value


def text_of(where: str, data: Mapping[str, Any], key: str) -> str:
    """The text under a key, without spaces around it; never empty."""
    value = data[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where}: {key!r} must be a text, not {value!r}")
    return value.strip()


def check_keys(
    where: str, data: Mapping[str, Any], known: AbstractSet[str], needed: AbstractSet[str]
) -> None:
    """Refuse keys that nobody reads, mostly slips of the pen, and the lack of needed ones."""
    if unknown := set(data) - known:
        raise ValueError(f"{where}: unknown key {listed(unknown)}")
    if missing := needed - set(data):
        raise ValueError(f"{where}: missing {listed(missing)}")


def check_codes(where: str, codes: Sequence[str]) -> None:
    """Refuse codes that a button cannot carry, and the same code twice."""
    for code in codes:
        if not CODE.fullmatch(code):
            raise ValueError(
                f"{where}: code {code!r} must be 1 to 16 of the letters a-z, digits and _"
            )
    if doubled := {code for code in codes if codes.count(code) > 1}:
        raise ValueError(f"{where}: code {listed(doubled)} is there twice")


def listed(values: Iterable[object]) -> str:
    """The values, as a message names them."""
    return ", ".join(sorted(repr(str(value)) for value in values))
