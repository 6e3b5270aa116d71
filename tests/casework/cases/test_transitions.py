"""The table of how a case moves, held against domain.md and the rules that lean on it."""

import pytest

from casework.cases.permissions import ASSIGNABLE, OPEN
from casework.cases.transitions import ENDED, TRANSITIONS, CaseStep, after, may
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus


def test_a_case_lives_as_the_domain_says() -> None:
    path = [
        (CaseStep.OFFER, CaseStatus.OFFERED),
        (CaseStep.ACCEPT, CaseStatus.ACTIVE),
        (CaseStep.WORK, CaseStatus.ACTIVE),
        (CaseStep.TAKE_OVER, CaseStatus.ACTIVE),
        (CaseStep.CLOSE, CaseStatus.CLOSED),
        (CaseStep.REOPEN, CaseStatus.ACTIVE),
        (CaseStep.CLOSE, CaseStatus.CLOSED),
        (CaseStep.EVALUATE, CaseStatus.EVALUATED),
        (CaseStep.REOPEN_ANEW, CaseStatus.SUBMITTED),
        (CaseStep.OFFER, CaseStatus.OFFERED),
        (CaseStep.NOBODY_LEFT, CaseStatus.SUBMITTED),
        (CaseStep.WITHDRAW, CaseStatus.WITHDRAWN),
    ]
    status = CaseStatus.SUBMITTED
    for step, expected in path:
        status = after(status, step)
        assert status is expected


@pytest.mark.parametrize("status", sorted(ENDED))
@pytest.mark.parametrize(
    "step", [CaseStep.WORK, CaseStep.CLOSE, CaseStep.TAKE_OVER, CaseStep.WITHDRAW]
)
def test_nothing_is_done_to_a_case_that_has_ended(status: CaseStatus, step: CaseStep) -> None:
    with pytest.raises(Refused, match="case_over"):
        after(status, step)


@pytest.mark.parametrize("step", [CaseStep.REOPEN, CaseStep.REOPEN_ANEW])
@pytest.mark.parametrize("status", sorted(OPEN))
def test_an_open_case_is_not_opened_again(status: CaseStatus, step: CaseStep) -> None:
    with pytest.raises(Refused, match="case_open"):
        after(status, step)


def test_a_withdrawn_case_stays_withdrawn() -> None:
    assert not [step for step in CaseStep if may(CaseStatus.WITHDRAWN, step)]


@pytest.mark.parametrize("status", sorted(ASSIGNABLE))
def test_only_a_case_with_an_advisor_is_worked_on(status: CaseStatus) -> None:
    for step in (CaseStep.WORK, CaseStep.TAKE_OVER, CaseStep.CLOSE):
        with pytest.raises(Refused, match="stale_button"):
            after(status, step)


def test_the_other_rules_say_the_same() -> None:
    assert {each for each in CaseStatus if may(each, CaseStep.WITHDRAW)} == OPEN
    assert {each for each in CaseStatus if may(each, CaseStep.OFFER)} == ASSIGNABLE
    assert set(CaseStatus) - OPEN == ENDED


def test_every_status_but_the_first_is_reached() -> None:
    assert set(TRANSITIONS.values()) | {CaseStatus.SUBMITTED} == set(CaseStatus)


def test_every_step_leads_somewhere() -> None:
    assert {step for _status, step in TRANSITIONS} == set(CaseStep)
