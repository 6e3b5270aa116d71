"""Two programs on one PostgreSQL database act on the same case at the same moment."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete
from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, FocusArea, FollowUpKind, Role, VisitStatus
from casework.visits.rules import Slot
from storage import reachability
from storage.database.engine import make_engine
from storage.leaving import leaving
from storage.offers import assigning, offers
from storage.people import people
from storage.people.people import Known
from storage.queues.outbox import Waiting
from storage.subjects import FOLLOW_UPS
from storage.tables import FollowUp, Offer, Requisition, RoleGrant, Visit
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import proposals
from tests.storage.town import HOUR, NOW, advisor, coordinator, person, send
from tests.support.databases import Databases
from tests.support.tables import with_tables
from tests.support.units import unit_of_work

PATIENCE = 10


@pytest.fixture(scope="module")
def engine(databases: Databases) -> Iterator[Engine]:
    """A PostgreSQL database that both programs use."""
    url = databases.new("postgresql", prepare=with_tables)
    made = make_engine(url)
    yield made
    made.dispose()
    databases.drop(url)


class Case:
    """A case that is offered to Leyla, and whom else it could be offered to."""

    numbers = iter(range(1, 100))

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with unit_of_work(engine) as unit:
            self.leyla = advisor(unit, next(self.numbers), "Leyla", *FocusArea)
            self.ayse = person(unit, next(self.numbers))
            self.id = send(unit, self.ayse).id or 0
            offer = unit.session.exec(select(Offer).where(Offer.requisition_id == self.id)).one()
            self.offer, offer.advisor_id = offer.id or 0, self.leyla.id
            unit.session.commit()

    def accepts(self) -> None:
        """Leyla takes it, in the other program."""
        with unit_of_work(self.engine) as unit:
            waits(unit, self.leyla)
            offers.accept(unit, self.offer, self.leyla)
            unit.session.commit()

    def offers(self) -> list[tuple[int, bool | None]]:
        """To whom it was offered, and what became of that."""
        with Session(self.engine) as session:
            rows = session.exec(select(Offer).where(Offer.requisition_id == self.id))
            return [(row.advisor_id, row.accepted) for row in rows]


def waits(unit: UnitOfWork, known: Known) -> None:
    """This person's update is being handled."""
    unit.begin(Waiting(known.telegram_id, known.id, "da"))


def test_an_offer_that_is_accepted_as_it_expires_goes_to_nobody_else(engine: Engine) -> None:
    case = Case(engine)
    with unit_of_work(engine) as unit:
        unit.begin()
        held = unit.session.get_one(Offer, case.offer)
        row = FollowUp(
            kind=FollowUpKind.OFFER_UNANSWERED, subject="x", person_id=case.leyla.id, round=1,
            started_at=NOW, due_at=NOW, data={"offer": held.id}, requisition_id=case.id,
        )  # fmt: skip
        case.accepts()

        verdict = FOLLOW_UPS[row.kind].look(unit, row)

        assert not verdict.tell
        assert unit.enqueued == []
        unit.session.commit()
    assert case.offers() == [(case.leyla.id, True)]


def test_who_takes_a_case_as_they_are_lost_keeps_it(engine: Engine) -> None:
    case = Case(engine)
    told: list[str] = []

    def loses(unit: UnitOfWork) -> None:
        unit.begin()
        held = unit.session.get_one(Requisition, case.id)
        reachability.lose(unit, case.leyla.telegram_id, "blocked")
        told.extend(each.kind for each in unit.enqueued)
        assert held.status is CaseStatus.ACTIVE

    with unit_of_work(engine) as unit:
        waits(unit, case.leyla)
        offers.accept(unit, case.offer, case.leyla)
        unit.session.flush()
        second = Beside(engine, loses)
        assert not second.is_done(0.3), "it waits for what becomes of the first"
        unit.session.commit()
    assert second.refusal() is None
    assert told == []
    assert case.offers() == [(case.leyla.id, True)]


def test_a_time_taken_as_the_visit_is_called_off_is_refused(engine: Engine) -> None:
    """The second one waits for the first, and finds the visit as it left it."""
    case = Case(engine)
    case.accepts()
    begins = NOW + timedelta(days=3)
    with unit_of_work(engine) as unit:
        waits(unit, case.leyla)
        slot = Slot(begins, begins + HOUR, "")
        proposals.propose(unit, case.id, case.leyla, [slot])
        visit = (
            unit.session.exec(select(Visit.id).where(Visit.requisition_id == case.id)).one() or 0
        )
        unit.session.commit()

    def takes(unit: UnitOfWork) -> None:
        waits(unit, case.ayse)
        proposals.take(unit, visit, 1, 0, case.ayse)

    with unit_of_work(engine) as unit:
        unit.session.get_one(Visit, visit)
        waits(unit, case.leyla)
        proposals.cancel(unit, visit, case.leyla)
        second = Beside(engine, takes)
        assert not second.is_done(0.3), "it waits for what becomes of the first"
        unit.session.commit()
    assert second.refusal() == "visit_gone"
    with unit_of_work(engine) as unit:
        assert unit.session.get_one(Visit, visit).status is VisitStatus.CANCELLED


def test_two_requesters_who_take_one_hour_of_an_advisor_do_not_both_get_it(engine: Engine) -> None:
    """The second one waits for the first; then the advisor is asked."""
    cases = [Case(engine), Case(engine)]
    begins = NOW + timedelta(days=4)
    proposed = []
    for case in cases:
        case.leyla = cases[0].leyla
        with unit_of_work(engine) as unit:
            unit.session.get_one(Offer, case.offer).advisor_id = case.leyla.id
            unit.session.commit()
        case.accepts()
        with unit_of_work(engine) as unit:
            waits(unit, case.leyla)
            proposals.propose(unit, case.id, case.leyla, [Slot(begins, begins + HOUR, "")])
            visit = unit.session.exec(select(Visit.id).where(Visit.requisition_id == case.id)).one()
            proposed.append(visit or 0)
            unit.session.commit()

    def takes(unit: UnitOfWork) -> None:
        waits(unit, cases[1].ayse)
        proposals.take(unit, proposed[1], 1, 0, cases[1].ayse)

    with unit_of_work(engine) as unit:
        waits(unit, cases[0].ayse)
        proposals.take(unit, proposed[0], 1, 0, cases[0].ayse)
        second = Beside(engine, takes)
        assert not second.is_done(0.3), "it waits for what becomes of the first"
        unit.session.commit()
    assert second.refusal() is None
    with unit_of_work(engine) as unit:
        statuses = [unit.session.get_one(Visit, each).status for each in proposed]
    assert statuses == [VisitStatus.AGREED, VisitStatus.PROPOSED]


def test_of_two_coordinators_at_once_the_second_changes_nothing_yet(engine: Engine) -> None:
    case = Case(engine)
    with unit_of_work(engine) as unit:
        karen, kim = (
            coordinator(unit, next(Case.numbers)),
            coordinator(unit, next(Case.numbers)),
        )
        jonas, omar = (advisor(unit, next(Case.numbers), name) for name in ("Jonas", "Omar"))
        unit.session.commit()
    done: list[bool] = []

    def asks(unit: UnitOfWork, by: Known, whom: Known) -> None:
        waits(unit, by)
        done.append(assigning.assign(unit, case.id, whom.id, by, seen=case.offer))

    with unit_of_work(engine) as unit:
        asks(unit, karen, jonas)
        second = Beside(engine, lambda unit: asks(unit, kim, omar))
        assert not second.is_done(0.3), "it waits for what becomes of the first"
        unit.session.commit()
    assert second.refusal() is None
    assert done == [True, False]
    assert case.offers()[1:] == [(jonas.id, None)]


class Beside:
    """Something done in another thread and transaction, as by another program."""

    def __init__(self, engine: Engine, act: Callable[[UnitOfWork], None]) -> None:
        self._code: str | None = None
        self._thread = threading.Thread(target=self._run, args=(engine, act))
        self._thread.start()

    def is_done(self, after: float) -> bool:
        """Whether it has come to its end after so many seconds."""
        self._thread.join(after)
        return not self._thread.is_alive()

    def refusal(self) -> str | None:
        """The code it was refused with, once it is done; None where it was not."""
        assert self.is_done(PATIENCE)
        return self._code

    def _run(self, engine: Engine, act: Callable[[UnitOfWork], None]) -> None:
        try:
            with unit_of_work(engine) as unit:
                act(unit)
                unit.session.commit()
        except Refused as refused:
            self._code = refused.code


def test_of_two_coordinators_who_leave_at_once_one_stays(engine: Engine) -> None:
    with unit_of_work(engine) as unit:
        unit.session.execute(delete(RoleGrant).where(col(RoleGrant.role) == Role.COORDINATOR))
        ids = [person(unit, next(Case.numbers), name).id for name in ("Karen", "Berit")]
        for each in ids:
            people.grant(unit, each, Role.COORDINATOR)
        unit.session.commit()
    refused: list[str] = []

    def leaves(who: int) -> None:
        with unit_of_work(engine) as unit:
            unit.begin()
            try:
                leaving.leave(unit, who, "all")
            except Refused as refusal:
                refused.append(refusal.code)
            unit.session.commit()

    threads = [threading.Thread(target=leaves, args=(each,)) for each in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    with unit_of_work(engine) as unit:
        left = people.with_role(unit.session, Role.COORDINATOR)
        unit.session.execute(delete(RoleGrant).where(col(RoleGrant.role) == Role.COORDINATOR))
        unit.session.commit()
    assert refused == ["last_coordinator"]
    assert len(left) == 1
