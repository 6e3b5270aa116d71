"""One table of the tables that the subjects bring."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def assembled(*tables: Mapping[Key, Value]) -> dict[Key, Value]:
    """All entries, in order. Raises ValueError for a key that two of the tables use."""
    whole: dict[Key, Value] = {}
    for table in tables:
        twice = whole.keys() & table.keys()
        if twice:
            raise ValueError(f"two subjects use {sorted(map(str, twice))}")
        whole |= table
    return whole
