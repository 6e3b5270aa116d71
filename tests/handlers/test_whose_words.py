"""Whatever six people do at random in five cases, words reach whom they were meant for.

Every message holds a token of its own. Whoever is shown a token must be in a case that its writer
meant, by what stood in the writer's chat when it was written (tests/support/sights.py).
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from casework.cases.reference import reference
from casework.core.vocabulary import CaseStatus, FocusArea
from handlers import releasing
from handlers.core.effects import Button
from storage.addressing import reading as addressing_reading
from storage.database.engine import make_engine
from storage.follow_ups import firing
from storage.intake import drafts
from storage.subjects import FOLLOW_UPS
from storage.tables import Person, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage import town
from tests.support import torture
from tests.support.databases import Databases
from tests.support.sights import Meant, Sights
from tests.support.street import Shown, Street
from tests.support.tables import with_tables

AYSE, BENT, CARL, LEYLA, JONAS, KAREN = PEOPLE = (5001, 5002, 5003, 5011, 5012, 5021)
REQUESTERS = (AYSE, AYSE, BENT, BENT, CARL)
MOST_OPEN = len(REQUESTERS)
TOKEN = re.compile(r"word\d+x")
TEAM = (LEYLA, JONAS, KAREN)
OF_TEAM = ("/cases", "/cases", "/cases", "/agenda", "/cancel")
OF_REQUESTERS = ("/requests", "/requests", "/request", "/cancel", "/help")
LEAVES_THE_PLAY = ("ey", "pa", "ps", "away", "hours")
"""Buttons after which somebody would be gone, or hear nothing for weeks."""

NEAR = 14
"""So many messages stand on a screen."""


@dataclass
class Play:
    """What is done, and what came of it."""

    unit: UnitOfWork
    chance: random.Random
    street: Street = field(init=False)
    sights: Sights = field(init=False)
    meant: dict[str, Meant] = field(default_factory=dict)
    by_message: dict[int, Meant] = field(default_factory=dict)
    read: int = 0
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sights = Sights(self.unit.session)
        self.street = Street(self.unit, town.NOW, self.look)

    def look(self, shown: Shown, is_new: bool) -> None:
        """Somebody reads this: may they?"""
        if is_new:
            for token in TOKEN.findall(shown.text):
                self._check(shown, token)
        self.sights.shown(shown, self.street.now)

    def begins(self) -> None:
        """Two advisors, a coordinator, and five cases that are being worked on."""
        town.coordinator(self.unit, KAREN - 5000)
        for number in (LEYLA, JONAS):
            town.advisor(self.unit, number - 5000, str(number), FocusArea.EDUCATION)
        for requester in REQUESTERS:
            self.asks_for_help(requester)

    def asks_for_help(self, requester: int) -> None:
        """A request, which an advisor takes."""
        self.unit.begin()
        known = town.person(self.unit, requester - 5000, f"P{requester}")
        if drafts.open_draft(self.unit.session, known.id) is not None:
            return
        town.send(self.unit, known)
        self.street.shows(self.unit.enqueued)
        for chat in self.chance.sample((LEYLA, JONAS), 2):
            for shown in list(self.street.chats.get(chat, ())):
                accept = [each for each in shown.buttons if "Accept" in each.text]
                if accept:
                    self.street.taps(chat, shown, accept[0].data)

    def step(self) -> None:
        """Somebody does something."""
        self.street.passes(timedelta(seconds=1))
        person = self.chance.choice(PEOPLE)
        acts = (self._writes, self._replies, self._taps, self._edits, self._commands, self._waits)
        act = self.chance.choices(acts, (18, 22, 34, 7, 14, 5))[0]
        self.done.append(f"{person} {act.__name__}")
        act(person)
        open_cases = [
            each for each in self.sights.sides().values() if each.status is CaseStatus.ACTIVE
        ]
        if len(open_cases) < MOST_OPEN - 1:
            self.asks_for_help(self.chance.choice(REQUESTERS))

    def _writes(self, person: int) -> None:
        self._says(person, None)

    def _replies(self, person: int) -> None:
        if chat := self.street.chats.get(person):
            self._says(person, self.chance.choice(chat[-3 * NEAR :]))

    def _says(self, person: int, reply_to: Shown | None) -> None:
        token = self._token()
        meant = self.sights.meant(person, reply_to, self.street.now)
        if reply_to is not None and reply_to.own:
            before = self.by_message.get(reply_to.message_id, Meant(person))
            meant = Meant(person, set(before.talk))
        self.meant[token] = meant
        self.done[-1] += f" {token} {meant}"
        said = self.street.writes(person, token, reply_to.message_id if reply_to else None)
        self.by_message[said.message_id] = meant

    def _edits(self, person: int) -> None:
        chat = self.street.chats.get(person, ())
        own = [
            each for each in chat[-3 * NEAR :] if each.own and each.message_id in self.by_message
        ]
        if own:
            message = self.chance.choice(own)
            token = self._token()
            self.meant[token] = self.by_message[message.message_id]
            self.done[-1] += f" {message.text} to {token}"
            self.street.edits(person, message, token)

    def _taps(self, person: int) -> None:
        chat = self.street.chats.get(person, [])
        near = chat[-NEAR:] if self.chance.random() < 0.8 else chat
        ways: dict[str, list[tuple[Shown, Button]]] = {}
        for shown in near:
            for button in shown.buttons:
                if button.data and not button.data.startswith(LEAVES_THE_PLAY):
                    ways.setdefault(button.data.partition(":")[0], []).append((shown, button))
        if not ways:
            return
        shown, button = self.chance.choice(ways[self.chance.choice(sorted(ways))])
        self.done[-1] += f" {button.text} ({button.data})"
        self._chooses(person, button.data)
        self.street.taps(person, shown, button.data)

    def _chooses(self, person: int, data: str) -> None:
        """A tap below a question says of all that waits whom it is for."""
        way = data.partition(":")[0]
        cases = self._cases_of(person, data)
        for meant in self.by_message.values():
            if meant.writer != person:
                continue
            if way == "tc":
                meant.talk |= cases
            elif way == "tk":
                meant.team |= cases
            elif way == "ta" and (question := self.sights.of(person).question) is not None:
                answer = self.sights.meant(person, question, self.street.now)
                meant.talk |= answer.talk
                meant.team |= answer.team
                meant.own |= answer.own

    def _cases_of(self, person: int, data: str) -> set[str]:
        """The references of the case that a button below such a question is about."""
        way, _, number = data.partition(":")
        session = self.unit.session
        case = int(number) if way == "tc" else None
        if way == "tk":
            known = session.exec(select(Person).where(col(Person.telegram_id) == person)).one()
            more = addressing_reading.more_of(session, known.id or 0, int(number))
            case = more.case if more is not None else None
        found = session.get(Requisition, case) if case is not None else None
        return set() if found is None else {reference(found.year, found.number)}

    def _commands(self, person: int) -> None:
        command = self.chance.choice(OF_TEAM if person in TEAM else OF_REQUESTERS)
        self.done[-1] += f" {command}"
        self.street.writes(person, command)

    def _waits(self, _person: int) -> None:
        """Some minutes, or until the next morning; what is due by then is done."""
        self.street.passes(timedelta(minutes=self.chance.choice((1, 5, 20, 90))))
        if self.street.now.hour >= 14:
            days = 3 if self.street.now.weekday() == 4 else 1
            self.street.passes(timedelta(days=days))
            self.street.now = self.street.now.replace(hour=8, minute=30)
        self.street.happens(lambda unit: releasing.release(unit.at(self.street.now)))
        self.street.happens(lambda unit: firing.fire_due(unit.at(self.street.now), FOLLOW_UPS))

    def _token(self) -> str:
        return f"word{len(self.meant) + 1}x"

    def _check(self, shown: Shown, token: str) -> None:
        meant = self.meant[token]
        if shown.chat == meant.writer:
            return
        self.read += 1
        story = "\n".join([*self.done[-25:], f"{shown.chat} reads {shown.kind}: {shown.text}"])
        assert self.sights.may_read(shown.chat, meant), f"{meant}\n{story}"


@pytest.fixture
def session(databases: Databases) -> Iterator[Session]:
    """A database of its own."""
    url = databases.new("sqlite", prepare=with_tables)
    engine = make_engine(url)
    with Session(engine) as session:
        yield session
    engine.dispose()
    databases.drop(url)


@pytest.mark.torture
def test_every_word_is_read_by_whom_it_was_meant_for(unit: UnitOfWork) -> None:
    play = Play(unit, torture.chance("whose words"))
    play.begins()

    steps = torture.steps(quick=300, torture=10_000)
    for _step in range(steps):
        play.step()
        unit.session.commit()

    assert play.read > steps // 10, "nobody has read anything"
