"""What follows from what: each happening has its row, and what is added to a row is done too."""

import ast
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from casework.cases.permissions import OPEN
from casework.core.errors import Refused
from casework.core.vocabulary import Outcome
from casework.erasure.retention import ErasedAs
from casework.erasure.scrubbing import without
from casework.relay import Written
from storage import happenings
from storage.closing import closing, withdrawal
from storage.erasure import forgetting
from storage.happenings import AdvisorAway, CaseOver, PersonErased
from storage.offers import offers
from storage.people.people import Known
from storage.queues.outbox import Waiting
from storage.subjects import CONSEQUENCES
from storage.tables import Offer, Person, Requisition
from storage.transaction.unit_of_work import Consequences, UnitOfWork, when
from tests.storage.town import advisor, coordinator, person, send
from tests.support.source import ROOT

End = Callable[[UnitOfWork, Requisition, Known, Known], None]
KINDS = {
    each
    for each in vars(happenings).values()
    if isinstance(each, type) and each.__module__ == happenings.__name__
}


def test_every_kind_of_happening_has_a_row() -> None:
    assert set(CONSEQUENCES) == KINDS
    assert all(CONSEQUENCES.values())


def test_every_kind_of_happening_happens_somewhere() -> None:
    said = {
        ast.unparse(argument.func).rpartition(".")[2]
        for path in (ROOT / "storage").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "unit.happened"
        for argument in call.args
        if isinstance(argument, ast.Call)
    }
    assert said == {each.__name__ for each in KINDS}


def test_a_happening_that_is_in_no_row_is_refused(unit: UnitOfWork) -> None:
    with pytest.raises(KeyError):
        replace(unit, consequences={}).happened(AdvisorAway(1))


def taken(unit: UnitOfWork) -> tuple[Requisition, Known, Known]:
    """A case that Leyla has taken, with her and its requester."""
    coordinator(unit, 1)
    leyla, bo = advisor(unit, 2, "Leyla"), person(unit, 3, "Bo")
    case = send(unit, bo)
    unit.begin(Waiting(leyla.telegram_id, leyla.id, "da"))
    offers.accept(unit, unit.session.exec(select(Offer.id)).one() or 0, leyla)
    return case, leyla, bo


def close(unit: UnitOfWork, case: Requisition, leyla: Known, _bo: Known) -> None:
    closing.close(unit, case.id or 0, leyla, Outcome.SOLVED, [Written(1, "Hej")], ())


def withdraw(unit: UnitOfWork, case: Requisition, _leyla: Known, bo: Known) -> None:
    unit.begin(Waiting(bo.telegram_id, bo.id, "da"))
    withdrawal.withdraw(unit, case.id or 0, bo)


def erase(unit: UnitOfWork, _case: Requisition, _leyla: Known, bo: Known) -> None:
    withdrawal.withdraw_all(unit, bo)


def and_also(unit: UnitOfWork, row: Consequences) -> UnitOfWork:
    """The unit of a program that has one subject more, which brings this row."""
    (kind,) = row
    return replace(unit, consequences={**CONSEQUENCES, kind: (*CONSEQUENCES[kind], *row[kind])})


@pytest.mark.parametrize(("ends", "gone"), [(close, False), (withdraw, False), (erase, True)])
def test_a_new_subject_hears_of_a_case_that_is_over_however_it_ends(
    unit: UnitOfWork, ends: End, gone: bool
) -> None:
    heard: list[CaseOver] = []

    def knows(_unit: UnitOfWork, over: CaseOver) -> None:
        assert over.case.status not in OPEN, "it is over when its subjects hear of it"
        heard.append(over)

    case, leyla, bo = taken(unit)
    ends(and_also(unit, when(CaseOver, knows)), case, leyla, bo)

    assert heard == [CaseOver(case, gone=gone)]


def test_what_cannot_follow_undoes_what_it_would_have_followed_from(
    unit: UnitOfWork, session: Session
) -> None:
    def refuses(_unit: UnitOfWork, _over: CaseOver) -> None:
        raise Refused("stale_button")

    case, leyla, bo = taken(unit)
    savepoint = session.begin_nested()
    with pytest.raises(Refused):
        close(and_also(unit, when(CaseOver, refuses)), case, leyla, bo)
    savepoint.rollback()

    still = session.exec(select(Requisition).where(col(Requisition.status).in_(OPEN))).all()
    assert [each.id for each in still] == [case.id]


def test_a_new_subject_takes_who_is_erased_out_of_what_it_keeps(unit: UnitOfWork) -> None:
    kept = ["Bo was glad of the visit."]

    def forgets(_unit: UnitOfWork, erased: PersonErased) -> None:
        kept[:] = [without(erased.names, each) for each in kept]
        assert erased.asked == erased.cases == [case.id]

    case, _leyla, bo = taken(unit)
    forgetting.forget(and_also(unit, when(PersonErased, forgets)), bo.id, ErasedAs.ASKED)

    assert kept == ["– was glad of the visit."]
    assert unit.session.exec(select(Person.first_name).where(Person.id == bo.id)).one() == ""
