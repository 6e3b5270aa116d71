"""What rows of the version before say of the work on a case is read as it was meant."""

from datetime import date
from typing import Any

import pytest

from casework.core.vocabulary import ActivityKind
from handlers.core.dialogue.awaited import GivenUp
from handlers.work.notices import CaseWork, LogDay, LogKind, LogLength, LogLine
from storage.transaction.notice import Notice, read
from storage.work.notices import ActivityLogged

CASE = {"requisition": 1, "reference": "TF-2026-0001"}
NAMED: dict[str, Any] = CASE
SUNDAY = date(2026, 11, 22)

KEPT: list[tuple[str, dict[str, Any], Notice]] = [
    ("log_kind", CASE, LogKind(**NAMED)),
    (
        "log_day",
        CASE | {"activity": "visit", "message_id": 7},
        LogDay(**NAMED, activity=ActivityKind.VISIT, message_id=7),
    ),
    (
        "log_length",
        CASE | {"activity": "network", "day": "2026-11-22", "message_id": 7},
        LogLength(**NAMED, activity=ActivityKind.NETWORK, day=SUNDAY, message_id=7),
    ),
    (
        "log_line",
        CASE | {"activity": "visit", "day": "2026-11-22", "minutes": 60, "message_id": 7},
        LogLine(**NAMED, activity=ActivityKind.VISIT, day=SUNDAY, minutes=60, message_id=7),
    ),
    (
        "logged",
        CASE | {"activity": "visit", "day": "2026-11-22", "minutes": 60},
        ActivityLogged(**NAMED, activity=ActivityKind.VISIT, day=SUNDAY, minutes=60),
    ),
    ("work_left", CASE | {"message_id": 7}, GivenUp(reference="TF-2026-0001", message_id=7)),
    ("work_left", {"reference": ""}, GivenUp(reference="")),
    ("case_work", {"requisition": 1, "page": 0}, CaseWork(requisition=1)),
    (
        "case_work",
        {"requisition": 1, "page": 1, "message_id": 7},
        CaseWork(requisition=1, page=1, message_id=7),
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
