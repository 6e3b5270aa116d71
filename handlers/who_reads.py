"""Who reads a message is asked when it is shown.

What waits for a Telegram that is away, or for the morning, is rendered later than it was enqueued,
and by then its receiver may have handed the case over, left the team, or been let go. So whatever
shows a case is shown to who may read that case at that moment, and to nobody else.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlmodel import Session

from casework.cases.permissions import Involved, is_concerned
from casework.core.vocabulary import Role
from casework.relay import may_read_messages
from handlers.core.wording import Wording
from handlers.offers.views.handovers import Takers
from handlers.quiet.views.gathered import Part
from storage.cards.reading import CaseFacts, OfferFacts
from storage.cards.reminders import Reminder
from storage.cases import readership
from storage.people import people
from storage.queues import leads
from storage.queues.notices import OfMessage
from storage.relay import reading as relay_reading
from storage.transaction.notice import Notice
from storage.worklist.reading import Nudge


class NotTheirs(Exception):  # noqa: N818  (not an error: what is to be shown is nobody's fault)
    """Whoever was to read this may not any more."""


@dataclass(frozen=True)
class _Reader:
    session: Session
    id: int | None

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What they may do now."""
        return people.roles(self.session, self.id) if self.id is not None else frozenset()

    def may_have(self, wording: Wording) -> bool:
        """Whether they hold a role that a message with this wording is for."""
        roles = wording.needs_role
        return not roles or not self.roles.isdisjoint(roles)


def is_for_anybody(wording: Wording) -> bool:
    """Whether a notice can be read by whoever it was made for, and needs no facts."""
    return wording.load is None and not wording.needs_role


def facts(session: Session, wording: Wording, said: Notice, person: int | None) -> Any:
    """What a notice needs to know, for the person who is to read it.

    Raises NotTheirs where they may not read it now.
    """
    reader = _Reader(session, person)
    if not reader.may_have(wording):
        raise NotTheirs
    found = wording.facts(session, said)
    return found if found is None else _shown(reader, wording, said, found)


def _shown(reader: _Reader, wording: Wording, said: Notice, found: Any) -> Any:
    """The same, without what is not theirs."""
    if isinstance(found, tuple) and found and isinstance(found[0], Reminder | Part):
        kept = tuple(each for each in found if _is_theirs(reader, wording, said, each))
        if not kept:
            raise NotTheirs
        return kept
    if not _may_read(reader, wording, said, found):
        raise NotTheirs
    return found


def _is_theirs(reader: _Reader, wording: Wording, said: Notice, found: Reminder | Part) -> bool:
    """Whether one of several things may be shown."""
    if isinstance(found, Part):
        try:
            _shown(reader, found.wording, found.said, found.facts)
        except NotTheirs:
            return False
        return reader.may_have(found.wording)
    return found.case is None or _may_read(reader, wording, said, found.case)


def _may_read(reader: _Reader, wording: Wording, said: Notice, found: Any) -> bool:
    if wording.is_told_afterwards(said):
        return True
    involved, is_of_a_case = _involved(reader, said, found)
    if not is_of_a_case:
        return True
    if involved is None or reader.id is None:
        return False
    may_read = wording.may_read or is_concerned
    if not may_read(reader.id, reader.roles, involved):
        return False
    return may_read is not may_read_messages or _was_said_with(reader, said)


def _involved(reader: _Reader, said: Notice, found: Any) -> tuple[Involved | None, bool]:
    """Who has to do with the case that this shows; and whether it shows one at all."""
    if isinstance(found, tuple) and found and isinstance(found[0], CaseFacts):
        return found[0].involved, True
    if isinstance(found, CaseFacts):
        return found.involved, True
    if isinstance(found, OfferFacts | Takers):
        return found.case.involved, True
    if isinstance(found, Nudge):
        return readership.involved(reader.session, found.line.case, reader.id or 0), True
    case = leads.case_of(reader.session, said.kind, said.params)
    if case is None:
        return None, False
    return readership.involved(reader.session, case, reader.id or 0), True


def _was_said_with(reader: _Reader, said: Notice) -> bool:
    """A requester reads what was said with them, not with who was the requester before."""
    if not isinstance(said, OfMessage) or reader.id is None:
        return True
    return relay_reading.is_shown(reader.session, said.message, reader.id)
