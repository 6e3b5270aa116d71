"""What rows of the version before say of visits is read as it was meant."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from casework.core.vocabulary import VisitAnswerKind
from casework.dates.calendar_file import Method
from casework.visits.rules import Side
from handlers.visits.notices import AfterVisitAnswered, OtherVisit, VisitKept, VisitProposing
from storage.transaction.notice import Notice, read
from storage.visits.notices import VisitCancelled, VisitFile, VisitProposed, VisitTimes

NINE = datetime(2026, 12, 10, 9, tzinfo=UTC)
TEN = datetime(2026, 12, 10, 10, tzinfo=UTC)
OF_VISIT = {"visit": 2, "requisition": 1}
NINE_TO_TEN = ["2026-12-10T09:00:00+00:00", "2026-12-10T10:00:00+00:00"]

KEPT: list[tuple[str, dict[str, Any], Notice]] = [
    (
        "visit_step",
        {
            "requisition": 1,
            "reference": "TF-2026-0001",
            "times": [NINE_TO_TEN],
            "starts": None,
            "allowed": [739976],
            "alone": False,
            "accepted": [],
            "then": "more",
            "step": "clash",
            "day": "2026-12-10",
            "shown": "2026-12-10",
            "message_id": 230,
            "clashes": [
                {
                    "key": "3:a:b",
                    "reference": "TF-2026-0002",
                    "agreed": True,
                    "times": NINE_TO_TEN,
                    "wanted": NINE_TO_TEN,
                },
            ],
        },
        VisitProposing(
            requisition=1,
            step="clash",
            times=((NINE, TEN),),
            alone=False,
            day=date(2026, 12, 10),
            shown=date(2026, 12, 10),
            message_id=230,
            clashes=(OtherVisit("TF-2026-0002", True, (NINE, TEN), (NINE, TEN)),),
        ),
    ),
    (
        "visit_proposed",
        OF_VISIT | {"side": "advisor", "until": "2026-12-10T09:00:00+00:00"},
        VisitProposed(visit=2, requisition=1, until=NINE),
    ),
    (
        "visit_proposed",
        OF_VISIT | {"side": "advisor", "until": None},
        VisitProposed(visit=2, requisition=1),
    ),
    (
        "visit_times",
        OF_VISIT | {"side": "requester", "proposal": 3, "off": NINE_TO_TEN},
        VisitTimes(visit=2, requisition=1, proposal=3, off=(NINE, TEN)),
    ),
    (
        "visit_file",
        OF_VISIT
        | {
            "side": "requester",
            "method": "CANCEL",
            "sequence": 2,
            "left": "Bo",
            "was": [*NINE_TO_TEN, "Here"],
        },
        VisitFile(
            visit=2,
            requisition=1,
            method=Method.CANCEL,
            sequence=2,
            left="Bo",
            was=(NINE, TEN, "Here"),
        ),
    ),
    (
        "visit_cancelled",
        OF_VISIT | {"side": "advisor", "by": "", "agreed": True},
        VisitCancelled(visit=2, requisition=1, side=Side.ADVISOR, by=None, agreed=True),
    ),
    (
        "visit_cancelled",
        OF_VISIT | {"side": "requester", "by": "advisor", "agreed": False, "name": "Leyla"},
        VisitCancelled(
            visit=2, requisition=1, side=Side.REQUESTER, by=Side.ADVISOR, agreed=False, name="Leyla"
        ),
    ),
    (
        "visit_kept",
        OF_VISIT | {"side": "", "message_id": 7},
        VisitKept(visit=2, requisition=1, message_id=7),
    ),
    (
        "after_visit_answered",
        {"follow_up": 26, "answer": "stuck", "message_id": 310},
        AfterVisitAnswered(follow_up=26, answer=VisitAnswerKind.STUCK, message_id=310),
    ),
]


@pytest.mark.parametrize(("kind", "kept", "notice"), KEPT)
def test_what_the_version_before_has_kept_is_read(
    kind: str, kept: dict[str, Any], notice: Notice
) -> None:
    assert read(kind, kept) == notice


@pytest.mark.parametrize(("kind", "_kept", "notice"), KEPT)
def test_what_is_kept_now_is_read_as_it_was(
    kind: str, _kept: dict[str, Any], notice: Notice
) -> None:
    assert (notice.kind, read(kind, notice.params)) == (kind, notice)
