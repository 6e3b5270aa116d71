"""Buttons of a question that were made up: they are answered, and change nothing."""

import pytest

from casework.form.engine import FormState
from handlers import conversation
from handlers.core.updates.incoming import Incoming, Kind
from handlers.intake.buttons import ANSWER
from storage.intake import drafts
from storage.intake.asking import OpenDraft
from storage.queues import inbox
from storage.transaction.unit_of_work import UnitOfWork
from tests.casework.walking import Walker
from tests.storage.town import OFFICE, draft, person


def at(unit: UnitOfWork, step: str) -> OpenDraft:
    """Somebody who is asked a question; no conflict is going on."""
    walker = Walker(OFFICE.form, FormState())
    if step not in {"problem", "privacy", "urgency"}:
        walker.walks_to("urgency")
        walker.goes(lambda state: OFFICE.form.choose(state, "soon"))
    walker.walks_to(step)
    opened = draft(unit, person(unit, 1), walker.state)
    assert opened.asked_id is not None
    return opened


def tap(unit: UnitOfWork, data: str) -> conversation.Handled:
    inbox.receive(unit, [(1, 5001, "{}")])
    tapped = Incoming(
        1,
        Kind.TAP,
        chat_id=5001,
        private=True,
        user_id=5001,
        first_name="Ayşe",
        message_id=40,
        callback_id="c",
        data=data,
    )
    return conversation.handle(unit, tapped)


@pytest.mark.parametrize(
    ("step", "action"),
    [
        ("privacy", "no"),
        ("privacy", "!skip"),
        ("organisation_kind", "castle"),
        ("organisation_kind", "!skip"),
        ("organisation_name", "school"),
        ("problem", "school"),
        ("focus_areas", "education"),
        ("focus_areas", "xeducation"),
        ("focus_areas", "+castle"),
        ("focus_areas", "-castle"),
        ("focus_areas", "!stay"),
        ("urgency", "!done"),
        ("urgency", "!send"),
        ("urgency", ""),
    ],
)
def test_it_is_answered_and_changes_nothing(unit: UnitOfWork, step: str, action: str) -> None:
    opened = at(unit, step)
    handled = tap(unit, ANSWER(opened.id, opened.attempt, action))
    assert [(each.kind, each.callback_query_id) for each in handled.messages] == [
        ("tap_refused", "c")
    ]
    assert drafts.open_draft(unit.session, 1) == opened


def test_a_real_one_is_taken(unit: UnitOfWork) -> None:
    opened = at(unit, "focus_areas")
    tap(unit, ANSWER(opened.id, opened.attempt, "+education"))
    after = drafts.open_draft(unit.session, 1)
    assert after is not None
    assert "focus_areas" not in opened.state.answers
    assert after.state.answers["focus_areas"] == ["education"]
