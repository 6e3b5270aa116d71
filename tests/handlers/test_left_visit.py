"""Somebody who has left a case is told what goes off their calendar, and not what comes after."""

from datetime import timedelta

from sqlalchemy import Engine
from sqlmodel import select

from casework.core.vocabulary import FocusArea, VisitStatus
from casework.visits.rules import Slot
from handlers.core.effects import SendNewFile
from handlers.core.scene import Scene
from handlers.subjects import WORDINGS
from storage.happenings import RequesterLeft
from storage.offers import offers
from storage.queues.outbox import Waiting
from storage.tables import Offer, Visit
from storage.transaction.notice import read
from storage.visits import agreement, endings
from storage.visits.reading import open_one
from tests.storage.conftest import shared
from tests.storage.town import HOUR, NOW, OFFICE, advisor, person, send
from tests.support.units import unit_of_work
from tests.support.walks import reader

__all__ = ["shared"]


def test_the_file_of_who_was_let_go_holds_the_time_of_then(shared: Engine) -> None:
    with unit_of_work(shared) as unit:
        leyla, bo = advisor(unit, 1, "Leyla", *FocusArea), person(unit, 2, "Bo")
        case = send(unit, bo)
        offer = unit.session.exec(select(Offer.id)).one()
        unit.begin(Waiting(leyla.telegram_id, leyla.id, "da"))
        offers.accept(unit, offer or 0, leyla)
        visit = Visit(
            requisition_id=case.id or 0, proposed_by=leyla.id, uid="u", proposed_at=NOW,
            status=VisitStatus.PROPOSED, waits=True,
        )  # fmt: skip
        unit.session.add(visit)
        begins = NOW + timedelta(days=3)
        then = Slot(begins, begins + HOUR, "Here")
        agreement.agree(unit, case, visit, then)
        case.requester_id = None
        unit.begin(Waiting(leyla.telegram_id, leyla.id, "da"))

        endings.let_go(unit, RequesterLeft(case, bo.id))
        file = next(each for each in unit.enqueued if each.chat_id == bo.telegram_id)
        moved = open_one(unit.session, case.id or 0)
        assert moved is not None
        moved.starts_at, moved.ends_at = begins + 48 * HOUR, begins + 49 * HOUR
        moved.place = "Elsewhere"
        unit.session.flush()

        notice = WORDINGS["visit_file"]
        said = read("visit_file", file.params)
        facts = notice.facts(unit.session, said)
        effect = notice.view(Scene(reader("en"), OFFICE, NOW, "bot"), said, facts)
        assert isinstance(effect, SendNewFile)
        content = effect.content.decode()
        assert "Elsewhere" not in content
        assert "LOCATION:Here" in content
        assert "20261126T100000" in content
        unit.session.rollback()
