"""One table of the tables that the subjects bring."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")
Entry = TypeVar("Entry")


def assembled(of: str, *tables: Mapping[Key, Entry], **by: Mapping[Key, Entry]) -> dict[Key, Entry]:
    """The entries of all tables, in order; `of` says what a key is, `by` which subject brings it.

    Raises ValueError, which names the key and both subjects, for a key that two tables use.
    """
    whole: dict[Key, Entry] = {}
    used_by: dict[Key, str] = {}
    for subject, table in [*(("a subject", table) for table in tables), *by.items()]:
        for key, entry in table.items():
            if key in used_by:
                raise ValueError(f"{of} {key!r} is used by {used_by[key]} and by {subject}")
            whole[key], used_by[key] = entry, subject
    return whole
