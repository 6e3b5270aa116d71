"""What rows of the version before say of the team is read as it was meant."""

from datetime import UTC, datetime
from typing import Any

import pytest

from casework.core.vocabulary import Role
from handlers.leaving.notices import LeaveCheck, Left, TeamMember
from handlers.team.notices import Invitation, Profile, Team
from storage.leaving.notices import SomebodyLeft, YouLeft
from storage.transaction.notice import Notice, read

TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
BOTH = (Role.ADVISOR, Role.COORDINATOR)
LEYLA = {"name": "Leyla", "roles": ["advisor", "coordinator"], "cases": ["TF-2026-0001"]}

KEPT: list[tuple[str, dict[str, Any], Notice]] = [
    (
        "leave_check",
        {"member": 5, "which": "all", "at": TEN.isoformat(), "message_id": 7},
        LeaveCheck(member=5, which="all", at=TEN, message_id=7),
    ),
    (
        "left",
        {**LEYLA, "oneself": True, "message_id": 7},
        Left(name="Leyla", roles=BOTH, cases=("TF-2026-0001",), oneself=True, message_id=7),
    ),
    ("somebody_left", LEYLA, SomebodyLeft(name="Leyla", roles=BOTH, cases=("TF-2026-0001",))),
    ("you_left", {"roles": ["advisor"]}, YouLeft(roles=(Role.ADVISOR,))),
    ("team_member", {"member": 5, "message_id": 7}, TeamMember(member=5, message_id=7)),
    ("team", {}, Team()),
    (
        "profile",
        {"person": 3, "part": "language", "first": True},
        Profile(person=3, part="language"),
    ),
    ("invitation", {"role": "advisor", "nonce": "n"}, Invitation(role=Role.ADVISOR, nonce="n")),
]


@pytest.mark.parametrize(("kind", "params", "meant"), KEPT)
def test_a_row_of_the_version_before_is_read(
    kind: str, params: dict[str, Any], meant: Notice
) -> None:
    assert read(kind, params) == meant


@pytest.mark.parametrize("notice", [each for _kind, _params, each in KEPT])
def test_a_notice_is_read_as_it_was_kept(notice: Notice) -> None:
    assert read(notice.kind, notice.params) == notice
