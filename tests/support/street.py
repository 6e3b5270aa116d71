"""People with phones, without network: what they are shown stands in their chats, as it is shown.

The handlers and the database are the real ones. What is enqueued is rendered as
`bot.delivery.presenter` does, stands in a chat, is rewritten or deleted there, and is recorded as
sent.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from handlers import conversation, who_reads
from handlers.core.effects import (
    Button,
    Effect,
    Keyboard,
    Recaption,
    Rekey,
    Remove,
    Rewrite,
    Say,
    SendFile,
    SendNewFile,
)
from handlers.core.scene import Scene
from handlers.core.updates.incoming import Incoming, Kind
from handlers.subjects import WORDINGS
from storage.queues import inbox, outbox
from storage.queues.outbox import Outgoing, Sent
from storage.transaction.notice import read
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.texts import OFFICE
from tests.support.walks import plain, reader

REFERENCE = re.compile(r"TF-\d{4}-\d{4}")


@dataclass
class Shown:
    """A message in somebody's chat as it stands there; `own` where they wrote it themselves."""

    chat: int
    message_id: int
    kind: str
    text: str
    keyboard: Keyboard = ()
    own: bool = False
    row: int = 0

    @property
    def cases(self) -> set[str]:
        """The references that it shows."""
        return set(REFERENCE.findall(self.text))

    @property
    def buttons(self) -> list[Button]:
        """All of its buttons."""
        return [button for row in self.keyboard for button in row]


Seen = Callable[[Shown, bool], None]
"""Told of each message of the bot's as it is shown, and whether its text is new."""


@dataclass
class Street:
    """Chats by Telegram's id of the person; `seen` is told of all that the bot shows."""

    unit: UnitOfWork
    now: datetime
    seen: Seen
    chats: dict[int, list[Shown]] = field(default_factory=dict)
    updates: int = 0
    messages: int = 10_000  # apart from those that a finished form of the tests names

    def writes(self, person: int, text: str, reply_to: int | None = None) -> Shown:
        """Write a message."""
        own = self._stands(person, "", text, own=True)
        self._acts(person, Kind.MESSAGE, own.message_id, text=text, reply_to=reply_to, at=self.now)
        return own

    def edits(self, person: int, message: Shown, text: str) -> None:
        """Change an own message."""
        message.text = text
        self._acts(person, Kind.EDIT, message.message_id, text=text, at=self.now)

    def taps(self, person: int, message: Shown, data: str) -> None:
        """Tap a button."""
        tap = str(self.updates + 1)
        self._acts(person, Kind.TAP, message.message_id, data=data, callback_id=tap)

    def happens(self, what: Callable[[UnitOfWork], object]) -> None:
        """Something that nobody does: a time is over."""
        self.unit.begin()
        what(self.unit)
        self.shows(self.unit.enqueued)

    def passes(self, by: timedelta) -> None:
        """Let time go by."""
        self.now += by

    def shows(self, rows: list[Outgoing]) -> None:
        """Put what was enqueued where it is read."""
        for row in rows:
            message = self._applied(row, self._effect(row))
            sent = Sent(row.id, message, self.now, row.chat_id, row.kind, row.params)
            outbox.mark_sent(self.unit, [sent])

    def _acts(self, person: int, kind: Kind, message_id: int, **what: object) -> None:
        self.updates += 1
        known = {"chat_id": person, "private": True, "user_id": person, "first_name": f"P{person}"}
        incoming = Incoming(self.updates, kind, message_id=message_id, **(known | what))  # type: ignore[arg-type]
        inbox.receive(self.unit.at(self.now), [(self.updates, person, "{}")])
        handle = partial(conversation.handle, self.unit.at(self.now), incoming)
        self.shows(handle().messages)

    def _effect(self, row: Outgoing) -> Effect | None:
        notice = WORDINGS[row.kind]
        said = read(row.kind, row.params)
        try:
            facts = who_reads.facts(self.unit.session, notice, said, row.person_id)
        except who_reads.NotTheirs:
            return None
        return notice.view(Scene(reader("en"), OFFICE, self.now, "bot"), said, facts)

    def _applied(self, row: Outgoing, effect: Effect | None) -> int | None:
        """Do it in the chat. Returns the id of a new message."""
        if isinstance(effect, Say):
            return self._new(row, effect.text, effect.keyboard)
        if isinstance(effect, SendFile | SendNewFile):
            return self._new(row, effect.caption, ())
        found = self._target(row, effect)
        if found is None:
            return None
        if isinstance(effect, Remove):
            self.chats[row.chat_id].remove(found)
        elif isinstance(effect, Rewrite):
            found.kind, found.text, found.keyboard = row.kind, plain(effect.text), effect.keyboard
            self.seen(found, True)
        elif isinstance(effect, Recaption):
            found.text = effect.caption
            self.seen(found, True)
        elif isinstance(effect, Rekey):
            found.keyboard = effect.keyboard
            self.seen(found, False)
        return None

    def _new(self, row: Outgoing, html: str, keyboard: Keyboard) -> int:
        shown = self._stands(row.chat_id, row.kind, plain(html), keyboard, row=row.id)
        self.seen(shown, True)
        return shown.message_id

    def _stands(
        self,
        chat: int,
        kind: str,
        text: str,
        keyboard: Keyboard = (),
        *,
        own: bool = False,
        row: int = 0,
    ) -> Shown:
        self.messages += 1
        shown = Shown(chat, self.messages, kind, text, keyboard, own, row)
        self.chats.setdefault(chat, []).append(shown)
        return shown

    def _target(self, row: Outgoing, effect: Effect | None) -> Shown | None:
        if not isinstance(effect, Rewrite | Recaption | Rekey | Remove):
            return None
        by_id, by_row = effect.message_id, effect.outbox_id
        return next((each for each in self._of(row.chat_id) if _is(each, by_id, by_row)), None)

    def _of(self, chat: int) -> Iterator[Shown]:
        return iter(self.chats.get(chat, ()))


def _is(shown: Shown, message_id: int | None, row: int | None) -> bool:
    if message_id is not None:
        return shown.message_id == message_id
    return row is not None and shown.row == row
