"""What a city was like after a scene, so that the next test begins there.

A city of a test is made by what was done in it: as long as that is known from its beginning
(`Story`), another city in which the same was done is the same. So the database is copied, and
Telegram's memory. Only SQLite: copying its file takes a few milliseconds.
"""

import io
import pickle
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.dialogue import Chat, City

SQLITE = "sqlite:///"
MEMORY = ("commands", "files", "chats", "by_chat", "queries", "revision", "epoch", "_last_id")
"""Of the messenger: what it knows, but for its calls and its queue."""

Key = tuple[Any, ...]

_PLAIN = (str, int, float, bool, Enum, date, datetime, timedelta, type(None))


class UnknownError(Exception):
    """Something of which nobody can tell whether it is the same in another city."""


@dataclass
class Remembered:
    """A city as it was. `at` is the moment of its clock."""

    database: sqlite3.Connection
    memory: bytes
    at: datetime


_cities: dict[Key, Remembered] = {}
_of_this_test: set[str] = set()


def test_begins(fixtures: Iterable[str]) -> None:
    """A test that uses these fixtures; one that patches the program has a program of its own."""
    _of_this_test.clear()
    _of_this_test.update(fixtures)


class Story:
    """All that was done in a city since it was opened; nothing, once something else was."""

    def __init__(self, city: "City", chat: type["Chat"]) -> None:
        self._city = city
        self._chat = chat
        self._watch: sqlite3.Connection | None = None
        self._steps: Key | None = None
        self._calls = 0
        self._mark: Key = ()

    def begin(self) -> None:
        """The city has just been opened, and nobody has done anything."""
        if not self._city.database_url.startswith(SQLITE) or "monkeypatch" in _of_this_test:
            return
        self._watch = sqlite3.connect(self._file, check_same_thread=False)
        self._calls = len(self._city.messenger.calls)
        self._steps = (repr(sorted(self._city.settings.items())),)
        self._mark = self._state()

    def end(self) -> None:
        """The city is closed."""
        if self._watch is not None:
            self._watch.close()

    def goes_on_with(self, *step: Any) -> Key | None:
        """What was done with this step; None where not all of it is known."""
        if self._steps is not None and self._state() != self._mark:
            self._steps = None
        if self._steps is None:
            return None
        try:
            return (*self._steps, self._named(step))
        except UnknownError:
            return None

    def has(self, steps: Key | None) -> None:
        """A step was taken, and all is settled."""
        self._steps = steps
        if steps is not None:
            self._mark = self._state()

    def keep(self, steps: Key, result: Any) -> None:
        """Remember what the city is like after these, and what the last of them gave."""
        messenger = self._city.messenger
        known = {name: getattr(messenger, name) for name in MEMORY}
        people = [(chat.user, chat.seen) for chat in self._city.chats]
        calls, next_update = messenger.calls[self._calls :], messenger.updates.next_id
        written = io.BytesIO()
        try:
            _Pickler(self._apart, written).dump((known, calls, next_update, people, result))
        except UnknownError:
            return
        database = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(sqlite3.connect(self._file)) as live:
            live.backup(database)
        _cities[steps] = Remembered(database, written.getvalue(), self._city.clock.now())

    def recall(self, steps: Key) -> Callable[[], Any] | None:
        """How to let the city be what another was after the same steps; gives what that gave."""
        known = _cities.get(steps)
        return (lambda: self._bring_back(known)) if known is not None else None

    @property
    def _file(self) -> str:
        return self._city.database_url.removeprefix(SQLITE)

    def _named(self, value: Any) -> Any:
        """A name for what was done, which is the same in another city. Raises UnknownError."""
        if isinstance(value, _PLAIN):
            return value
        if value is self._city:
            return "the city"
        if isinstance(value, self._chat):
            return ("chat", self._number(value))
        if isinstance(value, (tuple, list)):
            return tuple(map(self._named, value))
        if is_dataclass(value) and not isinstance(value, type):
            return tuple(self._named(getattr(value, each.name)) for each in fields(value))
        if callable(value) and hasattr(value, "__qualname__"):
            return (value.__module__, value.__qualname__)
        raise UnknownError

    def _number(self, chat: "Chat") -> int:
        for number, each in enumerate(self._city.chats):
            if each is chat:
                return number
        raise UnknownError

    def _apart(self, thing: Any) -> Any:
        """What is the reader's own and not remembered: the city, and the number of a chat."""
        if thing is self._city:
            return "the city"
        return self._number(thing) if isinstance(thing, self._chat) else None

    def _own(self, apart: Any) -> Any:
        """The other way round; a chat of that number may be one that is still to come."""
        if apart == "the city":
            return self._city
        while len(self._city.chats) <= apart:
            self._city.chats.append(self._chat(self._city, self._city.messenger.bot))
        return self._city.chats[apart]

    def _state(self) -> Key:
        assert self._watch is not None
        (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        city = self._city
        return (
            version,
            city.messenger.revision,
            city.clock.offset,
            id(city.bot),
            id(city.running.office) if city.bot is not None else 0,
            tuple(chat.seen for chat in city.chats),
        )

    def _bring_back(self, known: Remembered) -> Any:
        city, messenger = self._city, self._city.messenger
        with closing(sqlite3.connect(self._file)) as live:
            known.database.backup(live)
        memory, calls, next_update, people, result = _Unpickler(self._own, known.memory).load()
        vars(messenger).update(memory)
        messenger.calls[self._calls :] = calls
        messenger.updates.next_id = next_update
        for chat, (user, seen) in zip(city.chats, people, strict=True):
            chat.user, chat.seen = user, seen
        city.clock.advance(known.at - city.clock.now())
        messenger.wake()
        return result


class _Pickler(pickle.Pickler):
    def __init__(self, apart: Callable[[Any], Any], into: io.BytesIO) -> None:
        super().__init__(into, protocol=pickle.HIGHEST_PROTOCOL)
        self._apart = apart

    def persistent_id(self, obj: Any) -> Any:
        return self._apart(obj)


class _Unpickler(pickle.Unpickler):
    def __init__(self, own: Callable[[Any], Any], written: bytes) -> None:
        super().__init__(io.BytesIO(written))
        self._own = own

    def persistent_load(self, pid: Any) -> Any:
        return self._own(pid)
