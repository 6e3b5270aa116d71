"""What a bot has kept of somebody's words: looked for everywhere in its database."""

from pathlib import Path

from sqlalchemy import MetaData, create_engine, select

from tests.support.dialogue import City

SQLITE = "sqlite:///"


def kept_in(city: City, *words: str, files: bool = True) -> list[str]:
    """The tables that hold one of the words in any column, and the files where it is SQLite."""
    engine = create_engine(city.database_url)
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        texts = {
            table.name: "\n".join(str(tuple(row)) for row in connection.execute(select(table)))
            for table in tables.sorted_tables
        }
    engine.dispose()
    if files:
        texts |= _files(city.database_url)
    return [name for name, text in texts.items() if any(word in text for word in words)]


def _files(url: str) -> dict[str, str]:
    """The raw bytes of SQLite's files, where a deleted row would still be read."""
    if not url.startswith(SQLITE):
        return {}
    file = Path(url.removeprefix(SQLITE))
    return {
        each.name: each.read_bytes().decode("utf-8", "ignore")
        for each in file.parent.glob(f"{file.name}*")
    }
