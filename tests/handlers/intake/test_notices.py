"""What version 0004 has put into rows about the form is read as it was meant."""

from datetime import UTC, datetime
from typing import Any

import pytest

from casework.form.engine import FormState, Move
from casework.intake.questions import requisition_form
from casework.places import COPENHAGEN
from handlers.intake.notices import AnewMenu, Menu, NothingNew, SummaryMenu
from storage.intake.notices import (
    AT_ONCE,
    AddedEarlier,
    DraftDiscarded,
    DraftPutAway,
    MaterialCounted,
    QuestionAnswered,
    QuestionAsked,
    QuestionTicked,
    SummaryShown,
    WordsGone,
)
from storage.queues.answers import KeyboardGone
from storage.transaction import notice
from storage.transaction.notice import Notice

TOMORROW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ASKED_THEN = {
    "answers": {"organisation_kind": "school"}, "picked": [], "sources": {}, "known": [],
    "privacy_accepted": True, "outreach": False,
}  # fmt: skip
SCHOOL = FormState(answers={"organisation_kind": "school"}, privacy_accepted=True)
KNOWN = {
    "id": 1, "organisation_kind": "school", "organisation_name": "Byens Skole",
    "district": "norrebro", "administration": "BUF",
}  # fmt: skip
PHOTO = {
    "message": 43, "text": None, "album": "7",
    "file": {"kind": "photo", "file_id": "f", "file_name": "a.jpg", "mime": None, "size": 9},
}  # fmt: skip

READ: list[tuple[dict[str, Any], Notice]] = [
    (
        {
            "draft": 2, "visit": 8, "step": "about", "progress": [4, 11], "moves": ["back", "skip"],
            "state": ASKED_THEN,
        },
        QuestionAsked(
            draft=2, visit=8, step="about", progress=(4, 11), moves=(Move.BACK, Move.SKIP),
            state=SCHOOL,
        ),
    ),
    (
        {
            "draft": 2, "visit": 1, "step": "organisation", "progress": [1, 10], "moves": [],
            "state": {**ASKED_THEN, "answers": {}, "known": [KNOWN], "outreach": True},
        },
        QuestionAsked(
            draft=2, visit=1, step="organisation", progress=(1, 10), moves=(),
            state=FormState(known=(KNOWN,), privacy_accepted=True, outreach=True),
        ),
    ),
    (
        {
            "draft": 2, "visit": 14, "step": "focus_areas", "progress": [6, 10],
            "moves": ["back", "done"], "state": {**ASKED_THEN, "picked": ["education"]},
            "target": 87,
        },
        QuestionTicked(
            draft=2, visit=14, step="focus_areas", progress=(6, 10), moves=(Move.BACK, Move.DONE),
            state=FormState(
                answers={"organisation_kind": "school"},
                picked=("education",),
                privacy_accepted=True,
            ),
            target=87,
        ),
    ),
    (
        {"step": "problem", "value": [PHOTO], "state": ASKED_THEN, "target": 77},
        QuestionAnswered(step="problem", value=[PHOTO], state=SCHOOL, target=77),
    ),
    (
        {"step": "about", "value": None, "state": ASKED_THEN, "target": 9},
        QuestionAnswered(step="about", value=None, state=SCHOOL, target=9),
    ),
    ({"target": 106}, WordsGone()),
    (
        {"step": "contact_phone", "value": "+4520304050", "state": ASKED_THEN, "target": 110},
        WordsGone(value="+4520304050"),
    ),
    (
        {
            "draft": 2, "step": "problem", "items": ["photo", "text"], "moves": ["anew", "done"],
            "visit": 6, "target": 65,
        },
        MaterialCounted(
            draft=2, visit=6, step="problem", items=("photo", "text"),
            moves=(Move.ANEW, Move.DONE), target=65,
        ),
    ),
    (
        {"draft": 2, "visit": 8, "target": 72, "moves": ["back", "anew"], "sure": True},
        AnewMenu(draft=2, visit=8, target=72, moves=(Move.BACK, Move.ANEW), sure=True),
    ),
    ({"draft": 2, "visit": 22}, SummaryShown(draft=2, visit=22)),
    (
        {"draft": 2, "visit": 22, "target": 112, "menu": "change", "steps": ["problem", "about"]},
        SummaryMenu(draft=2, visit=22, target=112, menu=Menu.CHANGE, steps=("problem", "about")),
    ),
    ({}, DraftDiscarded()),
    (
        {"draft": 11, "until": "2026-11-24T09:00:00+00:00"},
        DraftDiscarded(draft=11, until=TOMORROW),
    ),
    ({"draft": 1, "until": "2026-11-24T09:00:00+00:00"}, DraftPutAway(draft=1, until=TOMORROW)),
    (
        {"message_id": None, "put_away": 1, "until": "2026-11-24T09:00:00+00:00"},
        NothingNew(put_away=1),
    ),
    ({"step": ""}, AddedEarlier()),
    ({"target": 44}, KeyboardGone(target=44)),
]  # fmt: skip


@pytest.mark.parametrize(("then", "now"), READ)
def test_a_row_of_the_version_before_is_read(then: dict[str, Any], now: Notice) -> None:
    assert notice.read(now.kind, then) == now


@pytest.mark.parametrize("now", [now for _then, now in READ])
def test_what_is_kept_today_is_read_as_it_was(now: Notice) -> None:
    assert notice.read(now.kind, now.params) == now


def test_what_a_choice_says_at_once_is_a_notice() -> None:
    states = (FormState(), FormState(outreach=True))
    named = {
        choice.notice
        for question in requisition_form(COPENHAGEN).questions
        for state in states
        for choice in question.choices(state)
        if choice.notice is not None
    }
    assert named == set(AT_ONCE)
