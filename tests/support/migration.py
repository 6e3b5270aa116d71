"""Write the migration for changed tables: `make migration NAME="add visits"`.

Alembic compares the models with a database that has every migration so far, made for the purpose.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from storage.database.engine import make_engine
from storage.database.schema import alembic_config, migrate


def write(name: str) -> str:
    """The number of the migration that was written; its file is to be read before it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'until_now.db'}")
        migrate(engine)
        config = alembic_config(engine)
        number = _next(ScriptDirectory.from_config(config).get_current_head())
        command.revision(config, message=name, autogenerate=True, rev_id=number)
        engine.dispose()
    return number


def _next(head: str | None) -> str:
    return f"{int(head or 0) + 1:04d}"


if __name__ == "__main__":
    number = write(sys.argv[1])
    print(f'Read it, then set HEAD = "{number}" in storage/database/schema.py.')
