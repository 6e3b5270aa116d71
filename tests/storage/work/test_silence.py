"""Nothing has happened for two weeks: agenda, reminder and worklist say the same of a case."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from casework.agenda import Matter
from casework.work.silence import Sign
from casework.worklist.rules import WorkKind
from storage.agenda import digest as agenda_digest
from storage.follow_ups import firing
from storage.follow_ups.reasons import Verdict
from storage.subjects import FOLLOW_UPS
from storage.tables import JoiningLink
from storage.work import silence
from storage.worklist import digest as worklist_digest
from tests.storage.happenings import (
    DAY,
    HAPPENINGS,
    Scene,
    begin,
    happens,
    has_a_visit,
    watched,
)  # fmt: skip
from tests.storage.town import NOW, OFFICE
from tests.support.units import unit_of_work

# The three who say it


def look(scene: Scene) -> Verdict:
    row = watched(scene)
    return FOLLOW_UPS[row.kind].look(scene.unit.at(scene.now), row)


def reminder(scene: Scene) -> bool:
    with scene.unit.session.begin_nested() as savepoint:
        verdict = look(scene)
        savepoint.rollback()
    assert verdict.tell or (verdict.later is not None and verdict.later > scene.now)
    return verdict.tell


def agenda(scene: Scene) -> bool | None:
    """None where the case stands in the agenda for another matter, which is told in its place."""
    asked = agenda_digest.asked(scene.unit.session, OFFICE, scene.holder.id, scene.now)
    items = agenda_digest.read(scene.unit.session, asked).agenda.items
    matters = {each.matter for each in items if each.requisition_id == scene.case}
    return None if matters - {Matter.SILENT} else Matter.SILENT in matters


def worklist(scene: Scene) -> bool:
    lines = worklist_digest.now_open(scene.unit.session, OFFICE, scene.now).lines
    return any(each.kind == WorkKind.SILENT and each.requisition_id == scene.case for each in lines)


def agree(scene: Scene, days: int, of: str) -> None:
    """All of them say that it is `days` days since something happened."""
    assert scene.days == days, of
    assert silence.last_sign_in(scene.unit.session, scene.case) == scene.last_sign, of
    assert reminder(scene) == (days >= 14), of
    assert agenda(scene) in {None, days >= 14}, of
    assert worklist(scene) == (days >= 21), of


@pytest.fixture
def scene(shared: Engine) -> Iterator[Scene]:
    with unit_of_work(shared) as unit:
        yield begin(unit)
        unit.session.rollback()


def test_every_sign_is_found_somewhere() -> None:
    assert set(silence._FOUND) == set(Sign)


@pytest.mark.parametrize(
    "name", ["logs", "notes", "writes", "proposes", "asks_another", "says_done"]
)
def test_whatever_the_task_force_does_begins_the_wait_anew(scene: Scene, name: str) -> None:
    scene.now += 20 * DAY
    assert happens(scene, name)
    for days in (0, 1, 13, 14, 20, 21):
        scene.now = scene.signs[-1] + days * DAY
        agree(scene, days, name)


@pytest.mark.parametrize("name", ["requester_writes", "takes_back"])
def test_what_waits_for_an_answer_or_was_taken_back_does_not(scene: Scene, name: str) -> None:
    scene.now += 20 * DAY
    assert happens(scene, name)
    for days in (20, 21):
        scene.now = NOW + days * DAY
        agree(scene, days, name)


def test_who_was_let_go_of_was_its_requester_all_the_same(scene: Scene) -> None:
    """What somebody wrote who had joined the case by a link, and has nothing to do with it now."""
    scene.now += 20 * DAY
    link = JoiningLink(
        requisition_id=scene.case, token_hash="x", created_by=scene.leyla.id, created_at=NOW,
        expires_at=NOW, used_at=NOW, used_by=scene.bo.id,
    )  # fmt: skip
    scene.unit.session.add(link)
    assert happens(scene, "requester_writes")
    scene.requisition.requester_id = None
    scene.unit.session.flush()
    agree(scene, 20, "let go of")


def test_a_visit_ahead_is_something_until_it_is_called_off(scene: Scene) -> None:
    has_a_visit(scene, 25)
    scene.now += 23 * DAY
    agree(scene, -2, "a visit in two days")
    assert happens(scene, "requester_calls_off")
    agree(scene, 23, "called off by the requester")


def test_a_visit_that_is_called_off_is_noticed_the_next_morning(scene: Scene) -> None:
    """Not two weeks after the day on which it would have been."""
    has_a_visit(scene, 25)
    scene.now = NOW + 15 * DAY
    later = look(scene).later
    assert later == datetime(2026, 12, 9, 7, tzinfo=UTC)


def test_after_something_it_is_two_weeks_again_and_then_each_week(scene: Scene) -> None:
    """However often the advisor was reminded before."""
    told: list[int] = []
    for day in range(80):
        scene.now = NOW + day * DAY
        if day == 37:
            assert happens(scene, "logs")
        unit = scene.unit.at(scene.now)
        unit.begin()
        firing.fire_due(unit, FOLLOW_UPS)
        told += [day for each in unit.enqueued if each.kind == "nothing_logged"]
    assert told == [14, 21, 28, 35, 51, 58, 65, 72, 79]


def test_what_happens_at_random(shared: Engine) -> None:
    for _round in range(6):
        seed = random.randrange(10**6)
        chance = random.Random(seed)
        with unit_of_work(shared) as unit:
            scene = begin(unit)
            scene.chance = chance
            told: list[str] = []
            for _step in range(10):
                scene.now += timedelta(hours=chance.choice((1, 7, 24, 100, 24 * 8, 24 * 15)))
                told.append(f"{scene.now:%m-%d %H} {(name := chance.choice([*HAPPENINGS]))}")
                happens(scene, name)
                scene.requisition.first_response_at = scene.now
                scene.now += timedelta(hours=chance.choice((0, 3, 24 * 6, 24 * 13, 24 * 14)))
                agree(scene, scene.days, f"seed {seed}: {told} at {scene.now:%m-%d %H}")
            unit.session.rollback()
