"""What waits for somebody, and what has become of their case or of the clock by then."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from casework.core.vocabulary import FocusArea
from handlers import releasing
from storage.offers import offers
from storage.outreach import outreach
from storage.people.people import Known
from storage.queues import timing
from storage.queues.outbox import Waiting
from storage.quiet import waiting
from storage.quiet.waiting import Fit
from storage.tables import JoiningLink, Offer, Requisition, WaitingNotice
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import HOUR, NOW, advisor, person, send

MORNING = NOW + timedelta(hours=22)
TOO_LONG = {"first": {"message_id": 1, "text": "Hi"}, "number": 1}


@pytest.fixture
def session(shared: Engine) -> Iterator[Session]:
    """One whose changes are taken back; in it nothing waits by itself."""
    with Session(shared) as opened:
        yield opened
        opened.rollback()


def joined(unit: UnitOfWork) -> tuple[int, Known, Known]:
    """A running case, its advisor, and who has come to it by a link."""
    leyla = advisor(unit, 1, "Leyla", *FocusArea)
    bo = person(unit, 2, "Bo")
    case = send(unit, bo).id or 0
    offer = unit.session.exec(select(Offer.id).where(Offer.requisition_id == case)).one()
    unit.begin(Waiting(leyla.telegram_id, leyla.id, "da"))
    offers.accept(unit, offer or 0, leyla)
    link = JoiningLink(
        requisition_id=case, token_hash="x", created_by=leyla.id, created_at=NOW, expires_at=NOW,
        used_at=NOW, used_by=bo.id,
    )  # fmt: skip
    unit.session.add(link)
    unit.session.flush()
    return case, leyla, bo


def test_who_is_let_go_reads_nothing_of_the_case_that_waited_for_them(unit: UnitOfWork) -> None:
    case, leyla, bo = joined(unit)
    timing.hold(unit, bo.id, "visit_agreed", {"requisition": case}, MORNING)
    timing.hold(unit, bo.id, "held_too_long", TOO_LONG, MORNING)

    outreach.let_go(unit, case, bo.id, leyla)

    kinds = [row.kind for row in unit.session.exec(select(WaitingNotice))]
    assert kinds == ["held_too_long"]
    assert unit.session.get_one(Requisition, case).requester_id is None


def test_what_waits_for_a_time_of_a_clock_that_was_wrong_comes_now(unit: UnitOfWork) -> None:
    _case, _leyla, bo = joined(unit)
    ahead = NOW + timedelta(days=400)
    timing.hold(unit.at(ahead), bo.id, "held_too_long", TOO_LONG, ahead + 8 * HOUR)
    timing.hold(unit, bo.id, "pause_over", {}, MORNING)
    unit.begin()

    waiting.release(unit.at(NOW + HOUR), lambda _session, _notice: Fit.MERGES)

    assert [each.kind for each in unit.enqueued] == ["held_too_long"]
    assert [row.kind for row in unit.session.exec(select(WaitingNotice))] == ["pause_over"]


def test_what_cannot_be_read_holds_back_nothing_else(unit: UnitOfWork) -> None:
    """It goes out as it was kept: the delivery records what is wrong with it."""
    _case, _leyla, bo = joined(unit)
    timing.hold(unit, bo.id, "of_another_version", {"requisition": 1}, NOW)
    timing.hold(unit, bo.id, "relayed", {}, NOW)
    timing.hold(unit, bo.id, "nudge", {"line": "x"}, NOW)
    timing.hold(unit, bo.id, "held_too_long", TOO_LONG, NOW)
    unit.begin()

    releasing.release(unit.at(NOW + HOUR))

    told = [each.kind for each in unit.enqueued]
    assert sorted(told) == ["held_too_long", "nudge", "of_another_version", "relayed"]
    assert unit.session.exec(select(WaitingNotice)).all() == []
