"""What the coordinators' worklist is made of, as the database counts it. All moments are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from casework.core.stored import Stored
from casework.core.vocabulary import CaseStatus, Urgency, VisitAnswerKind


@dataclass(frozen=True)
class CaseAtWork:
    """An open case. `asked` is the advisor who has an open offer of it.

    `waiting_since`: it came, or came back, for that is how long its requester has been waiting.
    `last_sign`: when something last happened in it (`casework.work.silence`), which may lie ahead.
    All moments are UTC.
    """

    id: int
    status: CaseStatus
    urgency: Urgency
    advisor: int | None
    asked: int | None
    waiting_since: datetime
    promised: datetime
    answered: bool
    last_sign: datetime


@dataclass(frozen=True)
class Differing:
    """Two sides of a case who see it differently after a visit."""

    visit: int
    case: int
    requester_says: VisitAnswerKind
    advisor_says: VisitAnswerKind
    since: datetime


@dataclass(frozen=True)
class Lost:
    """Messages of a case that did not reach somebody, from the oldest to the newest."""

    case: int
    person: int
    number: int
    since: datetime
    newest: datetime


@dataclass(frozen=True)
class OutOfReach:
    """Somebody of an active case who has blocked the bot."""

    case: int
    person: int
    is_advisor: bool
    since: datetime


@dataclass(frozen=True)
class Numbers(Stored):
    """What is fine, and what belongs to no case.

    `in_time`: open cases whose first answer came in time. `visits`: agreed ones of the local week.
    `lost`: messages of no case that could not be sent. `out_of_reach`: advisors without a case.
    """

    open: int = 0
    in_time: int = 0
    visits: int = 0
    lost: int = 0
    out_of_reach: int = 0


@dataclass(frozen=True)
class WorkFacts:
    """All that the worklist is made of. `looked_into`: when somebody last did, by subject."""

    cases: tuple[CaseAtWork, ...] = ()
    differing: tuple[Differing, ...] = ()
    lost: tuple[Lost, ...] = ()
    out_of_reach: tuple[OutOfReach, ...] = ()
    numbers: Numbers = Numbers()
    looked_into: Mapping[str, datetime] = field(default_factory=dict)
