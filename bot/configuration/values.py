"""The kinds of value that a setting may have, and what is wrong with one that is not.

Each function takes the text of a setting and returns the value, or raises a `ValueError` that
says what is wrong, in words that fit after the setting's name. None of them quotes a secret.

What pydantic has a type for is declared in bot/configuration/settings.py. Not used are its zone and
its file, which let the machine's errors through (`Europe` is a folder), and its address of the web,
which rewrites what Telegram is to be told.
"""

import os
import re
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

OFFICIAL_API = "https://api.telegram.org"
WEBHOOK_PORTS = frozenset({80, 88, 443, 8443})  # core.telegram.org/bots/api#setwebhook

_LAST_PORT = 65535
_SQLITE, _POSTGRESQL = "sqlite", "postgresql+psycopg"
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")
_STAND_IN_TOKEN = re.compile(r"\d+:\S+")
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?")


class Address(NamedTuple):
    """Where a server listens."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    def __str__(self) -> str:
        """As it stands in an address of the web, an IPv6 host in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def address(value: object) -> Address:
    """`127.0.0.1:8080`, `[::1]:8080` or `localhost:8080`."""
    if isinstance(value, Address):
        return value
    host, colon, port = str(value).rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not (host and colon and port.isascii() and port.isdigit() and int(port) <= _LAST_PORT):
        raise ValueError(f"'{value}' is not a host and a port")
    return Address(host, int(port))


def quiet_hours(value: object) -> tuple[time, time] | None:
    """`18:00-8:00` or `18-8`: from an evening until the next morning; `none` for no quiet hours."""
    if value is None or isinstance(value, tuple):
        return value
    if str(value).strip().casefold() == "none":
        return None
    evening, _, morning = str(value).partition("-")
    begins, ends = _clock(evening), _clock(morning)
    if begins is None or ends is None:
        raise ValueError(f"'{value}' is not from one time to another")
    if begins <= ends:
        raise ValueError(f"'{value}' does not go from an evening to a morning")
    return begins, ends


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return time(int(found["hour"]), int(found["minute"] or 0))
    except ValueError:
        return None


def loopback_address(value: object) -> Address:
    """An address that only this machine can reach."""
    parsed = address(value)
    if not parsed.is_loopback:
        raise ValueError(f"'{value}' can be reached from other machines")
    return parsed


def time_zone(value: object) -> ZoneInfo:
    """A time zone by its name."""
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(str(value))
    except (KeyError, ValueError, OSError):
        raise ValueError(f"'{value}' is not a known time zone") from None


def api_url(value: str) -> str:
    """The root of a Bot API server, without a slash at its end."""
    parts = _split(value)
    if parts is None:
        raise ValueError("it is not an address that begins with https:// or http://")
    if parts.username or parts.query or parts.fragment or "/bot" in parts.path:
        raise ValueError("it is more than the root; token, user name or query have no place in it")
    if parts.hostname == "api.telegram.org" and parts.scheme != "https":
        raise ValueError(f"'{value}' would send the token unencrypted")
    return value.rstrip("/")


def database_url(value: str) -> str:
    """SQLite in a file, or PostgreSQL by psycopg. The value may hold a password."""
    url = _database(value)
    if url.drivername not in {_SQLITE, _POSTGRESQL}:
        raise ValueError(f"'{url.drivername}://' is not a supported kind of database")
    if url.drivername == _POSTGRESQL and not url.database:
        raise ValueError("the name of the database is missing")
    if url.drivername == _SQLITE and url.host:
        raise ValueError("a slash is missing after 'sqlite://'")
    if url.drivername == _SQLITE and url.database in {None, "", ".", ":memory:"}:
        raise ValueError("a database in memory would lose everything at the end")
    return value


def _database(value: str) -> "URL":
    """The parts of an address, as the engine will read them."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(value)
    except ArgumentError:
        raise ValueError("'?://' is not a supported kind of database") from None
    except ValueError:
        raise ValueError("its port is not a number") from None


def sqlite_path(value: str) -> Path | None:
    """The file of a SQLite database; nothing for any other."""
    url = _database(value)
    return Path(url.database or "") if url.drivername == _SQLITE else None


def unwritable(path: Path) -> str | None:
    """Why a file cannot be written or made at a path, or nothing if it can."""
    try:
        return _obstacle(path)
    except OSError as error:  # a folder on the way that may not even be looked into
        return f"'{path}' cannot be reached ({error.strerror})"


def readable_list(value: str | Path | None) -> Path | None:
    """A file that can be read and is JSON or TOML by its name."""
    if value is None:
        return None
    path = Path(value)
    if path.suffix not in {".json", ".toml"}:
        raise ValueError(f"'{path}' is neither a .json nor a .toml file")
    if not (os.access(path, os.R_OK) and path.is_file()):
        raise ValueError(f"there is no file '{path}' that can be read")
    return path


def proxy(value: str) -> str:
    """The address of a proxy, which may hold a password."""
    parts = _split(value)
    if parts is None:
        raise ValueError("it is not an address that begins with http:// or https://")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError("it is more than a host and a port")
    return value


def without_password(url: str) -> str:
    """An address as it may be shown."""
    return _database(url).render_as_string(hide_password=True)


def password(url: str) -> str | None:
    """The password in an address, as it was meant; nothing if there is none."""
    return _database(url).password or None


def is_token(text: str, api: str) -> bool:
    """Whether a text can be a token; a stand-in on this machine takes simpler ones."""
    pattern = _STAND_IN_TOKEN if is_here(api) else _TOKEN
    return pattern.fullmatch(text) is not None


def webhook_problem(url: str, api: str) -> str | None:
    """Why a Bot API server would not send updates to an address, or nothing if it would."""
    parts = _split(url)
    if parts is None:
        return f"'{url}' is not an address"
    if is_here(api):
        return None
    if parts.scheme != "https":
        return f"'{url}' does not begin with https://"
    if api == OFFICIAL_API and (parts.port or 443) not in WEBHOOK_PORTS:
        return f"Telegram does not send to port {parts.port}, only to 443, 80, 88 and 8443"
    return None


def is_here(api: str) -> bool:
    """Whether a Bot API server is on this machine."""
    return is_loopback(urlsplit(api).hostname or "")


def is_loopback(host: str) -> bool:
    """Whether a host's name or number means this machine, and no other can mean it."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _split(url: str) -> SplitResult | None:
    """The parts of a web address; nothing if it is not one."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that does not close
        return None
    return parts if usable else None


def _obstacle(path: Path) -> str | None:
    if path.is_dir():
        return f"'{path}' is a folder"
    nearest = next(folder for folder in (path, *path.absolute().parents) if folder.exists())
    if nearest != path and not nearest.is_dir():
        return f"'{nearest}' is a file, so there can be no folder of that name"
    # SQLite keeps its journal beside the file, so the folder has to be writable as well.
    folder = nearest if nearest.is_dir() else nearest.absolute().parent
    refused = next((place for place in (nearest, folder) if not os.access(place, os.W_OK)), None)
    return f"'{refused}' cannot be written" if refused else None
