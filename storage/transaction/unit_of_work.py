"""One object for one unit of work: what every verb is handed."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from casework.office import Office
from storage.transaction.outgoing import Outgoing, Waiting


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

    def at(self, moment: datetime) -> "UnitOfWork":
        """The same transaction at another moment (UTC): who waits here waits there too."""
        return replace(self, now=moment)
