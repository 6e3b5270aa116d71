"""The whole conversation without Telegram: what is done gives messages, each in every language.

It shows every view at once, with all that people could possibly have written, and so finds what
does not fit into a message or on a button. Dialogues (tests/conversations) are for how it behaves.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlmodel import col, select

from casework.core.vocabulary import Role
from handlers import conversation, who_reads
from handlers.core.effects import Button, Effect, Rekey, Rewrite, Say
from handlers.core.keyboards import doors
from handlers.core.keyboards.fitting import with_fitting_labels
from handlers.core.scene import Scene
from handlers.core.updates.incoming import Incoming, Kind
from handlers.subjects import WORDINGS
from locales.translator import LANGUAGES
from storage.people import people
from storage.queues import inbox, outbox
from storage.queues.outbox import Outgoing
from storage.tables import Person
from storage.transaction.notice import read
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.naming import is_reference
from tests.support.texts import OFFICE
from tests.support.walks import label, reader

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WIDEST = "Vi 😀😀😀😀😀😀😀😀 &amp; <b>de</b> \"x\" 'y' & "
"""What looks like markup, and what is long in bytes."""


@dataclass(frozen=True)
class Said:
    """A message: of which kind, to whom, in which language, and what it does."""

    kind: str
    chat_id: int
    language: str
    effect: Effect
    params: frozenset[str] = frozenset()
    """The names of what it was enqueued with."""

    @property
    def buttons(self) -> list[Button]:
        """Its inline buttons."""
        keyboard = self.effect.keyboard if isinstance(self.effect, Say | Rewrite | Rekey) else ()
        return [button for row in keyboard for button in row]


@dataclass
class Rehearsal:
    """People act, and everything that is said to them is kept in `said`."""

    unit: UnitOfWork
    said: list[Said] = field(default_factory=list)
    rows: list[Outgoing] = field(default_factory=list)
    updates: int = 0

    def joins(self, person: int, role: Role) -> None:
        """Somebody is of the team."""
        known = people.recognise(self.unit, person, name_of(person), "en")
        people.grant(self.unit, known.id, role)

    def says(self, person: int, text: str, **others: Any) -> int:
        """Write or send something. Returns the message's id."""
        return self._act(person, Kind.MESSAGE, text=text, **others)

    def edits(self, person: int, message: int, text: str) -> None:
        """Edit a message."""
        self._act(person, Kind.EDIT, text=text, message_id=message)

    def taps(self, person: int, *labels: str) -> None:
        """Tap one button after the other, each the newest that has this English text."""
        for wanted in labels:
            data = self._data(person, label("en", wanted))
            if data is None:  # not at hand on the card: behind More
                self._act(person, Kind.TAP, data=self._known(person, "More …"))
                data = self._known(person, label("en", wanted))
            self._act(person, Kind.TAP, data=data)

    def taps_twice(self, person: int, wanted: str) -> None:
        """Tap a button, and again before it has changed."""
        data = self._known(person, label("en", wanted))
        for _time in range(2):
            self._act(person, Kind.TAP, data=data)

    def happens(self, what: Callable[[UnitOfWork], None]) -> None:
        """Something that nobody does: a time is over."""
        self.unit.begin()
        what(self.unit)
        self._keep(self.unit.enqueued)

    def tells(self, person: int, kind: str, params: dict[str, Any]) -> None:
        """Somebody is told something unprompted: a notice, as a row would keep it."""
        self.happens(lambda unit: _told(unit, self.id_of(person), kind, params))

    def id_of(self, person: int) -> int:
        """The id in the database of the person with this Telegram account."""
        found = self.unit.session.exec(
            select(Person.id).where(col(Person.telegram_id) == person)
        ).one()
        return found or 0

    def sends_data(self, person: int, data: str) -> None:
        """Tap a button by what it sends."""
        self._act(person, Kind.TAP, data=data)

    def fails(self, person: int) -> None:
        """Something goes wrong with what a person sends."""
        incoming = Incoming(0, Kind.MESSAGE, chat_id=person, private=True, user_id=person)
        self._keep(conversation.apologise(self.unit, incoming, "error", "0a1b2c"))

    def _act(self, person: int, kind: Kind, **what: Any) -> int:
        self.updates += 1
        known: dict[str, Any] = {
            "chat_id": person, "private": True, "user_id": person, "message_id": self.updates,
            "first_name": name_of(person), "language": "en",
            "callback_id": str(self.updates) if kind is Kind.TAP else None,
        }  # fmt: skip
        too_fast = what.pop("too_fast", False)
        incoming = Incoming(self.updates, kind, **(known | what))
        inbox.receive(self.unit, [(self.updates, person, "{}")])
        handle = partial(conversation.handle, self.unit, incoming)
        self._keep(handle(too_fast=too_fast).messages)
        return self.updates

    def _keep(self, rows: list[Outgoing]) -> None:
        for row in rows:
            notice, said = WORDINGS[row.kind], read(row.kind, row.params)
            facts = who_reads.facts(self.unit.session, notice, said, row.person_id)
            self.rows.append(row)
            for language in LANGUAGES:
                scene = Scene(reader(language), OFFICE, NOW, "task_force_bot")
                effect = with_fitting_labels(notice.view(scene, said, facts))
                names = frozenset(row.params)
                self.said.append(Said(row.kind, row.chat_id, language, effect, names))

    def _known(self, person: int, wanted: str) -> str:
        data = self._data(person, wanted)
        if data is None:
            raise AssertionError(f"no button {wanted!r}")
        return data

    def _data(self, person: int, wanted: str) -> str | None:
        opens = opening(wanted)
        for said in reversed(self.said):
            if said.chat_id == person and said.language == "en":
                for button in said.buttons:
                    if button.data in opens or (not opens and _says(button, wanted)):
                        return button.data
        return None


def _says(button: Button, wanted: str) -> bool:
    """Whether these are its words, behind a symbol or before the name of a case."""
    return button.text.endswith(wanted) or button.text.startswith(f"{wanted} · ")


def opening(reference: str) -> set[str]:
    """What the buttons that open a case send; the first case of a year has the id 1."""
    if not is_reference(reference):
        return set()
    case = int(reference[-4:])
    return {doors.OPEN_CASE(case), doors.OPEN_REQUEST(case)}


def name_of(person: int) -> str:
    """As long as Telegram allows, 64 characters, and different for everybody."""
    return (f"P{person} " + WIDEST * 3)[:64]


def _told(unit: UnitOfWork, person_id: int, kind: str, params: dict[str, Any]) -> None:
    outbox.tell(unit, person_id, read(kind, params))
