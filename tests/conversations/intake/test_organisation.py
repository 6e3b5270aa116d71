"""Questions 1 and 2: the privacy text, and whom somebody asks for."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.texts import asks, title
from tests.support.walks import answer_until, in_danish, label, send_request

KINDS = (
    "School", "Day care", "Parent board", "Housing association", "Residents' board",
    "Association", "Sports club", "Company", "Trade union", "Street team", "Municipal office",
    "Something else",
)  # fmt: skip


@in_danish
async def test_privacy_is_told_before_the_first_question(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says("/request")
    await chat.reads("1/11", asks(language, "privacy"), "CPR", "24")
    assert chat.buttons() == [label(language, "I understand")]
    await chat.taps(label(language, "I understand"))
    await chat.reads("2/11", asks(language, "organisation_kind"))
    assert chat.shows(asks(language, "privacy"), "✓ " + label(language, "I understand"))


@in_danish
async def test_the_organisation_step_by_step(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "School")
    await chat.reads(asks(language, "organisation_kind"))
    assert chat.buttons()[:12] == [label(language, kind) for kind in KINDS]
    await chat.taps(label(language, "School"))
    await chat.reads("2/11", asks(language, "organisation_name"))
    await chat.says("Tagensbo School")
    await chat.reads(asks(language, "district"))
    assert {"Nørrebro", "Amager Vest"} < set(chat.buttons())
    await chat.taps("Bispebjerg")
    await chat.reads(asks(language, "administration"))
    assert chat.buttons()[0] == "👉 " + label(language, "BUF")
    await chat.taps(label(language, "BUF"))
    await chat.reads("3/11", asks(language, "problem"))
    assert chat.shows(title(language, "organisation_kind"), "✓ " + label(language, "School"))
    assert chat.shows(title(language, "organisation_name"), "✓ Tagensbo School")
    assert chat.shows(title(language, "district"), "✓ Bispebjerg")
    assert chat.shows(title(language, "administration"), "✓ " + label(language, "BUF"))


async def test_a_club_is_not_asked_for_an_administration(town: City) -> None:
    chat = town.person(language="en")
    await tells_of_a_club(chat)
    await chat.reads(asks("en", "problem"))


async def test_next_time_it_is_one_tap(city: City) -> None:
    chat = city.person(language="en")
    await send_request(chat, "en")
    await chat.says("/request")
    await chat.reads("1/10", asks("en", "organisation"))
    assert chat.buttons() == ["Tagensbo School", "Another organisation"]
    await chat.taps("Tagensbo School")
    await chat.reads("2/10", asks("en", "problem"))


@in_danish
async def test_next_time_it_may_be_another_organisation(town: City, language: str) -> None:
    chat = town.person(language=language)
    await send_request(chat, language)
    await chat.says("/request")
    await chat.taps(label(language, "Another organisation"))
    await chat.reads(asks(language, "organisation_kind"))


@pytest.mark.parametrize("name", ["Klub {Nord}", "School", "<b>Nord & Syd</b>", "%(navn)s {0}"])
async def test_a_name_is_a_name_whatever_it_looks_like(town: City, name: str) -> None:
    chat = town.person(language="da")
    await answer_until(chat, "da", "=Tagensbo School")
    await chat.says(name)
    assert chat.shows("✓ " + name)
    await answers_the_rest(chat, "da", after="=Tagensbo School")
    await chat.taps(label("da", "Send request"))
    await chat.says("/request")
    await chat.reads(asks("da", "organisation"))
    assert chat.buttons()[0] == name
    await chat.says(name.upper())
    await chat.reads(asks("da", "problem"))


async def test_a_school_that_becomes_a_club_leaves_its_administration(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await answer_until(chat, "en")
    await chat.taps("Change")
    await chat.taps(title("en", "organisation_kind"))
    await chat.taps("Sports club")
    await chat.taps("Send request")
    card = await leyla.reads("Tagensbo School")
    assert label("en", "Sports club") in card
    assert label("en", "BUF") not in card


async def tells_of_a_club(chat: Chat) -> None:
    """Up to the problem, as a sports club."""
    await answer_until(chat, "en", "School")
    await chat.taps("Sports club")
    await chat.says("FB Nord")
    await chat.taps("Nørrebro")


async def answers_the_rest(chat: Chat, language: str, *, after: str) -> None:
    """From the step after this one to the summary."""
    await answer_until(chat, language, since=after)
