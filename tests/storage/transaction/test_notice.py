"""A notice is data: what a row keeps of it is read again, in this version and the next."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from storage.transaction import notice
from storage.transaction.notice import CASE, InPlace, Notice

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)


class Lent(InPlace, kind="test_lent", about=CASE):
    """Something is lent."""

    requisition: int
    until: date
    at: datetime
    names: tuple[str, ...] = ()


LENT = Lent(requisition=7, until=date(2026, 12, 24), at=AT, names=("Amal", "Bo"))


def test_what_a_row_keeps_is_read_again() -> None:
    kept = LENT.params

    assert kept["until"] == "2026-12-24"
    assert "message_id" not in kept
    assert notice.read("test_lent", kept) == LENT


def test_a_row_of_the_version_before_lacks_what_came_later_and_has_what_went() -> None:
    kept = {"requisition": 7, "until": "2026-12-24", "at": AT.isoformat(), "colour": "red"}

    assert notice.read("test_lent", kept) == Lent(requisition=7, until=LENT.until, at=AT)


@pytest.mark.parametrize(
    "kept", [{}, {"requisition": "seven", "until": "2026-12-24", "at": AT.isoformat()}]
)
def test_other_values_are_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no Lent"):
        notice.read("test_lent", kept)


def test_a_kind_that_there_is_not_is_refused() -> None:
    assert notice.of_kind("test_unheard_of") is None
    with pytest.raises(KeyError):
        notice.read("test_unheard_of", {})


def test_two_notices_of_one_kind_are_refused() -> None:
    with pytest.raises(TypeError, match="test_lent"):
        type("Borrowed", (Notice,), {}, kind="test_lent")
