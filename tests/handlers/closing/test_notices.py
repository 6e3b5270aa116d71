"""What rows of the version before say of a closing is read as it was meant."""

from datetime import UTC, datetime
from typing import Any

import pytest

from casework.core.vocabulary import Outcome
from handlers.closing.notices import CloseCheck, CloseText, CloseTools
from storage.closing.notices import CaseClosed, ClosedAgain, Reopened
from storage.prompts.notices import ClosingPutAway
from storage.transaction.notice import Notice, read

TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
AT_TEN = "2026-11-23T10:00:00+00:00"
CASE = {"requisition": 1, "reference": "TF-2026-0001"}
NAMED: dict[str, Any] = CASE

KEPT: list[tuple[str, dict[str, Any], Notice]] = [
    (
        "close_tools",
        CASE | {"outcome": "solved", "mask": 5, "message_id": 7},
        CloseTools(**NAMED, outcome=Outcome.SOLVED, mask=5, message_id=7),
    ),
    (
        "close_text",
        CASE | {"outcome": "not_for_us", "mask": 0},
        CloseText(**NAMED, outcome=Outcome.NOT_FOR_US, mask=0),
    ),
    (
        "close_check",
        {"requisition": 1, "outcome": "partly", "mask": 1, "text": "Two.\nLines.", "visit": "2:a"},
        CloseCheck(requisition=1, outcome=Outcome.PARTLY, mask=1, text="Two.\nLines.", visit="2:a"),
    ),
    (
        "case_closed",
        {"requisition": 1, "name": "Leyla", "outcome": "solved", "told": True, "until": AT_TEN},
        CaseClosed(requisition=1, name="Leyla", outcome=Outcome.SOLVED, told=True, until=TEN),
    ),
    (
        "case_closed",
        {"requisition": 1, "name": "Leyla", "outcome": "solved", "told": False, "until": None},
        CaseClosed(requisition=1, name="Leyla", outcome=Outcome.SOLVED, told=False),
    ),
    (
        "closed_again",
        {"requisition": 1, "name": "Leyla", "target": 9, "at": AT_TEN, "buttons": True},
        ClosedAgain(requisition=1, name="Leyla", target=9, at=TEN, buttons=True),
    ),
    (
        "reopened",
        {"requisition": 1, "read_from": AT_TEN},
        Reopened(requisition=1, read_from=TEN),
    ),
    ("reopened", {"requisition": 1, "read_from": None}, Reopened(requisition=1)),
    (
        "closing_put_away",
        {"requisition": 1, "put_away": 3, "until": AT_TEN},
        ClosingPutAway(requisition=1, put_away=3, until=TEN),
    ),
]


@pytest.mark.parametrize(("kind", "params", "meant"), KEPT)
def test_a_row_of_the_version_before_is_read(
    kind: str, params: dict[str, Any], meant: Notice
) -> None:
    assert read(kind, params) == meant


@pytest.mark.parametrize("notice", [each for _kind, _params, each in KEPT])
def test_a_notice_is_read_as_it_was_kept(notice: Notice) -> None:
    assert read(notice.kind, notice.params) == notice
