"""The first answer: who gives it by what, and what becomes of it, on both databases."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from casework.core.vocabulary import FollowUpKind
from storage.follow_ups import watching
from storage.leaving import leaving
from storage.relay import relay, taking_back
from storage.tables import CaseMessage, FollowUp
from tests.storage.happenings import Scene, begin, happens
from tests.storage.town import NOW
from tests.support.units import unit_of_work

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def scene(shared: Engine) -> Iterator[Scene]:
    """Leyla has taken the case, and nobody has answered yet."""
    with unit_of_work(shared) as unit:
        scene = begin(unit)
        scene.requisition.first_response_at = None
        scene.now = LATER
        scene.acts(scene.leyla)
        yield scene
        unit.session.rollback()


def first_answer(scene: Scene) -> datetime | None:
    scene.unit.session.flush()
    scene.unit.session.expire_all()
    return scene.requisition.first_response_at


@pytest.mark.parametrize("name", ["logs", "writes", "proposes", "closes"])
def test_whatever_the_task_force_does_for_the_requester_is_one(scene: Scene, name: str) -> None:
    assert happens(scene, name)
    assert first_answer(scene) == LATER
    scene.now += timedelta(hours=1)
    scene.acts(scene.leyla)
    assert name == "closes" or happens(scene, "writes")
    assert first_answer(scene) == LATER


@pytest.mark.parametrize("name", ["notes", "requester_writes", "asks_another", "takes_back"])
def test_what_the_requester_does_not_read_or_does_is_none(scene: Scene, name: str) -> None:
    assert happens(scene, name)
    assert first_answer(scene) is None


@pytest.mark.parametrize("name", ["logs", "writes", "proposes"])
def test_the_next_thing_is_the_first_answer_where_one_is_taken_back(
    scene: Scene, name: str
) -> None:
    relay.relay(scene.unit.at(LATER), scene.case, scene.leyla, scene.written())
    [message] = scene.unit.session.exec(select(CaseMessage.id))
    scene.now = LATER + timedelta(minutes=1)
    assert happens(scene, name)
    taking_back.take_back(scene.unit.at(scene.now), scene.leyla, message or 0, None)
    assert first_answer(scene) == scene.now


def test_where_nobody_waits_for_an_answer_none_is_owed_when_its_advisor_leaves(
    scene: Scene,
) -> None:
    """A case that was found in the field, and that nobody has joined yet."""
    assert happens(scene, "logs")
    scene.requisition.requester_id = None
    scene.unit.session.flush()
    scene.now += timedelta(days=9)
    leaving.leave(scene.unit.at(scene.now), scene.leyla.id, "all")
    assert first_answer(scene) == LATER


def test_when_its_advisor_leaves_the_promise_is_new_and_watched(scene: Scene) -> None:
    """Also where an earlier one had passed, so that there was a second date."""
    watching.promise_again(scene.unit, scene.requisition)
    assert happens(scene, "writes")
    scene.now += timedelta(days=9)
    leaving.leave(scene.unit.at(scene.now), scene.leyla.id, "all")

    case = scene.requisition
    assert (first_answer(scene), case.promised_anew) == (None, None)
    assert case.promised == case.first_response_due > scene.now
    watched = scene.unit.session.exec(
        select(FollowUp.started_at).where(
            FollowUp.kind == FollowUpKind.PROMISE,
            FollowUp.requisition_id == scene.case,
            col(FollowUp.ended_at).is_(None),
        )
    ).all()
    assert case.promised in watched
