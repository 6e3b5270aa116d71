"""What rows of the version before say of offers and cases is read as it was meant."""

from datetime import UTC, datetime
from typing import Any

import pytest

from casework.core.vocabulary import DeclineReason
from storage.cases.notices import CaseAttachment, CaseWithdrawn, RequesterErased, Submitted
from storage.follow_ups.notices import PromisePassed
from storage.offers.notices import (
    CaseAssigned,
    DecidedFirst,
    HandedOver,
    HandoverAsked,
    HandoverBack,
    HandoverDeclined,
    HandoverNobody,
    NobodyLeft,
    OfferMoved,
)
from storage.offers.times import Then
from storage.transaction.notice import Notice, read

TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AT_TEN, AT_NOON = TEN.isoformat(), NOON.isoformat()
NAME = "TF-2026-0001"
END = {"answer_by": AT_NOON, "then": "coordinators"}
ASKED = {"by": "Karen", "to": "Leyla", "at": AT_TEN, "declined": False, "seen": 4}

KEPT: list[tuple[str, dict[str, Any], Notice]] = [
    (
        "case_assigned",
        {"reference": NAME, "name": "Leyla", **END},
        CaseAssigned(reference=NAME, name="Leyla", answer_by=NOON, then=Then.COORDINATORS),
    ),
    (
        "case_assigned",
        {"reference": NAME, "name": "Leyla"},
        CaseAssigned(reference=NAME, name="Leyla"),
    ),
    (
        "handover_asked",
        {"requisition": 1, "name": "Leyla", "answer_by": AT_NOON, "then": "stays"},
        HandoverAsked(requisition=1, name="Leyla", answer_by=NOON, then=Then.STAYS),
    ),
    (
        "handover_nobody",
        {"requisition": 1, "name": "Jonas"},
        HandoverNobody(requisition=1, told=True),
    ),
    (
        "handover_back",
        {"requisition": 1, "name": "Leyla", "reason": "too_much"},
        HandoverBack(requisition=1, name="Leyla", reason=DeclineReason.TOO_MUCH),
    ),
    (
        "handover_back",
        {"requisition": 1, "name": "Leyla", "reason": None},
        HandoverBack(requisition=1, name="Leyla"),
    ),
    (
        "handover_declined",
        {"reference": NAME, "reason": "other", "last": False},
        HandoverDeclined(reference=NAME),
    ),
    (
        "handed_over",
        {"requisition": 1, "name": "Leyla", "former": "Jonas", "visit": [AT_TEN, AT_NOON]},
        HandedOver(requisition=1, name="Leyla", visit=(TEN, NOON)),
    ),
    (
        "handed_over",
        {"requisition": 1, "name": "Leyla", "former": "Jonas"},
        HandedOver(requisition=1, name="Leyla"),
    ),
    (
        "decided_first",
        {"requisition": 1, "advisor": 3, "name": "Jonas", **ASKED},
        DecidedFirst(
            requisition=1, by="Karen", to="Leyla", at=TEN, declined=False, seen=4,
            advisor=3, name="Jonas",
        ),
    ),
    (
        "decided_first",
        {"requisition": 1, **ASKED},
        DecidedFirst(requisition=1, by="Karen", to="Leyla", at=TEN, declined=False, seen=4),
    ),
    ("offer_moved", {"reference": NAME}, OfferMoved(reference=NAME, last=False)),
    ("nobody_left", {"requisition": 1, "choosing": True}, NobodyLeft(requisition=1)),
    (
        "promise_passed",
        {"requisition": 1, "promise": AT_TEN},
        PromisePassed(requisition=1, promise=TEN),
    ),
    ("promise_passed", {"requisition": 1}, PromisePassed(requisition=1)),
    ("submitted", {"requisition": 1, "read_from": AT_TEN}, Submitted(requisition=1, read_from=TEN)),
    ("submitted", {"requisition": 1}, Submitted(requisition=1)),
    (
        "attachment",
        {"requisition": 1, "position": 0, "offer": 2},
        CaseAttachment(requisition=1, position=0, offer=2),
    ),
    ("attachment", {"requisition": 1, "position": 0}, CaseAttachment(requisition=1, position=0)),
    ("requester_erased", {"reference": NAME, "requisition": 1}, RequesterErased(requisition=1)),
    ("case_withdrawn", {"reference": NAME}, CaseWithdrawn(reference=NAME)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "params", "meant"), KEPT)
def test_a_row_of_the_version_before_is_read(
    kind: str, params: dict[str, Any], meant: Notice
) -> None:
    assert read(kind, params) == meant


@pytest.mark.parametrize("notice", [each for _kind, _params, each in KEPT])
def test_a_notice_is_read_as_it_was_kept(notice: Notice) -> None:
    assert read(notice.kind, notice.params) == notice
