"""One table of those of all subjects."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Entry = TypeVar("Entry")


def assembled(of: str, **tables: Mapping[Key, Entry]) -> dict[Key, Entry]:
    """The entries of all tables, each given under its subject's name.

    Raises ValueError, which names the key and both subjects, for a key that two of them use.
    """
    whole: dict[Key, Entry] = {}
    used_by: dict[Key, str] = {}
    for subject, table in tables.items():
        for key, entry in table.items():
            if key in used_by:
                raise ValueError(f"{of} {key!r} is used by {used_by[key]} and by {subject}")
            whole[key], used_by[key] = entry, subject
    return whole
