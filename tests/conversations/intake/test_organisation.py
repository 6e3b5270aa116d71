"""The privacy text, and whom somebody asks for."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City, text_of
from tests.support.telling_more import change
from tests.support.texts import asks, title
from tests.support.walks import PROBLEM, answer_until, command, in_danish, label, send_request

KINDS = (
    "School", "Day care", "Parent board", "Housing association", "Residents' board",
    "Association", "Sports club", "Company", "Trade union", "Street team", "Municipal office",
    "Something else",
)  # fmt: skip


@in_danish
async def test_privacy_is_told_once_below_the_problem(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    await chat.reads("2/5", asks(language, "privacy"), "CPR", "24")
    understood, more = label(language, "I understand"), label(language, "Read more")
    assert chat.buttons() == [understood, more, "⬅️ " + label(language, "Back")]
    await chat.taps(label(language, "I understand"))
    await chat.reads("3/5", asks(language, "urgency"))
    assert chat.shows(asks(language, "privacy"), "✓ " + label(language, "I understand"))


@in_danish
async def test_read_more_says_it_at_length_in_the_same_message(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    asked = chat.last()
    short = text_of(asked)
    await chat.taps_twice_at_once(label(language, "Read more"))
    assert chat.last() is asked
    assert len(text_of(asked)) > len(short)
    assert chat.shows("2/5", command(language, "privacy"), "CPR", "24")
    assert chat.buttons() == [
        label(language, "I understand"), "⬅️ " + label(language, "Back")
    ]  # fmt: skip
    await chat.taps(label(language, "I understand"))
    await chat.reads("3/5", asks(language, "urgency"))
    assert text_of(asked).endswith("✓ " + label(language, "I understand"))


async def test_read_more_can_be_typed(town: City) -> None:
    chat = town.person(language="da")
    await answer_until(chat, "da", "I understand")
    await chat.says("læs mere")
    assert chat.shows(command("da", "privacy"))
    await chat.says("jeg forstår")
    await chat.reads("3/5")


@in_danish
async def test_the_organisation_step_by_step(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "School")
    await chat.reads(asks(language, "organisation_kind"))
    assert chat.buttons()[:12] == [label(language, kind) for kind in KINDS]
    await chat.taps(label(language, "School"))
    await chat.reads("4/5", asks(language, "organisation_name"))
    await chat.says("Tagensbo School")
    await chat.reads(asks(language, "district"))
    assert {"Nørrebro", "Amager Vest"} < set(chat.buttons())
    await chat.taps("Bispebjerg")
    await chat.reads("5/5", asks(language, "focus_areas"))
    assert not chat.shows(asks(language, "administration"))
    assert chat.shows(title(language, "organisation_kind"), "✓ " + label(language, "School"))
    assert chat.shows(title(language, "organisation_name"), "✓ Tagensbo School")
    assert chat.shows(title(language, "district"), "✓ Bispebjerg")


@in_danish
async def test_an_obvious_administration_is_assumed_shown_and_can_be_changed(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    await answer_until(chat, language)
    name = title(language, "administration")
    await chat.reads(f"{name}: {label(language, 'BUF')}")
    await change(chat, language, "Administration")
    await chat.reads(asks(language, "administration"))
    assert chat.buttons()[0] == "👉 " + label(language, "BUF")
    other = chat.buttons()[1]
    await chat.taps(other)
    await chat.reads(f"{name}: {other}")
    await chat.taps(label(language, "Send request"))
    await leyla.reads("Tagensbo School", other)


async def test_an_administration_that_is_not_obvious_is_asked_for(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "School")
    await chat.taps("Municipal office")
    await chat.says("Citizen Service")
    await chat.taps("Bispebjerg")
    await chat.reads("4/5", asks("en", "administration"))
    await chat.taps("Social Services")
    await chat.taps("Safety")
    await chat.reads("Administration: Social Services")


async def test_a_club_is_not_asked_for_an_administration(town: City) -> None:
    chat = town.person(language="en")
    await tells_of_a_club(chat)
    await chat.reads("5/5", asks("en", "focus_areas"))
    assert chat.buttons()[0] == "👉 Culture and leisure"
    await chat.taps("Culture and leisure")
    assert "Administration" not in await chat.reads("FB Nord")


async def test_next_time_it_is_one_tap(city: City) -> None:
    chat = city.person(language="en")
    await send_request(chat, "en")
    await chat.says("/request")
    await chat.reads("1/4", asks("en", "problem"))
    await chat.says(PROBLEM)
    await chat.taps("Within two weeks")
    await chat.reads("3/4", asks("en", "organisation"))
    assert chat.buttons() == ["Tagensbo School", "Another organisation", "⬅️ Back"]
    await chat.taps("Tagensbo School")
    await chat.reads("4/4", asks("en", "focus_areas"))
    assert chat.buttons()[0] == "👉 Education"


@in_danish
async def test_next_time_it_may_be_another_organisation(town: City, language: str) -> None:
    chat = town.person(language=language)
    await send_request(chat, language)
    await chat.says("/request")
    await chat.says(PROBLEM)
    await chat.taps(label(language, "Within two weeks"))
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
    await chat.says(PROBLEM)
    await chat.taps(label("da", "Within two weeks"))
    await chat.reads(asks("da", "organisation"))
    assert chat.buttons()[0] == name
    await chat.says(name.upper())
    await chat.reads(asks("da", "focus_areas"))


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
    """Up to the focus area, as a sports club."""
    await answer_until(chat, "en", "School")
    await chat.taps("Sports club")
    await chat.says("FB Nord")
    await chat.taps("Nørrebro")


async def answers_the_rest(chat: Chat, language: str, *, after: str) -> None:
    """From the step after this one to the summary."""
    await answer_until(chat, language, since=after)
