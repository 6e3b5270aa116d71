"""Who reads what: the whole table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.cases.permissions import (
    ASSIGNABLE,
    OPEN,
    Involved,
    may_read_case,
    may_read_request,
    may_stand_in,
    may_work_on,
)
from casework.core.vocabulary import CaseStatus, Role
from casework.relay import may_read_messages, may_write, receiver

REQUESTER, ADVISOR, ASKED, STRANGER = 1, 2, 3, 4
CASE = Involved(requester=REQUESTER, advisor=ADVISOR, asked=ASKED)
NOBODY = Involved(requester=None, advisor=None, asked=None)


@pytest.mark.parametrize(
    ("person", "role", "may"),
    [
        (REQUESTER, Role.REQUESTER, False),
        (ADVISOR, Role.ADVISOR, True),
        (ASKED, Role.ADVISOR, True),
        (STRANGER, Role.ADVISOR, False),
        (STRANGER, Role.REQUESTER, False),
        (STRANGER, Role.COORDINATOR, True),
        (ADVISOR, Role.REQUESTER, False),
        (ASKED, Role.REQUESTER, False),
        (REQUESTER, Role.ADVISOR, False),
        (REQUESTER, Role.COORDINATOR, True),
    ],
)
def test_a_case_is_read_by_its_advisor_whoever_is_asked_and_coordinators(
    person: int, role: Role, may: bool
) -> None:
    assert may_read_case(person, {Role.REQUESTER, role}, CASE) is may


def test_a_case_that_nobody_has_is_read_by_coordinators_alone() -> None:
    assert not may_read_case(ADVISOR, {Role.ADVISOR}, NOBODY)
    assert may_read_case(STRANGER, {Role.COORDINATOR}, NOBODY)


@given(st.sets(st.sampled_from(Role)), st.integers(1, 4))
def test_whoever_holds_more_roles_reads_no_less(roles: set[Role], person: int) -> None:
    for more in Role:
        assert may_read_case(person, roles, CASE) <= may_read_case(person, roles | {more}, CASE)


def test_a_request_is_read_by_who_sent_it_and_nobody_else() -> None:
    readers = [person for person in (REQUESTER, ADVISOR, ASKED, STRANGER) if _reads(person)]
    assert readers == [REQUESTER]
    assert not any(may_read_request(person, NOBODY) for person in (REQUESTER, STRANGER))


def _reads(person: int) -> bool:
    return may_read_request(person, CASE)


def test_what_is_open_can_be_withdrawn_and_what_nobody_has_taken_be_assigned() -> None:
    over = {CaseStatus.CLOSED, CaseStatus.EVALUATED, CaseStatus.WITHDRAWN}
    assert set(CaseStatus) == OPEN | over
    assert set(OPEN) == ASSIGNABLE | {CaseStatus.ACTIVE}
    assert CaseStatus.ACTIVE not in ASSIGNABLE


def test_a_substitute_reads_logs_and_writes_and_ends_nothing() -> None:
    away = Involved(requester=REQUESTER, advisor=ADVISOR, asked=None, substitute=STRANGER)
    team = {Role.REQUESTER, Role.ADVISOR}
    assert may_read_case(STRANGER, team, away)
    assert may_read_messages(STRANGER, team, away)
    assert may_write(STRANGER, away, CaseStatus.ACTIVE)
    assert may_stand_in(STRANGER, away, CaseStatus.ACTIVE)
    assert not may_stand_in(STRANGER, away, CaseStatus.CLOSED)
    assert not may_work_on(STRANGER, away, CaseStatus.ACTIVE)
    assert not may_read_case(STRANGER, {Role.REQUESTER}, away)
    assert may_work_on(ADVISOR, away, CaseStatus.ACTIVE)


def test_what_a_requester_writes_goes_to_the_substitute() -> None:
    away = Involved(requester=REQUESTER, advisor=ADVISOR, asked=None, substitute=STRANGER)
    assert receiver(REQUESTER, away, CaseStatus.ACTIVE, "") == STRANGER
    assert receiver(STRANGER, away, CaseStatus.ACTIVE, "") == REQUESTER
    assert receiver(ADVISOR, away, CaseStatus.ACTIVE, "") == REQUESTER
