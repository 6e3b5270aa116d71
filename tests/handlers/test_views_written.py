"""What people wrote is read by others as they wrote it: never as markup, never as a pattern."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session

from casework.core.vocabulary import AttachmentKind
from casework.form.engine import FormState
from handlers.core.effects import Button, Rewrite, Say, SendFile, Toast
from handlers.core.scene import Scene
from handlers.subjects import WORDINGS
from locales.translator import LANGUAGES, Reader
from storage.cards import reading as card_reading
from storage.database.engine import make_engine
from storage.offers import offers
from storage.tables import Attachment
from storage.transaction import notice as notices
from tests.storage.town import NOW, OFFICE, advisor, coordinator, draft, finished, person, send
from tests.support.databases import Databases
from tests.support.reading import read_html
from tests.support.tables import with_tables
from tests.support.units import unit_of_work

MARKUP = "<b>Ali & 'Søn'</b> \"5 < 7\" &amp; {name} {0} %s <a href='x'>"
ARABIC = "المدرسة <i>والأهل</i> & النادي"
LONG = (MARKUP + " ") * 200
NAME = MARKUP[:60]


def written(text: str) -> FormState:
    """A form in which all that is written is this text."""
    state = finished()
    problem = [{"message": 1, "text": text[:4000].strip(), "file": None, "album": None}]
    return replace(
        state,
        answers={
            **state.answers,
            "organisation_name": text[:120].strip(),
            "problem": problem,
            **dict.fromkeys(("about", "tried", "wished_result"), text[:4000].strip()),
        },
    )


@pytest.fixture(scope="module")
def city(databases: Databases) -> Iterator[Session]:
    """A requester, an advisor and a coordinator, who all have markup for a name, and two cases."""
    url = databases.new("sqlite", prepare=with_tables)
    engine = make_engine(url)
    with unit_of_work(engine) as unit:
        leyla = advisor(unit, 2, NAME)
        coordinator(unit, 3, NAME)
        send(unit, person(unit, 1, NAME), written(MARKUP))
        person(unit, 2, NAME)
        offers.accept(unit, 1, leyla)
        send(unit, person(unit, 1, NAME), written(ARABIC))
        person(unit, 2, NAME)
        send(unit, person(unit, 1, NAME), written(LONG))
        draft(unit, person(unit, 1, NAME), written(LONG))
        yield unit.session
    engine.dispose()
    databases.drop(url)


def shown(session: Session, language: str, kind: str, params: dict[str, Any]) -> Any:
    """What a notice gives."""
    notice = WORDINGS[kind]
    said = notices.read(kind, params)
    facts = notice.facts(session, said)
    scene = Scene(Reader(language, OFFICE.calendar.zone), OFFICE, NOW, "tf_bot")
    return notice.view(scene, said, facts)


def read(effect: Any) -> str:
    """The words of a message, which has no markup but ours."""
    assert isinstance(effect, Say | Rewrite), effect
    words, tags = read_html(effect.text)
    assert set(tags) <= {"b", "i"}
    assert 1 <= len(words) <= 4096
    return words


MESSAGES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "greeting": ("greeting", {"name": NAME, "new": True}, [NAME]),
    "draft": ("draft_open", {"draft": 4, "visit": 1, "name": NAME}, [NAME]),
    "accepted": ("accepted", {"requisition": 1}, [NAME]),
    "list of requests": ("requests", {"person": 2, "page": 0}, []),
    "request": ("request", {"requisition": 1}, [MARKUP, NAME]),
    "request in Arabic": ("request", {"requisition": 2}, [ARABIC]),
    "offer": ("offer", {"offer": 2}, [ARABIC, NAME]),
    "long offer": ("offer", {"offer": 3}, [LONG[:600]]),
    "card": ("case_card", {"requisition": 1}, [MARKUP, NAME]),
    "card of a taken case": ("case_card", {"requisition": 1, "taken": True}, [MARKUP]),
    "cases": ("cases", {"person": 2, "everything": True, "page": 0}, [ARABIC[:40]]),
    "team": ("team", {}, [NAME]),
    "joined": ("welcome_to_team", {"role": "advisor", "name": NAME}, [NAME]),
    "nobody left": ("nobody_left", {"requisition": 2}, [ARABIC]),
    "assigned": ("case_assigned", {"name": NAME, "reference": "TF-2026-0001"}, [NAME]),
    "taken": ("refused", {"code": "case_taken", "data": {"name": NAME}}, [NAME]),
    "code": ("apology", {"id": "<b>1"}, ["<b>1"]),
    "summary": ("summary", {"draft": 4, "visit": 1}, [MARKUP]),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", MESSAGES)
def test_it_is_read_as_it_was_written(city: Session, language: str, what: str) -> None:
    kind, params, expected = MESSAGES[what]
    words = read(shown(city, language, kind, params))
    for text in expected:
        assert text in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_all_the_pieces_of_a_text_are_the_whole_of_it(
    city: Session, language: str, number: int
) -> None:
    case = card_reading.case(city, number)
    assert case is not None
    for part in ("problem", "about", "tried", "wished_result"):
        told, piece, whole = "", 0, getattr(case, part)
        while len(told) < len(whole):
            params = {"requisition": number, "part": part, "piece": piece}
            told += read(shown(city, language, "case_text", params)).split("\n", 1)[1]
            piece += 1
        assert told == whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_and_a_button_show_it_without_any_markup(city: Session, language: str) -> None:
    refused = {"code": "case_taken", "data": {"name": NAME}, "message_id": 1}
    toast = shown(city, language, "tap_refused", refused)
    assert isinstance(toast, Toast)
    assert NAME in toast.text
    left = shown(city, language, "nobody_left", {"requisition": 2})
    buttons: list[Button] = [button for row in left.keyboard for button in row]
    assert any(button.text.endswith(NAME) for button in buttons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_recorded_as_it_was_written(city: Session, language: str) -> None:
    state = {**FormState().as_json(), "answers": {"organisation_kind": "school"}}
    params = {"step": "about", "value": LONG, "state": state, "target": 1}
    assert MARKUP in read(shown(city, language, "answered", params))


def test_a_file_is_named_by_its_case_and_by_nothing_that_somebody_wrote(city: Session) -> None:
    city.add(
        Attachment(
            requisition_id=1, position=0, kind=AttachmentKind.PHOTO, file_id="f", file_name=NAME
        )
    )
    city.flush()
    sent = shown(city, "da", "attachment", {"requisition": 1, "position": 0})
    assert sent == SendFile(sent.kind, "f", "TF-2026-0001", "TF-2026-0001:seen")
