"""The version of the schema: brought up to date by Alembic, refused when it is too new."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

from storage.database.alone import alone

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""The newest migration; a test holds it against the folder. Knowing it saves loading Alembic."""

MIGRATIONS = Path(__file__).parents[1] / "migrations"


class NewerDatabaseError(Exception):
    """The database was made by a newer version of the program."""


def is_current(engine: Engine) -> bool:
    """Whether the database needs no migration."""
    return version(engine) == HEAD


def version(engine: Engine) -> str | None:
    """The database's version; None of an empty one."""
    with engine.connect().execution_options(reading=True) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar_one_or_none()
    return found


def damage(engine: Engine) -> str | None:
    """What SQLite finds wrong with its file, such as a page that was written by half; None: well.

    It reads the whole file: some hundred megabytes a second. PostgreSQL is not asked.
    """
    if engine.dialect.name != "sqlite":
        return None
    with engine.connect().execution_options(reading=True) as connection:
        found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    return None if found == "ok" else found.splitlines()[-1]


def migrate(engine: Engine, before: Callable[[str], None] | None = None) -> None:
    """Bring the schema up to date. Raises NewerDatabaseError if it is ahead of the program.

    Where another program does it at the same time, wait until that is done. `before` is called
    with the version that there is, just before anything is changed; an empty database has none.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config(engine)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with alone(engine):
        found = version(engine)
        if found is not None and found not in known:
            raise NewerDatabaseError(found)
        if before is not None and found not in {None, HEAD}:
            before(str(found))
        command.upgrade(config, "head")


def alembic_config(engine: Engine) -> "Config":
    """Alembic's configuration, with the engine that it shall use."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    return config
