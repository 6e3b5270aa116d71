"""A request is sent, kept whole, and taken back."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, col, select

from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, FocusArea, HelpKind, Urgency
from casework.form.engine import FormState
from storage.cards import reading as card_reading
from storage.cases import lists as case_lists
from storage.cases import own_cases
from storage.cases import reading as case_reading
from storage.closing import withdrawal
from storage.intake import drafts, organisations, submission
from storage.offers import offers
from storage.tables import Draft, Organisation, Requisition
from storage.tables.intake import DraftStatus
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import (
    NOW,
    advisor,
    coordinator,
    draft,
    finished,
    person,
    send,
    told,
)


def whole(session: Session, requisition: Requisition) -> card_reading.CaseFacts:
    found = card_reading.case(session, requisition.id or 0)
    assert found is not None
    return found


def with_answers(**answers: Any) -> FormState:
    """A finished form with other answers in it."""
    state = finished()
    return replace(state, answers={**state.answers, **answers})


FILES = [
    {"kind": "photo", "file_id": "p", "file_name": None, "mime": None, "size": 1},
    {"kind": "document", "file_id": "d", "file_name": "plan.pdf", "mime": None, "size": 2},
]


def test_what_was_answered_is_kept_whole(unit: UnitOfWork) -> None:
    problem = [
        {"message": 1, "text": "Forældrene kommer <ikke>", "file": FILES[0], "album": None},
        {"message": 2, "text": None, "file": FILES[1], "album": None},
        {"message": 3, "text": "til møderne", "file": None, "album": None},
    ]
    state = with_answers(
        problem=problem,
        about=None,
        tried="Vi har ringet",
        focus_areas=["health", "education"],
        focus_detail="reaching",
        help_kinds=["talk", "advice"],
        urgency="conflict_now",
        contact_method="phone",
        contact_phone="+4520123456",
    )
    case = whole(unit.session, send(unit, person(unit, 1), state))
    assert case.reference == "TF-2026-0001"
    assert case.problem == "Forældrene kommer <ikke>\n\ntil møderne"
    assert (case.about, case.tried) == (None, "Vi har ringet")
    assert case.focus_areas == (FocusArea.HEALTH, FocusArea.EDUCATION)
    assert set(case.help_kinds) == {HelpKind.TALK, HelpKind.ADVICE}
    assert not case.help_kind_open
    assert (case.urgency, case.contact_value) == (Urgency.CONFLICT_NOW, "+4520123456")
    assert (case.requester, case.language, case.attachments) == ("Ayşe", "tr", 2)
    second = case_reading.attachment(unit.session, case.id, 1)
    assert second is not None
    assert (second.file_id, second.file_name, second.reference) == ("d", "plan.pdf", "TF-2026-0001")


def test_not_sure_yet_is_kept_as_such(unit: UnitOfWork) -> None:
    case = whole(unit.session, send(unit, person(unit, 1), with_answers(help_kinds=["not_sure"])))
    assert (case.help_kinds, case.help_kind_open) == ((), True)


def test_an_answer_is_promised_in_two_working_days(unit: UnitOfWork) -> None:
    case = whole(unit.session, send(unit, person(unit, 1), with_answers(urgency="soon")))
    assert case.submitted_at == NOW
    assert case.first_response_due == datetime(2026, 11, 25, 15, tzinfo=UTC)  # 16 o'clock there


def test_where_a_conflict_is_going_on_in_four_working_hours(unit: UnitOfWork) -> None:
    case = whole(unit.session, send(unit, person(unit, 1), with_answers(urgency="conflict_now")))
    assert case.first_response_due == datetime(2026, 11, 23, 13, tzinfo=UTC)  # 14 o'clock there


def test_a_form_with_an_open_question_is_not_sent(unit: UnitOfWork) -> None:
    state = finished()
    answers = {step: answer for step, answer in state.answers.items() if step != "urgency"}
    known = person(unit, 1)
    open_draft = draft(unit, known, replace(state, answers=answers))
    with pytest.raises(Refused, match="not_complete"):
        submission.submit(unit, open_draft, known)
    assert unit.session.exec(select(Requisition)).all() == []


def test_the_draft_is_emptied_once_it_is_sent(unit: UnitOfWork) -> None:
    known = person(unit, 1)
    send(unit, known)
    unit.session.expire_all()
    kept = unit.session.exec(select(Draft)).one()
    assert (kept.status, kept.form) == (DraftStatus.SENT, {})
    assert drafts.open_draft(unit.session, known.id) is None


def test_the_same_organisation_is_the_same_row_and_known_next_time(unit: UnitOfWork) -> None:
    ayse, mona = person(unit, 1), person(unit, 2, "Mona")
    for known in (ayse, ayse, mona):
        person(unit, known.telegram_id - 5000)
        send(unit, known)
    organisation = unit.session.exec(select(Organisation)).one()
    assert [each["id"] for each in organisations.known_to(unit.session, ayse.id)] == [
        organisation.id
    ]
    elsewhere = with_answers(district="valby")
    send(unit, person(unit, 1), elsewhere)
    assert len(organisations.known_to(unit.session, ayse.id)) == 2
    assert len(organisations.known_to(unit.session, mona.id)) == 1


def test_the_year_is_that_of_the_city_and_each_has_its_own_numbers(unit: UnitOfWork) -> None:
    first = send(unit, person(unit, 1))
    new_year = NOW.replace(month=12, day=31, hour=23, minute=30)
    known = person(unit, 2)
    later = submission.submit(unit.at(new_year), draft(unit, known), known)
    assert [own_cases.name_of(each) for each in (first, later)] == [
        "TF-2026-0001",
        "TF-2027-0001",
    ]


def test_it_is_offered_to_who_fits_best_or_else_to_the_coordinators(unit: UnitOfWork) -> None:
    coordinator(unit, 20)
    nobody = send(unit, person(unit, 1))
    assert nobody.status == CaseStatus.SUBMITTED
    assert (5020, "nobody_left") in told(unit)
    advisor(unit, 10, "Jonas", FocusArea.HOUSING)
    advisor(unit, 11, "Leyla", FocusArea.EMPLOYMENT)
    offered = send(unit, person(unit, 2), with_answers(focus_areas=["employment"]))
    assert offered.status == CaseStatus.OFFERED
    assert [who for who, what in told(unit) if what == "offer"] == [5011]


def test_a_request_is_withdrawn_and_whoever_was_asked_is_told(unit: UnitOfWork) -> None:
    leyla = advisor(unit, 11, "Leyla")
    known = person(unit, 1)
    requisition = send(unit, known)
    withdrawal.withdraw(unit, requisition.id or 0, known)
    assert requisition.status == CaseStatus.WITHDRAWN
    assert {(5001, "withdrawn"), (leyla.telegram_id, "case_withdrawn")} <= set(told(unit))
    with pytest.raises(Refused, match="case_over"):
        withdrawal.withdraw(unit, requisition.id or 0, known)
    asked = case_reading.involved(unit.session, requisition.id or 0)
    assert asked is not None
    assert asked.asked is None


def test_nobody_withdraws_what_somebody_else_has_sent(unit: UnitOfWork) -> None:
    requisition = send(unit, person(unit, 1))
    mona = person(unit, 2, "Mona")
    for number in (requisition.id or 0, 999):
        with pytest.raises(Refused, match="case_not_yours"):
            withdrawal.withdraw(unit, number, mona)
    assert requisition.status == CaseStatus.SUBMITTED


def test_an_accepted_case_has_its_advisor_and_is_taken_once(unit: UnitOfWork) -> None:
    leyla, jonas = advisor(unit, 11, "Leyla"), advisor(unit, 12, "Jonas")
    requisition = send(unit, person(unit, 1))
    offer = case_reading.involved(unit.session, requisition.id or 0)
    assert offer is not None
    assert offer.asked == leyla.id
    with pytest.raises(Refused, match="offer_not_yours"):
        offers.accept(unit, 1, jonas)
    person(unit, 11)
    offers.accept(unit, 1, leyla)
    assert (requisition.status, requisition.advisor_id) == (CaseStatus.ACTIVE, leyla.id)
    assert (5001, "accepted") in told(unit)
    with pytest.raises(Refused, match="case_already_yours"):
        offers.accept(unit, 1, leyla)


def test_a_list_shows_five_a_page_newest_first_and_never_a_page_that_is_not_there(
    unit: UnitOfWork,
) -> None:
    known = person(unit, 1)
    for _each in range(7):
        person(unit, 1)
        send(unit, known)
    pages = [case_lists.requests_of(unit.session, known.id, number) for number in (0, 1, 99)]
    assert [[line.reference[-1] for line in page.lines] for page in pages] == [
        list("76543"),
        list("21"),
        list("21"),
    ]
    assert {(page.pages, page.total) for page in pages} == {(2, 7)}
    newest = select(Requisition.number).order_by(col(Requisition.id).desc())
    assert unit.session.exec(newest).first() == 7
