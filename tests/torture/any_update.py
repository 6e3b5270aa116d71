"""Updates of every kind that the Bot API has, made by chance from aiogram's description of it.

`AnyUpdate.valid` makes what Telegram could send; `AnyUpdate.wrong` makes of it what it could not:
other types, numbers that fit nowhere, texts that are none, pieces that are missing.
"""

import contextlib
import copy
import datetime as dt
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Any

from aiogram.types import Update
from pydantic import BaseModel, ValidationError

from tests.handlers import raw_updates as raws

KINDS = tuple(name for name in Update.model_fields if name != "update_id")
OFTEN = ("message", "edited_message", "callback_query")
"""What the bot reads, and so what is worth the most."""

TEXTS = (
    "Hej", "/start", "/request", "/requests", "/cases", "/team", "/privacy", "/away", "/digest",
    "/agenda", "/help", "/start x", "/start c_1", "/cancel", "/hours", "/profile", "/outreach",
    "/language", "/nothing", "/", "Ja", "Nej", "1", "TF-2026-0001", "Nørrebro", "i morgen kl. 9",
    "<b>x</b> & y", "a" * 4096, "\u202e\u200b\u2060", "😀" * 300, "211062-5629", "\n\n", "Færdig",
    "Skolen mangler nogen, der kan tale med forældrene om fravær.", "%s {name} {0}",
)  # fmt: skip
NAMES = ("Ayşe", "", "\u200b", "\u202eabc", "A" * 64, "<i>", "Bo\nBo", "0101011234")


def _nested(levels: int) -> Any:
    value: Any = 1
    for _level in range(levels):
        value = [value]
    return value


WRONG: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**31, 2**63, -(2**63) - 1, 2**64, 10**400, 1.5, float("inf"),
    float("nan"), "", "x", "5001", "\ud800", "a\udfffb", "\0", "a\0b", "x" * 20_000, "211062-5629",
    [], {}, [[]], {"": {}}, {"\ud83d": "\0"}, [None], _nested(70), _nested(400), {"id": 1},
    {"id": [1], "type": "private"}, ["x"] * 2_000, "private", "2026-11-23",
)  # fmt: skip


@dataclass
class AnyUpdate:
    """Makes updates of these people, who tap buttons with this data. Ids count up from `number`."""

    chance: Random
    people: typing.Sequence[int]
    buttons: typing.Sequence[str]
    number: int = 10_000

    def valid(self) -> dict[str, Any]:
        """One that Telegram could send, in the private chat of one of the people, most times."""
        self.number += 1
        kind = self.chance.choice(OFTEN if self.chance.random() < 0.7 else KINDS)
        while True:
            body = self._value(Update.model_fields[kind].annotation, kind, 0)
            self._fit(kind, body)
            raw = {"update_id": self.number, kind: body}
            with contextlib.suppress(ValidationError):  # cut off where it became too deep
                Update.model_validate(raw)
                return raw

    def wrong(self) -> dict[str, Any]:
        """The same, with one to four things in it that are not as they should be."""
        raw = self.valid()
        for _time in range(self.chance.randint(1, 4)):
            self._spoil(raw)
        return raw

    # Valid ones

    def _fit(self, kind: str, body: dict[str, Any]) -> None:
        """Whose it is, where, and about what: somebody here, in their chat, with words and data."""
        person = self.chance.choice(self.people)
        sender = {**raws.AYSE, "id": person, "first_name": self.chance.choice(NAMES)}
        sender["language_code"] = self.chance.choice(("da", "en", "tr", "ar", "xx", "pt-br"))
        if "from" in body or self.chance.random() < 0.95:
            body["from"] = sender
        chat = {**raws.CHAT, "id": person}
        if self.chance.random() < 0.1:
            chat = self.chance.choice((raws.GROUP, raws.CHANNEL))
        if kind == "callback_query":
            body["id"] = str(self.number)
            body["data"] = self.chance.choice(self.buttons)
            body["message"] = {"message_id": self.chance.randint(1, 300), "chat": chat, "date": 1}
            return
        if "chat" in body:
            body["chat"] = chat
        if "message_id" in body:
            body["message_id"] = self.chance.randint(1, 300)
            if self.chance.random() < 0.6:
                body["text"] = self.chance.choice(TEXTS)
            if self.chance.random() < 0.2:
                answered = {"message_id": self.chance.randint(1, 300), "chat": chat, "date": 1}
                body["reply_to_message"] = {**answered, "text": self.chance.choice(TEXTS)}

    def _value(self, annotation: Any, name: str, depth: int) -> Any:
        """Something that this annotation of aiogram's allows, as JSON has it."""
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self._value(arguments[0], name, depth)
        if origin in {typing.Union, types.UnionType}:
            choices = [each for each in arguments if each is not types.NoneType]
            return self._value(self.chance.choice(choices), name, depth)
        if origin is typing.Literal:
            return _plain(self.chance.choice(arguments))
        if origin is list:
            return [
                self._value(arguments[0], name, depth + 1)
                for _one in range(self.chance.randint(0, 2))
            ]
        if isinstance(annotation, type):
            return self._of_type(annotation, name, depth)
        return None

    def _of_type(self, kind: type, name: str, depth: int) -> Any:
        if issubclass(kind, BaseModel):
            return self._object(kind, depth + 1)
        if issubclass(kind, Enum):
            return _plain(self.chance.choice(list(kind)))
        makers: dict[type, Callable[[], Any]] = {
            bool: lambda: self.chance.random() < 0.2,
            int: lambda: self.chance.choice((0, 1, 5, 700, 2**31, 2**52)),
            float: lambda: self.chance.uniform(-90, 90),
            str: lambda: self.chance.choice(TEXTS if name != "id" else ("1", "x" * 60)),
            dt.datetime: lambda: self.chance.choice((0, raws.DATE, 2**31)),
        }
        return next((make() for known, make in makers.items() if issubclass(kind, known)), None)

    def _object(self, kind: type[BaseModel], depth: int) -> dict[str, Any]:
        """What must be there, and of the rest ever less the deeper it is."""
        made = {}
        for name, field in kind.model_fields.items():
            wanted = field.is_required() or self.chance.random() < 0.06 / depth
            if field.default.__class__.__name__ not in {"NoneType", "PydanticUndefinedType"}:
                made[field.alias or name] = _plain(field.default)
            elif wanted and depth < 8:
                made[field.alias or name] = self._value(field.annotation, name, depth)
        return {key: value for key, value in made.items() if value is not None}

    # Wrong ones

    def _spoil(self, raw: dict[str, Any]) -> None:
        node: Any = raw
        key: Any = self.chance.choice(list(raw)) if self.chance.random() < 0.1 else _body(raw)
        while isinstance(node[key], dict | list) and node[key] and self.chance.random() < 0.7:
            node = node[key]
            key = self.chance.choice(list(node) if isinstance(node, dict) else range(len(node)))
        if isinstance(node, dict) and self.chance.random() < 0.2:
            del node[key]
            raw.setdefault(KINDS[0], {})
        elif isinstance(node, dict) and self.chance.random() < 0.1:
            node[self.chance.choice(("text", "from", "chat", "x\ud800", "update_id"))] = self._bad()
        else:
            node[key] = self._bad()

    def _bad(self) -> Any:
        return copy.deepcopy(self.chance.choice(WRONG))


def _body(raw: dict[str, Any]) -> str:
    return next((key for key in raw if key != "update_id"), "update_id")


def _plain(value: Any) -> Any:
    value = value.value if isinstance(value, Enum) else value
    return value if isinstance(value, str | int | float) else None
