"""A reply to whatever the bot says reaches the case that it is about, or is asked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from casework.core.vocabulary import CaseStatus, DigestKind, FollowUpKind, Role
from handlers import conversation
from handlers.core.updates.incoming import Incoming, Kind
from handlers.subjects import WORDINGS
from storage.addressing import current_case
from storage.database.engine import make_engine
from storage.people import people
from storage.queues import inbox, outbox, receivers
from storage.queues.gathered import Waited
from storage.queues.outbox import Sent
from storage.tables import (
    CaseMessage,
    Digest,
    DigestLine,
    FollowUp,
    HeldMessage,
    MessageAbout,
    Offer,
    Requisition,
)
from storage.transaction.notice import About, of_kind
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage import town
from tests.support.databases import Databases
from tests.support.rehearsal import NOW, Said
from tests.support.tables import with_tables
from tests.support.units import unit_of_work

LEYLA, AYSE, BENT = 5001, 5002, 5003
A_NOTICE, OTHER = 700, 701
"""Telegram's ids in Leyla's chat."""


@dataclass
class Play:
    """Leyla has two cases, and talks about Bent's."""

    unit: UnitOfWork
    leyla: people.Known
    ayses: int
    bents: int
    params: dict[str, Any]
    updates: int = 0

    def is_told(self, kind: str, message: int | None = A_NOTICE, **others: Any) -> None:
        """A notice with all that could lead to Ayşe's case has been sent to Leyla, or changed."""
        params = self.params | others
        receiver = receivers.reachable(self.unit.session, [self.leyla.id])[self.leyla.id]
        row = outbox.tell_now(self.unit, receiver, Waited(kind, params))
        sent = Sent(row, message, NOW, LEYLA, kind, params)
        outbox.mark_sent(self.unit, [sent])

    def replies(self, to: int = A_NOTICE, text: str = "Hello") -> None:
        """Leyla answers it."""
        self.updates += 1
        incoming = Incoming(
            self.updates, Kind.MESSAGE, chat_id=LEYLA, private=True, user_id=LEYLA,
            first_name="Leyla", message_id=900 + self.updates, text=text, reply_to=to,
        )  # fmt: skip
        inbox.receive(self.unit, [(self.updates, LEYLA, "{}")])
        conversation.handle(self.unit, incoming)

    def passed_on(self) -> set[int]:
        """The cases into which Leyla has written."""
        rows = self.unit.session.exec(
            select(CaseMessage).where(CaseMessage.sender_id == self.leyla.id)
        )
        return {each.requisition_id for each in rows}

    def is_asked(self) -> bool:
        """Whether something waits until its case is known."""
        return self.unit.session.exec(select(HeldMessage)).first() is not None


@pytest.fixture(scope="module")
def played(databases: Databases) -> Iterator[Play]:
    """On one database for all, since there are many notices."""
    url = databases.new("sqlite", prepare=with_tables)
    engine = make_engine(url)
    with unit_of_work(engine) as unit:
        yield two_cases(unit)
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def play(played: Play) -> Iterator[Play]:
    """What is done is taken back."""
    nested = played.unit.session.begin_nested()
    yield played
    nested.rollback()
    played.unit.session.expire_all()


def two_cases(unit: UnitOfWork) -> Play:
    leyla = town.person(unit, LEYLA - 5000, "Leyla")
    people.grant(unit, leyla.id, Role.ADVISOR)
    ayse, bent = (town.person(unit, each - 5000, str(each)) for each in (AYSE, BENT))
    first, second = (_active(unit, each, leyla) for each in (ayse, bent))
    message = CaseMessage(
        requisition_id=first.id or 0, sender_id=ayse.id, receiver_id=leyla.id,
        source_message_id=1, text="Hi", sent_at=NOW,
    )  # fmt: skip
    offer = Offer(
        requisition_id=first.id or 0, advisor_id=leyla.id, offered_at=NOW, ended_at=NOW, reasons=[]
    )
    reminder = FollowUp(
        kind=FollowUpKind.NOTHING_LOGGED, subject="case:1", person_id=leyla.id,
        requisition_id=first.id, started_at=NOW, due_at=NOW, data={},
    )  # fmt: skip
    digest = Digest(
        person_id=leyla.id, kind=DigestKind.DAILY, period=NOW.date(), asked=False,
        made_at=NOW, late=False, data={},
    )  # fmt: skip
    unit.session.add_all([message, offer, reminder, digest])
    unit.session.flush()
    line = DigestLine(
        digest_id=digest.id or 0, position=1, kind="silent", subject="case:1",
        requisition_id=first.id, data={},
    )  # fmt: skip
    unit.session.add(line)
    unit.session.flush()
    reference = f"TF-{first.year}-{first.number:04d}"
    parts = [{"kind": "relayed", "params": {"message": message.id}}]
    params = {
        "requisition": first.id, "message": message.id, "offer": offer.id,
        "follow_up": reminder.id, "follow_ups": [reminder.id], "line": line.id,
        "reference": reference, "data": {"reference": reference}, "notices": parts,
    }  # fmt: skip
    current_case.begin(unit.at(NOW - timedelta(minutes=1)), leyla.id, second.id or 0)
    return Play(unit, leyla, first.id or 0, second.id or 0, params)


def _active(unit: UnitOfWork, requester: people.Known, advisor: people.Known) -> Requisition:
    case = town.send(unit, requester)
    case.status, case.advisor_id = CaseStatus.ACTIVE, advisor.id
    for offer in unit.session.exec(select(Offer).where(Offer.requisition_id == case.id)):
        offer.ended_at = NOW
    unit.session.flush()
    return case


def about_of(kind: str) -> About:
    """What a kind of notice says of the case that it is about."""
    declared = of_kind(kind)
    assert declared is not None
    return declared.about


def test_each_notice_has_the_parameter_that_leads_to_its_case(everything_said: list[Said]) -> None:
    missing = {
        said.kind
        for said in everything_said
        if (by := about_of(said.kind).by) is not None and by not in said.params
    }

    assert not missing


@pytest.mark.parametrize("kind", sorted(WORDINGS))
def test_a_reply_to_it_reaches_its_case_or_is_asked_about(play: Play, kind: str) -> None:
    play.is_told(kind)

    play.replies()

    about = about_of(kind)
    straight = about.by is not None and not about.internal and not about.stays
    assert play.passed_on() == ({play.ayses} if straight else set())
    assert play.is_asked() is not straight


@pytest.mark.parametrize("kind", sorted(WORDINGS))
def test_what_stands_there_last_is_what_it_is_about(play: Play, kind: str) -> None:
    play.is_told("case_card", requisition=play.bents)

    play.is_told(kind, None, message_id=A_NOTICE)
    play.replies()

    about = about_of(kind)
    stays, straight = about.stays, about.by is not None and not about.internal
    wanted = {play.bents} if stays else {play.ayses} if straight else set()
    assert play.passed_on() == wanted


def test_a_reply_to_what_nobody_knows_is_asked_about(play: Play) -> None:
    play.replies(to=OTHER)

    assert play.is_asked()
    assert not play.passed_on()


def test_gathered_of_several_cases_is_asked_about(play: Play) -> None:
    own = {"kind": "case_card", "params": {"requisition": play.bents}}
    play.is_told("gathered_cases", notices=[*play.params["notices"], own])

    play.replies()

    assert play.is_asked()
    assert not play.passed_on()


def test_what_the_team_keeps_to_itself_cannot_be_quoted(play: Play) -> None:
    notes = {"kind": "nothing_logged", "params": {"follow_up": play.params["follow_up"]}}
    for number, kind in enumerate(["relayed", "gathered", "case_card", "messages"]):
        play.is_told(kind, number + 1)
    play.is_told("gathered", 5, notices=[*play.params["notices"], notes])

    hers = select(MessageAbout).where(MessageAbout.chat_id == LEYLA)
    rows = play.unit.session.exec(hers.order_by(col(MessageAbout.message_id))).all()

    assert [each.shared for each in rows] == [True, True, False, False, False]
