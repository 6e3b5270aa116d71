"""A requester asks to be forgotten."""

import pytest
from sqlmodel import Session, select

from casework.core.vocabulary import CaseStatus, FocusArea
from storage.tables import Draft, OutboxMessage, Person, Requisition
from tests.support.dialogue import City
from tests.support.walks import label, send_request

LANGUAGES = ["da", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_case_stays_with_nobody_in_it(city: City, language: str) -> None:
    leyla = await city.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = city.person("Ayşe", language=language)
    await chat.says("/start")
    reference = await send_request(chat, language)
    await chat.says("/privacy")
    await chat.taps(label(language, "Erase my data"))
    await chat.taps(label(language, "Yes, erase it all"))

    await chat.reads("/start")
    await leyla.reads(reference)
    with Session(city.running.database.engine) as session:
        forgotten = session.exec(select(Person).where(Person.first_name == "")).one()
        case = session.exec(select(Requisition)).one()
        assert forgotten.telegram_id is None
        assert case.status == CaseStatus.WITHDRAWN
        assert case.contact_value is None
        assert all(draft.form == {} for draft in session.exec(select(Draft)))
        chats = session.exec(select(OutboxMessage.chat_id)).all()
        assert chat.user.id not in chats


async def test_who_comes_back_is_somebody_new(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await chat.says("/privacy")
    await chat.taps("Erase my data")
    await chat.taps("Yes, erase it all")
    await chat.reads("erased")

    await chat.says("/start")

    await chat.reads("Hello Ayşe")
    await chat.taps("My requests")
    await chat.reads("not sent any request")


async def test_asking_to_erase_can_be_taken_back(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await chat.says("/privacy")
    await chat.taps("Erase my data")
    await chat.taps("No, keep it")

    assert chat.buttons() == ["Erase my data"]


async def test_somebody_of_the_team_is_not_erased_by_a_button(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/privacy")
    await leyla.taps("Erase my data")

    assert "on the team" in await leyla.taps("Yes, erase it all")
