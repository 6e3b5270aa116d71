"""What is left of somebody in the database: in every column of every row, and in its bytes."""

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.engine import make_url
from sqlmodel import Session, SQLModel

from tests.support.dialogue import City


async def rows_with(city: City, *words: object) -> list[str]:
    """The tables and columns that hold one of these, anywhere in a value."""
    wanted = [str(word) for word in words]
    found = []
    for table in SQLModel.metadata.sorted_tables:
        kept = await city.running.database.read(partial(_all, table=table))
        for row in kept:
            for column, value in row._mapping.items():
                text = json.dumps(value, default=str, ensure_ascii=False)
                found += [f"{table.name}.{column}: {text}" for word in wanted if word in text]
    return found


def _all(session: Session, table: Table) -> list[Any]:
    return list(session.execute(table.select()).all())


def bytes_with(city: City, words: Iterable[str], number: int) -> list[str]:
    """What of these stands in the bytes of an SQLite database and what is beside it.

    `number` is looked for as SQLite and others write it: in decimal, and as big-endian bytes.
    """
    path = Path(make_url(city.database_url).database or "")
    big_endian = number.to_bytes(8, "big").lstrip(b"\0")
    wanted = [word.encode() for word in words] + [str(number).encode(), big_endian]
    files = [each for each in path.parent.glob(f"{path.name}*") if each.is_file()]
    assert path in files
    return [
        f"{file.name}: {word!r}" for file in files for word in wanted if word in file.read_bytes()
    ]
