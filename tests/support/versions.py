"""A city that goes on with the database that an earlier version has left."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic import command

from storage.database import schema
from storage.database.engine import make_engine
from tests.support.databases import SQLITE
from tests.support.dialogue import Chat, City


def written_by(url: str, version: str, rows: Path) -> None:
    """The tables of a version with its rows, as it wrote them, brought up to date."""
    engine = make_engine(url)
    command.upgrade(schema.alembic_config(engine), version)
    engine.dispose()
    with closing(sqlite3.connect(url.removeprefix(SQLITE))) as connection:
        connection.executescript(f"BEGIN;\n{rows.read_text(encoding='utf-8')}COMMIT;")
    engine = make_engine(url)
    schema.migrate(engine)
    engine.dispose()


async def goes_on(url: str, now: datetime, *, names: tuple[str, ...], danish: str = "") -> City:
    """The program of today on such a database; `names` in the order in which they came to Telegram.

    Each is an attribute of the city, in small letters; they read English, but for the one who is
    `danish`.
    """
    city = City(url)
    city.moves_clock_to(now)
    await city.server.start()
    for name in names:
        user = city.messenger.user(name, "da" if name == danish else "en", started=True)
        setattr(city, name.lower().replace("ş", "s"), Chat(city, user))
    await city.start_bot()
    return city
