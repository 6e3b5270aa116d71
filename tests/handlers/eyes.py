"""What people could do with the buttons of others: tried, looked at, and taken back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, event
from sqlmodel import Session, SQLModel

from handlers import conversation
from handlers.core.scene import Scene
from handlers.core.updates.incoming import Incoming, Kind
from handlers.subjects import WORDINGS
from storage.queues import inbox
from storage.queues.outbox import Outgoing
from storage.transaction.notice import read
from tests.support.rehearsal import NOW, Rehearsal, Said, name_of
from tests.support.texts import OFFICE
from tests.support.walks import reader

ONES_OWN = ("person_id", "requester_id", "sender_id")
"""The columns that say whose a row is."""

KEPT_BY_ALL = frozenset({"inbox", "inbox_update", "outbox", "outbox_message"})
"""Every update writes there."""

ASIDE = frozenset({"follow_up", "waiting_notice", "visit_answer"})
"""What names a person, and is about a case all the same."""


@dataclass
class Watched(Rehearsal):
    """A rehearsal in one language, in which what others could do is tried on the way."""

    shown: list[tuple[int, str]] = field(default_factory=list)
    """Each button that was shown, oldest first: to whom (a chat's id), and its data."""

    def tries(self, who: int, data: str) -> list[str]:
        """What is wrong with what somebody gets and changes by a tap; it is taken back."""
        return self._tried(who, Kind.TAP, data=data)

    def tries_words(self, who: int) -> list[str]:
        """The same for words."""
        return self._tried(who, Kind.MESSAGE, text="What they would have written.")

    def _tried(self, who: int, kind: Kind, **what: Any) -> list[str]:
        self.updates += 1
        number = self.updates
        incoming = Incoming(
            number, kind, chat_id=who, private=True, user_id=who, message_id=1,
            first_name=name_of(who), language="en", callback_id="1", **what,
        )  # fmt: skip
        own = self.id_of(who)
        nested = self.unit.session.begin_nested()
        with _written(self.unit.session) as tables:
            inbox.receive(self.unit, [(number, who, "{}")])
            rows = conversation.handle(self.unit, incoming).messages
            self.unit.session.flush()
        words = [f"{each.kind}: {text}" for each in rows for text in self._secrets(each, who)]
        changed = tables - KEPT_BY_ALL
        after = self._state(changed, own)
        nested.rollback()
        self.unit.session.expire_all()
        before = self._state(changed, own) if changed else after
        return words + [f"changes {name}" for name in after if after[name] != before[name]]

    def _state(self, tables: Iterable[str], own: int) -> dict[str, list[Any]]:
        """All rows that are not this person's own."""
        known = SQLModel.metadata.tables
        return {name: sorted(map(str, self._rows(known[name], own))) for name in tables}

    def _rows(self, table: Table, own: int) -> list[Any]:
        rows = self.unit.session.execute(table.select()).all()
        if table.name in ASIDE:
            return [row for row in rows if getattr(row, "requisition_id", 1) is not None]
        mine = [name for name in (*ONES_OWN, *_ID.get(table.name, ())) if name in table.c]
        return [row for row in rows if own not in {getattr(row, name) for name in mine}]

    def _secrets(self, row: Outgoing, who: int) -> list[str]:
        if row.kind in OF_ONES_OWN:
            return []
        if row.chat_id != who:
            return [f"tells {row.chat_id}"]
        text = repr(self._effect(row))
        return [word for word in SECRETS if word in text.casefold()]

    def _effect(self, row: Outgoing) -> Any:
        notice = WORDINGS[row.kind]
        said = read(row.kind, row.params)
        facts = notice.facts(self.unit.session, said)
        return notice.view(Scene(reader("en"), OFFICE, NOW, "task_force_bot"), said, facts)

    def _keep(self, rows: list[Outgoing]) -> None:
        for row in rows:
            self.said.append(Said(row.kind, row.chat_id, "en", self._effect(row)))
            self.shown += [(row.chat_id, each.data) for each in self.said[-1].buttons if each.data]


SECRETS = ("hemmelig", "p5001", "tf-2026-0001")
"""What nobody reads who has nothing to do with the case: words, its requester, its reference."""

OF_ONES_OWN = frozenset({"work_left", "stand_in_begins", "erased", "requester_erased"})
"""What somebody may hear, or cause others to, who gives up words of their own, goes, or is away."""

_ID = {"person": ("id",)}


@contextmanager
def _written(session: Session) -> Iterator[set[str]]:
    """The tables in which rows are written meanwhile."""
    found: set[str] = set()
    engine = session.get_bind()

    def note(*given: Any) -> None:
        statement, context = given[2], given[4]
        if statement.startswith(("INSERT", "UPDATE", "DELETE")) and context.rowcount != 0:
            words = statement.replace('"', "").split()
            found.add(words[1] if words[0] == "UPDATE" else words[2].partition("(")[0])

    event.listen(engine, "after_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "after_cursor_execute", note)
