"""What waits for somebody, and what has become of their case or of the clock by then."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from casework.vocabulary import FocusArea
from storage import offers, outbox, outreach, quiet, waiting
from storage.outbox import Waiting
from storage.people import Known
from storage.tables import JoiningLink, Offer, Requisition, WaitingNotice
from storage.waiting import Fit
from tests.storage.town import HOUR, NOW, OFFICE, advisor, person, send

MORNING = NOW + timedelta(hours=22)


@pytest.fixture
def session(shared: Engine) -> Iterator[Session]:
    """One whose changes are taken back; in it nothing waits by itself."""
    with Session(shared) as opened:
        yield opened
        opened.rollback()


def joined(session: Session) -> tuple[int, Known, Known]:
    """A running case, its advisor, and who has come to it by a link."""
    leyla = advisor(session, 1, "Leyla", *FocusArea)
    bo = person(session, 2, "Bo")
    case = send(session, bo).id or 0
    offer = session.exec(select(Offer.id).where(Offer.requisition_id == case)).one()
    outbox.begin(session, Waiting(leyla.telegram_id, leyla.id, "da"))
    offers.accept(session, OFFICE, offer or 0, leyla, NOW)
    link = JoiningLink(
        requisition_id=case, token_hash="x", created_by=leyla.id, created_at=NOW, expires_at=NOW,
        used_at=NOW, used_by=bo.id,
    )  # fmt: skip
    session.add(link)
    session.flush()
    return case, leyla, bo


def test_who_is_let_go_reads_nothing_of_the_case_that_waited_for_them(session: Session) -> None:
    case, leyla, bo = joined(session)
    quiet.hold(session, bo.id, "visit_agreed", {"requisition": case}, NOW, MORNING)
    quiet.hold(session, bo.id, "held_too_long", {"number": 1}, NOW, MORNING)

    outreach.let_go(session, case, bo.id, leyla, NOW)

    kinds = [row.kind for row in session.exec(select(WaitingNotice))]
    assert kinds == ["held_too_long"]
    assert session.get_one(Requisition, case).requester_id is None


def test_what_waits_for_a_time_of_a_clock_that_was_wrong_comes_now(session: Session) -> None:
    _case, _leyla, bo = joined(session)
    ahead = NOW + timedelta(days=400)
    quiet.hold(session, bo.id, "held_too_long", {"number": 1}, ahead, ahead + 8 * HOUR)
    quiet.hold(session, bo.id, "pause_over", {}, NOW, MORNING)
    outbox.begin(session, None)

    waiting.release(session, NOW + HOUR, lambda _session, _notice: Fit.MERGES)

    assert [each.kind for each in outbox.enqueued(session)] == ["held_too_long"]
    assert [row.kind for row in session.exec(select(WaitingNotice))] == ["pause_over"]
