"""A backup of a PostgreSQL, by the program that comes with it."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from bot.configuration.errors import OperatorError

_TABLES_BEGIN, _ROWS_END = b"COPY public.", b"\\.\n"


def dump(database_url: str, file: Path) -> str:
    """Let `pg_dump` write the database to a file, and read the whole file again.

    Returns a line for an operator; raises OperatorError, and leaves no file, where there is no
    `pg_dump`, or where it or `pg_restore` finds something wrong.
    """
    for program in ("pg_dump", "pg_restore"):
        if shutil.which(program) is None:
            raise OperatorError(
                f"DATABASE_URL: a PostgreSQL is backed up by pg_dump, and there is no {program} "
                "here. Expected: PostgreSQL's client programs, at least as new as the server."
            )
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        _run(database_url, "pg_dump", "--format=custom", f"--file={file}")
        written = _run(database_url, "pg_restore", "--data-only", "--file=-", str(file))
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    tables, rows = _counted(written)
    return f"{file}: {tables} tables, {rows} rows. Read again whole."


def _run(database_url: str, program: str, *arguments: str) -> bytes:
    """What a program writes. Its password is in no list of processes."""
    done = subprocess.run(  # noqa: S603  (a program of PostgreSQL's, without a shell)
        [program, *arguments], capture_output=True, check=False, env=_environment(database_url)
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or str(done.returncode)
        raise OperatorError(
            f"DATABASE_URL: {program} did not do it ({said.splitlines()[-1]}). Expected: a "
            "database that it can read, and room for the file."
        )
    return done.stdout


def _environment(database_url: str) -> dict[str, str]:
    """Where the database is, as PostgreSQL's own programs read it."""
    url = make_url(database_url)
    parts = {
        "PGHOST": url.host or _query(url, "host"),
        "PGPORT": str(url.port) if url.port else _query(url, "port"),
        "PGUSER": url.username or _query(url, "user"),
        "PGPASSWORD": url.password or _query(url, "password"),
        "PGDATABASE": url.database or "",
        "PGSSLMODE": _query(url, "sslmode"),
    }
    return {**os.environ, **{name: value for name, value in parts.items() if value}}


def _query(url: URL, name: str) -> str:
    found = url.query.get(name, "")
    return found if isinstance(found, str) else found[0]


def _counted(written: bytes) -> tuple[int, int]:
    """Tables and rows in what `pg_restore` writes; a row is a line, whatever is in it."""
    tables = rows = 0
    inside = False
    for line in written.splitlines(keepends=True):
        if inside and line == _ROWS_END:
            inside = False
        elif inside:
            rows += 1
        elif line.startswith(_TABLES_BEGIN):
            inside, tables = True, tables + 1
    return tables, rows
