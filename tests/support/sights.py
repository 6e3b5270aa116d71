"""Whom words were meant for, by what their writer had in sight; it knows no rule of the product.

It is told what stands in the chats, as a person would read it: which case a message names, what was
asked last, and with whom one was talking.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from casework.core.vocabulary import CaseStatus, Role
from storage.tables import Offer, Person, Requisition, RoleGrant
from tests.support.street import Shown

TALK_FADES = timedelta(hours=2)

ASKS = frozenset(
    {
        "question", "material_added", "summary", "note_wanted", "note_kept", "log_line",
        "close_text", "close_check", "evaluation_question", "remind_day", "remind_line",
        "visit_step", "remind_month",
    }
)  # fmt: skip
"""What asks for words, or stands in the middle of what does."""

BOTH_READ = frozenset({"close_text", "close_check", "visit_step"})
"""Of these, what is answered is read by the other side as well."""

DONE = frozenset(
    {
        "noted", "logged", "reminder_set", "evaluation_thanks", "case_closed",
        "held_kept",
    }
)  # fmt: skip
"""After these, what follows may be for nobody."""

OVER = frozenset({"draft_saved", "draft_discarded", "draft_open", "refused", "work_left"})
"""After these, nothing is asked any more, unless it is asked again below."""

CAME = frozenset({"relayed", "relayed_text", "relayed_rest", "gathered", "gathered_cases"})
TALKS = frozenset({"talk_begun", "sent_to", "added", "submitted"})
"""After these, what follows is about their case: it is named in what stands there last."""


@dataclass
class Meant:
    """Whom words may reach: both sides of the cases in `talk`, the team of those in `team`.

    With `own`, they are an answer in the writer's own request: whoever works on one of these.
    """

    writer: int
    talk: set[str] = field(default_factory=set)
    team: set[str] = field(default_factory=set)
    own: bool = False


@dataclass
class Sight:
    """What somebody has in sight: the question that asks for words, and whom they talk with."""

    talk: str | None = None
    unclear: bool = False
    since: datetime | None = None
    question: Shown | None = None
    after: bool = False


@dataclass(frozen=True)
class Sides:
    """Who is in a case, by Telegram's ids."""

    status: CaseStatus
    requester: int | None
    advisor: int | None
    asked: int | None


class Sights:
    """The sight of everybody, kept up by what they are shown and do."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._of: dict[int, Sight] = {}

    def of(self, person: int) -> Sight:
        """What one person has in sight."""
        return self._of.setdefault(person, Sight())

    def shown(self, message: Shown, now: datetime) -> None:
        """A message of the bot's says this now."""
        sight, case = self.of(message.chat), _the_one(message.cases)
        if sight.question is message and (message.kind not in ASKS or not message.keyboard):
            sight.question = None
        if message.kind in ASKS and message.keyboard:
            sight.question, sight.after = message, False
        elif message.kind in DONE:
            sight.question, sight.after = None, True
        elif message.kind in OVER:
            sight.question = None
        elif message.kind in CAME and message.cases != {sight.talk}:
            sight.unclear = True
        elif message.kind in TALKS and case is not None:
            sight.talk, sight.unclear, sight.since, sight.after = case, False, now, False
            if message.kind == "talk_begun":
                sight.question = None

    def meant(self, person: int, reply_to: Shown | None, now: datetime) -> Meant:
        """Whom words are for that somebody writes now."""
        sight = self.of(person)
        if reply_to is not None and reply_to is not sight.question:
            if sight.question and not reply_to.cases and not self._may_mean(person):
                return self._answer(person, sight.question)  # it can be nothing else
            case = _the_one(reply_to.cases)
            return Meant(person, {case} if case is not None else set())
        if sight.question is not None:
            return self._answer(person, sight.question)
        if sight.after:
            return Meant(person)
        if sight.talk and not sight.unclear and sight.since and now - sight.since < TALK_FADES:
            return Meant(person, {sight.talk})
        only = _the_one(self._may_mean(person))
        return Meant(person, {only} if only is not None else set())

    def may_read(self, reader: int, meant: Meant) -> bool:
        """Whether what was meant so may be read by this person now."""
        if reader == meant.writer:
            return True
        sides = self.sides()
        if any(self._is_in(reader, sides[case]) for case in meant.talk if case in sides):
            return True
        team = set(meant.team)
        if meant.own:
            team |= {case for case, each in sides.items() if each.requester == meant.writer}
        return any(self._is_team(reader, sides[case]) for case in team if case in sides)

    def sides(self) -> dict[str, Sides]:
        """Everybody who is in a case, for each."""
        rows = self._session.exec(select(Requisition))
        return {f"TF-{row.year}-{row.number:04d}": self._sides(row) for row in rows}

    def _answer(self, person: int, question: Shown) -> Meant:
        cases = question.cases
        if question.kind in {"question", "material_added", "summary"}:
            return Meant(person, own=True)
        if not cases:
            cases = {
                case
                for case, each in self.sides().items()
                if person in {each.advisor, each.requester}
            }
        return Meant(person, set(cases) if question.kind in BOTH_READ else set(), set(cases))

    def _may_mean(self, person: int) -> set[str]:
        mine = {
            case: each
            for case, each in self.sides().items()
            if person in {each.requester, each.advisor}
        }
        active = {case for case, each in mine.items() if each.status is CaseStatus.ACTIVE}
        return active or set(mine)

    def _sides(self, row: Requisition) -> Sides:
        asked = self._session.exec(
            select(Offer.advisor_id).where(
                Offer.requisition_id == row.id, col(Offer.ended_at).is_(None)
            )
        ).first()
        people = (row.requester_id, row.advisor_id, asked)
        return Sides(row.status, *(self._phone(each) for each in people))

    def _phone(self, person: int | None) -> int | None:
        found = self._session.get(Person, person) if person is not None else None
        return found.telegram_id if found is not None else None

    def _is_in(self, reader: int, sides: Sides) -> bool:
        return reader == sides.requester or self._is_team(reader, sides)

    def _is_team(self, reader: int, sides: Sides) -> bool:
        if reader == sides.requester:
            return False
        return reader in {sides.advisor, sides.asked} or reader in self._coordinators()

    def _coordinators(self) -> set[int]:
        rows = self._session.exec(
            select(Person.telegram_id)
            .join(RoleGrant, col(RoleGrant.person_id) == Person.id)
            .where(RoleGrant.role == Role.COORDINATOR)
        )
        return {each for each in rows if each is not None}


def _the_one(cases: set[str]) -> str | None:
    return next(iter(cases)) if len(cases) == 1 else None
