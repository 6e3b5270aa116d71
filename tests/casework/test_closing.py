"""How a case can end, and until when it can be opened again."""

from datetime import UTC, datetime, timedelta

import pytest

from casework.closing import (
    OUTCOMES,
    as_mask,
    check_reopening,
    from_mask,
    may_reopen,
)
from casework.core.errors import Refused
from casework.core.vocabulary import CaseStatus, HelpKind, Outcome

CLOSED_AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
THIRTY_DAYS = timedelta(days=30)


def test_every_outcome_can_be_chosen() -> None:
    assert [choice.code for choice in OUTCOMES] == list(Outcome)


def test_ticks_travel_in_a_number() -> None:
    chosen = (HelpKind.NETWORK, HelpKind.CONFLICT_HANDLING)
    assert from_mask(as_mask(chosen)) == chosen
    assert from_mask(as_mask(HelpKind)) == tuple(HelpKind)
    assert from_mask(0) == ()


@pytest.mark.parametrize("mask", [-1, 128, 2**31])
def test_ticks_that_do_not_exist_are_refused(mask: int) -> None:
    with pytest.raises(Refused, match="stale_button"):
        from_mask(mask)


@pytest.mark.parametrize("status", [CaseStatus.CLOSED, CaseStatus.EVALUATED])
def test_a_closed_case_can_be_reopened_for_thirty_days(status: CaseStatus) -> None:
    assert may_reopen(status, CLOSED_AT, CLOSED_AT)
    assert may_reopen(status, CLOSED_AT, CLOSED_AT + THIRTY_DAYS)
    assert not may_reopen(status, CLOSED_AT, CLOSED_AT + THIRTY_DAYS + SECOND)


@pytest.mark.parametrize("status", [CaseStatus.ACTIVE, CaseStatus.WITHDRAWN, CaseStatus.OFFERED])
def test_only_a_closed_case_can_be_reopened(status: CaseStatus) -> None:
    assert not may_reopen(status, CLOSED_AT, CLOSED_AT)
    assert not may_reopen(status, None, CLOSED_AT)


def test_a_month_later_it_is_too_late() -> None:
    check_reopening(CaseStatus.CLOSED, CLOSED_AT, CLOSED_AT + THIRTY_DAYS)
    with pytest.raises(Refused, match="reopen_too_late") as refused:
        check_reopening(CaseStatus.CLOSED, CLOSED_AT, CLOSED_AT + THIRTY_DAYS + SECOND)
    assert refused.value.data == {"days": 30}
