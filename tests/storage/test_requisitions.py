"""A request is sent, kept whole, and taken back."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, col, select

from casework.errors import Refused
from casework.form import FormState
from casework.vocabulary import CaseStatus, FocusArea, HelpKind, Urgency
from storage import (
    case_lists,
    case_reading,
    cases,
    drafts,
    offers,
    organisations,
    own_cases,
    requisitions,
    withdrawal,
)
from storage.tables import Draft, Organisation, Requisition
from storage.tables.intake import DraftStatus
from tests.storage.town import (
    NOW,
    OFFICE,
    advisor,
    coordinator,
    draft,
    finished,
    person,
    send,
    told,
)


def whole(session: Session, requisition: Requisition) -> cases.CaseFacts:
    found = cases.case(session, requisition.id or 0)
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


def test_what_was_answered_is_kept_whole(session: Session) -> None:
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
    case = whole(session, send(session, person(session, 1), state))
    assert case.reference == "TF-2026-0001"
    assert case.problem == "Forældrene kommer <ikke>\n\ntil møderne"
    assert (case.about, case.tried) == (None, "Vi har ringet")
    assert case.focus_areas == (FocusArea.HEALTH, FocusArea.EDUCATION)
    assert set(case.help_kinds) == {HelpKind.TALK, HelpKind.ADVICE}
    assert not case.help_kind_open
    assert (case.urgency, case.contact_value) == (Urgency.CONFLICT_NOW, "+4520123456")
    assert (case.requester, case.language, case.attachments) == ("Ayşe", "tr", 2)
    second = case_reading.attachment(session, case.id, 1)
    assert second is not None
    assert (second.file_id, second.file_name, second.reference) == ("d", "plan.pdf", "TF-2026-0001")


def test_not_sure_yet_is_kept_as_such(session: Session) -> None:
    case = whole(session, send(session, person(session, 1), with_answers(help_kinds=["not_sure"])))
    assert (case.help_kinds, case.help_kind_open) == ((), True)


def test_an_answer_is_promised_in_two_working_days(session: Session) -> None:
    case = whole(session, send(session, person(session, 1), with_answers(urgency="soon")))
    assert case.submitted_at == NOW
    assert case.first_response_due == datetime(2026, 11, 25, 15, tzinfo=UTC)  # 16 o'clock there


def test_where_a_conflict_is_going_on_in_four_working_hours(session: Session) -> None:
    case = whole(session, send(session, person(session, 1), with_answers(urgency="conflict_now")))
    assert case.first_response_due == datetime(2026, 11, 23, 13, tzinfo=UTC)  # 14 o'clock there


def test_a_form_with_an_open_question_is_not_sent(session: Session) -> None:
    state = finished()
    answers = {step: answer for step, answer in state.answers.items() if step != "urgency"}
    known = person(session, 1)
    open_draft = draft(session, known, replace(state, answers=answers))
    with pytest.raises(Refused, match="not_complete"):
        requisitions.submit(session, OFFICE, open_draft, known, NOW)
    assert session.exec(select(Requisition)).all() == []


def test_the_draft_is_emptied_once_it_is_sent(session: Session) -> None:
    known = person(session, 1)
    send(session, known)
    session.expire_all()
    kept = session.exec(select(Draft)).one()
    assert (kept.status, kept.form) == (DraftStatus.SENT, {})
    assert drafts.open_draft(session, known.id) is None


def test_the_same_organisation_is_the_same_row_and_known_next_time(session: Session) -> None:
    ayse, mona = person(session, 1), person(session, 2, "Mona")
    for known in (ayse, ayse, mona):
        person(session, known.telegram_id - 5000)
        send(session, known)
    organisation = session.exec(select(Organisation)).one()
    assert [each["id"] for each in organisations.known_to(session, ayse.id)] == [organisation.id]
    elsewhere = with_answers(district="valby")
    send(session, person(session, 1), elsewhere)
    assert len(organisations.known_to(session, ayse.id)) == 2
    assert len(organisations.known_to(session, mona.id)) == 1


def test_the_year_is_that_of_the_city_and_each_has_its_own_numbers(session: Session) -> None:
    first = send(session, person(session, 1))
    new_year = NOW.replace(month=12, day=31, hour=23, minute=30)
    known = person(session, 2)
    later = requisitions.submit(session, OFFICE, draft(session, known), known, new_year)
    assert [own_cases.name_of(each) for each in (first, later)] == [
        "TF-2026-0001",
        "TF-2027-0001",
    ]


def test_it_is_offered_to_who_fits_best_or_else_to_the_coordinators(session: Session) -> None:
    coordinator(session, 20)
    nobody = send(session, person(session, 1))
    assert nobody.status == CaseStatus.SUBMITTED
    assert (5020, "nobody_left") in told(session)
    advisor(session, 10, "Jonas", FocusArea.HOUSING)
    advisor(session, 11, "Leyla", FocusArea.EMPLOYMENT)
    offered = send(session, person(session, 2), with_answers(focus_areas=["employment"]))
    assert offered.status == CaseStatus.OFFERED
    assert [who for who, what in told(session) if what == "offer"] == [5011]


def test_a_request_is_withdrawn_and_whoever_was_asked_is_told(session: Session) -> None:
    leyla = advisor(session, 11, "Leyla")
    known = person(session, 1)
    requisition = send(session, known)
    withdrawal.withdraw(session, requisition.id or 0, known, NOW)
    assert requisition.status == CaseStatus.WITHDRAWN
    assert {(5001, "withdrawn"), (leyla.telegram_id, "case_withdrawn")} <= set(told(session))
    with pytest.raises(Refused, match="case_over"):
        withdrawal.withdraw(session, requisition.id or 0, known, NOW)
    asked = case_reading.involved(session, requisition.id or 0)
    assert asked is not None
    assert asked.asked is None


def test_nobody_withdraws_what_somebody_else_has_sent(session: Session) -> None:
    requisition = send(session, person(session, 1))
    mona = person(session, 2, "Mona")
    for number in (requisition.id or 0, 999):
        with pytest.raises(Refused, match="case_not_yours"):
            withdrawal.withdraw(session, number, mona, NOW)
    assert requisition.status == CaseStatus.SUBMITTED


def test_an_accepted_case_has_its_advisor_and_is_taken_once(session: Session) -> None:
    leyla, jonas = advisor(session, 11, "Leyla"), advisor(session, 12, "Jonas")
    requisition = send(session, person(session, 1))
    offer = case_reading.involved(session, requisition.id or 0)
    assert offer is not None
    assert offer.asked == leyla.id
    with pytest.raises(Refused, match="offer_not_yours"):
        offers.accept(session, OFFICE, 1, jonas, NOW)
    person(session, 11)
    offers.accept(session, OFFICE, 1, leyla, NOW)
    assert (requisition.status, requisition.advisor_id) == (CaseStatus.ACTIVE, leyla.id)
    assert (5001, "accepted") in told(session)
    with pytest.raises(Refused, match="case_already_yours"):
        offers.accept(session, OFFICE, 1, leyla, NOW)


def test_a_list_shows_five_a_page_newest_first_and_never_a_page_that_is_not_there(
    session: Session,
) -> None:
    known = person(session, 1)
    for _each in range(7):
        person(session, 1)
        send(session, known)
    pages = [case_lists.requests_of(session, known.id, number) for number in (0, 1, 99)]
    assert [[line.reference[-1] for line in page.lines] for page in pages] == [
        list("76543"),
        list("21"),
        list("21"),
    ]
    assert {(page.pages, page.total) for page in pages} == {(2, 7)}
    newest = select(Requisition.number).order_by(col(Requisition.id).desc())
    assert session.exec(newest).first() == 7
