"""What the people of the demonstration can do, and what the page is to show of it.

A button is found by what it says when tapped (the codes of handlers/<subject>/buttons.py), never by
its place or its words. After each act everybody has been told what came of it.
"""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from bot.application import TaskForceBot
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Json, Message
from bot.playground.people import CAST, Column
from handlers.core.keyboards.codes import Code
from storage.tables import Person, Requisition

T = TypeVar("T")
Words = Mapping[str, str]
"""The same in each language of the page."""

Walk = Callable[[Callable[[datetime], timedelta]], Any]

_PATIENCE = 10.0
"""Seconds for the bot to answer an act."""

_COLUMNS = {member.user_id: member.column for member in CAST}


@dataclass
class Seen:
    """Who is shown in each chat, which of them is in front, and what is looked at in it.

    `button` is about to be tapped, `message` is to be read from its beginning.

    `turn` counts changes, so that the page follows each once and leaves the rest to whoever looks.
    """

    people: dict[Column, int] = field(default_factory=dict)
    front: Column = "staff"
    button: Json | None = None
    message: Json | None = None
    turn: int = 0


class Stage:
    """For one showing. `pace` is the seconds from one act to the next."""

    def __init__(
        self, messenger: Messenger, bot: TaskForceBot, walk: Walk, language: str, pace: float
    ) -> None:
        self.messenger = messenger
        self.bot = bot
        self.language = language
        self.seen = Seen()
        self.hurry = asyncio.Event()
        self.quick = False
        """Whether acts follow each other fast: what has been seen once is not looked at again."""
        self._walk = walk
        self._pace = pace

    async def turn_to(self, person: int) -> None:
        """Show somebody's chat, in front where there is room for one."""
        column = _COLUMNS[person]
        if self.seen.people.get(column) == person and self.seen.front == column:
            return
        self.seen.people[column], self.seen.front = person, column
        self._changed()
        await self.beat()

    async def looks_at(self, person: int, message: int) -> None:
        """Show a message of somebody's chat from its beginning."""
        await self.turn_to(person)
        self.seen.message = {"chat": person, "id": message}
        self._changed()
        await self.beat()
        self.seen.message = None

    async def says(self, person: int, words: Words | str) -> Message:
        """Write something, and wait for what the bot makes of it."""
        text = words if isinstance(words, str) else words[self.language]
        await self.turn_to(person)
        since = self.messenger.revision
        written = self.messenger.person_writes(person, text)
        await self._answered(since)
        await self.beat()
        return written

    async def taps(self, person: int, code: Code[Any], *values: Any) -> None:
        """Tap the newest button with this code and these values; None stands for any.

        Raises LookupError where there is none.
        """
        found = self.find(person, code, *values)
        if found is None:
            raise LookupError(f"{person} has no button {code.key}{values}")
        message, data = found
        await self.turn_to(person)
        self.seen.button = {"chat": person, "message": message, "data": data}
        self._changed()
        await self.beat()
        since = self.messenger.revision
        query = self.messenger.person_taps(person, message, data)
        await self._answered(since, lambda: self.messenger.query(query).answered)
        self.seen.button = None
        self._changed()

    async def may_tap(self, person: int, code: Code[Any], *values: Any) -> bool:
        """The same where there may be none; whether there was one."""
        if self.find(person, code, *values) is None:
            return False
        await self.taps(person, code, *values)
        return True

    def find(self, person: int, code: Code[Any], *values: Any) -> tuple[int, str] | None:
        """The newest such button: its message, and what it says when tapped."""
        for message in reversed(self.messenger.from_bot(person)):
            for button in message.buttons:
                if button.data is not None and means(button.data, code, *values):
                    return message.message_id, button.data
        return None

    def message_with(self, person: int, code: Code[Any], *values: Any) -> int:
        """The newest message with such a button. Raises LookupError where there is none."""
        found = self.find(person, code, *values)
        if found is None:
            raise LookupError(f"{person} has no button {code.key}{values}")
        return found[0]

    def newest_without_buttons(self, person: int) -> int:
        """The newest message that only tells something. Raises LookupError where there is none."""
        said = self.messenger.from_bot(person)
        found = next((each for each in reversed(said) if not each.buttons), None)
        if found is None:
            raise LookupError(f"{person} was told nothing")
        return found.message_id

    def who_has(self, among: tuple[int, ...], code: Code[Any], *values: Any) -> int:
        """Which of them has such a button, the newest. Raises LookupError where nobody has."""
        found = {
            button[0]: person
            for person in among
            if (button := self.find(person, code, *values)) is not None
        }
        if not found:
            raise LookupError(f"nobody has a button {code.key}{values}")
        return found[max(found)]

    async def walks(self, step: Callable[[datetime], timedelta]) -> None:
        """Let the program's clock go on, past every morning on the way."""
        await self._walk(step)
        await self.beat()

    async def waits_for(self, person: int, code: Code[Any], *values: Any) -> None:
        """Until such a button is there."""
        await self.messenger.wait_for(lambda: self.find(person, code, *values), _PATIENCE)

    async def newest_case(self, person: int) -> int:
        """The case that somebody has sent last."""

        def read(session: Session) -> int:
            return (
                session.exec(
                    select(Requisition.id)
                    .join(Person, col(Person.id) == Requisition.requester_id)
                    .where(Person.telegram_id == person)
                    .order_by(col(Requisition.id).desc())
                ).first()
                or 0
            )

        return await self.bot.database.read(read)

    async def reads(self, work: Callable[[Session], T]) -> T:
        """Read something that the bot keeps."""
        return await self.bot.database.read(work)

    async def beat(self) -> None:
        """The time that it takes to see what has happened; none when somebody skips."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._pace / 4 if self.quick else self._pace):
                await self.hurry.wait()

    def _changed(self) -> None:
        self.seen.turn += 1
        self.messenger.touch()

    async def _answered(self, since: int, done: Callable[[], bool] = lambda: True) -> None:
        """The bot has said something since, or answered the tap, and everybody has been told."""
        said = lambda: done() and self._has_said(since)  # noqa: E731
        with contextlib.suppress(TimeoutError):
            await self.messenger.wait_for(said, _PATIENCE)
        await self.bot.delivery.idle()

    def _has_said(self, since: int) -> bool:
        return any(
            message.from_bot and message.revision > since
            for chat in self.messenger.by_chat.values()
            for message in chat.values()
        )


def means(data: str, code: Code[Any], *values: Any) -> bool:
    """Whether a button's data is of this code, with these values; None stands for any."""
    key, *given = data.split(":", len(code.types))
    wanted = (None if value is None else str(value) for value in values)
    return key == code.key and all(
        value is None or value == own for value, own in zip(wanted, given, strict=False)
    )
