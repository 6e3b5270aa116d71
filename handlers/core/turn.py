"""One update being handled: who, what, when, and the transaction it happens in."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlmodel import Session

from casework.core.errors import Refused
from casework.core.vocabulary import Role
from casework.form.engine import Form
from casework.office import Office
from handlers.core.updates.incoming import Incoming
from locales.translator import supported
from storage.intake import drafts
from storage.intake.asking import OpenDraft
from storage.people import people
from storage.people.people import Known
from storage.queues import outbox
from storage.queues.answers import ButtonsGone
from storage.transaction.notice import Notice
from storage.transaction.unit_of_work import UnitOfWork


@dataclass
class Turn:
    """What every handler gets. What it does is done in this transaction or not at all."""

    unit: UnitOfWork
    incoming: Incoming
    person: Known
    then: Incoming | None = None
    """What is to be handled right after, as if it had just come."""
    beforehand: Any = None
    """What was read beside the writer for this button (`core.routes.Tap`); None where not."""
    received: datetime | None = None
    """When the update was received; None for what is played again."""

    @property
    def session(self) -> Session:
        """What is read from."""
        return self.unit.session

    @property
    def office(self) -> Office:
        """Whose bot this is."""
        return self.unit.office

    @property
    def now(self) -> datetime:
        """When it happens (UTC)."""
        return self.unit.now

    @property
    def form(self) -> Form:
        """The form of a requisition."""
        return self.office.form

    @property
    def language(self) -> str:
        """What the person reads."""
        return supported(self.person.language, self.person.telegram_language)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What the person may do."""
        return people.roles(self.session, self.person.id)

    @cached_property
    def draft(self) -> OpenDraft | None:
        """The draft that the person has open."""
        return drafts.open_draft(self.session, self.person.id)

    def say(self, said: Notice) -> int:
        """Answer the person who wrote or tapped. Returns the row's id."""
        return outbox.answer(self.unit, said)

    def buttons_done(self) -> None:
        """Take away the buttons of the message below which one was tapped."""
        self.say(ButtonsGone(message_id=self.incoming.message_id))


def stale() -> Refused:
    """The refusal of a button that no longer belongs to anything."""
    return Refused("stale_button")
