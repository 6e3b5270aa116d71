"""Each kind of follow-up says one notice, and rows of the version before are read as it."""

import pytest

from casework.core.vocabulary import FollowUpKind
from casework.follow_ups.kinds import FOLLOW_UPS as RULES
from storage.follow_ups.notices import Reminds
from storage.subjects import FOLLOW_UPS
from storage.transaction.notice import FOLLOW_UP, OF_NONE, read

SAID = {
    FollowUpKind.OFFER_UNANSWERED: "offer_unanswered",
    FollowUpKind.CONFLICT_NOT_TAKEN: "conflict_not_taken",
    FollowUpKind.FIRST_ANSWER_DUE: "first_answer_due",
    FollowUpKind.DRAFT_UNFINISHED: "draft_unfinished",
    FollowUpKind.NOTHING_LOGGED: "nothing_logged",
    FollowUpKind.OWN_REMINDER: "own_reminder",
    FollowUpKind.VISIT: "visit_soon",
    FollowUpKind.AFTER_VISIT: "after_visit",
    FollowUpKind.EVALUATION: "evaluation_wanted",
    FollowUpKind.PROMISE: "promise_missed",
}
"""What rows of the outbox are called, in every version."""


def test_each_kind_has_a_rule_and_a_notice() -> None:
    assert set(FOLLOW_UPS) == set(RULES) == set(FollowUpKind)
    assert {kind: each.notice.kind for kind, each in FOLLOW_UPS.items()} == SAID


@pytest.mark.parametrize("kind", FollowUpKind)
def test_a_row_of_the_version_before_is_read(kind: FollowUpKind) -> None:
    said = FOLLOW_UPS[kind].notice(follow_up=7, round=1)

    assert read(SAID[kind], {"follow_up": 7, "round": 1}) == said
    assert read(SAID[kind], {"follow_up": 7, "round": 0}) == read(SAID[kind], {"follow_up": 7})
    assert read(said.kind, said.params) == said


@pytest.mark.parametrize("kind", FollowUpKind)
def test_it_is_about_the_case_of_its_follow_up_unless_there_is_none_yet(
    kind: FollowUpKind,
) -> None:
    notice = FOLLOW_UPS[kind].notice

    assert issubclass(notice, Reminds)
    of_none = kind is FollowUpKind.DRAFT_UNFINISHED
    assert notice.about == (OF_NONE if of_none else FOLLOW_UP)
