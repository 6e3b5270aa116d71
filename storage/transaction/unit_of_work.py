"""One object for one unit of work: what every verb is handed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session

from casework.office import Office
from storage.transaction.outgoing import Outgoing, Waiting

Happening = TypeVar("Happening")
Follows = Callable[["UnitOfWork", Any], None]
"""What a subject does once something has happened (`storage.happenings`)."""

Consequences = Mapping[type[Any], tuple[Follows, ...]]
"""What follows from each kind of happening, in order: all of it is in `storage.subjects`."""


def when(
    kind: type[Happening], *verbs: Callable[["UnitOfWork", Happening], None]
) -> dict[type[Any], tuple[Follows, ...]]:
    """One row of the table: what follows from this kind of happening, in this order."""
    return {kind: verbs}


@dataclass(slots=True)
class _Audience:
    """Who waits for an answer, and what was enqueued for whom so far."""

    waiting: Waiting | None = None
    enqueued: list[Outgoing] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """One transaction: its session, whose office it is for, and when it happens (UTC).

    A function that takes one may write, or lock what it reads; a function that takes the session
    alone only reads. With `told_at_once`, nothing waits for a better hour: what happens here
    happened long ago, and wakes nobody.
    """

    session: Session
    office: Office
    now: datetime
    consequences: Consequences = field(repr=False)
    told_at_once: bool = False
    _audience: _Audience = field(default_factory=_Audience, repr=False)

    @property
    def waiting(self) -> Waiting | None:
        """Who waits for an answer; None where nobody does, as in a job."""
        return self._audience.waiting

    @property
    def enqueued(self) -> list[Outgoing]:
        """What was enqueued so far, in order; it is sent once the transaction is committed."""
        return self._audience.enqueued

    def who_waits(self) -> Waiting:
        """Who waits for an answer. Raises LookupError where nobody does."""
        if self._audience.waiting is None:
            raise LookupError("nobody waits for an answer in this unit of work")
        return self._audience.waiting

    def begin(self, waiting: Waiting | None = None) -> None:
        """Something else happens in the same transaction: who waits from now on, if anybody does.

        What is enqueued is collected anew.
        """
        self._audience.waiting, self._audience.enqueued = waiting, []

    def happened(self, what: object) -> None:
        """Something has happened: what follows from it is done now, in the same transaction.

        Raises what that raises, and KeyError for a kind of happening that is not in the table.
        """
        for follow in self.consequences[type(what)]:
            follow(self, what)

    def at(self, moment: datetime) -> "UnitOfWork":
        """The same transaction at another moment (UTC): who waits here waits there too."""
        return replace(self, now=moment)
