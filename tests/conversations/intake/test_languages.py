"""What somebody writes in is noticed by its letters, asked about once, and told to the advisor."""

import pytest

from storage.tables import Requisition
from tests.casework.intake.test_script import ARABIC, TURKISH, URDU
from tests.support.dialogue import Chat, City
from tests.support.rows import all_of, one_of
from tests.support.walks import (
    PROBLEM,
    answer_until,
    ask_again,
    in_both_languages,
    label,
    reader,
)


def named(language: str, sentence: str, code: str) -> str:
    return reader(language).plain(sentence, language=reader(language).language_name(code))


async def sends(chat: Chat, language: str, text: str) -> None:
    """A first request with this problem."""
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.says(text)
    await answer_until(chat, language, since=f"={PROBLEM}")
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-")


async def sends_again(chat: Chat, language: str, text: str) -> None:
    await ask_again(chat, language, text)
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-")


@in_both_languages
@pytest.mark.parametrize(
    ("text", "code"), [(ARABIC, "ar"), (URDU, "ur"), (TURKISH, "tr")], ids=["ar", "ur", "tr"]
)
async def test_it_is_asked_about_where_the_letters_say_another_language(
    town: City, language: str, text: str, code: str
) -> None:
    chat = town.person("Samira", language=language)
    await chat.says(text)
    await chat.reads(reader(language).language_name(code))
    yes, no = named(language, "Yes, {language}", code), named(language, "No, {language}", language)
    asked = next(each for each in town.messenger.from_bot(chat.user) if yes in _texts(each))
    assert _texts(asked) == [yes, no]
    await chat.taps(yes)
    assert chat.shows(named(language, "✓ You write best in {language}.", code))


@in_both_languages
async def test_the_offer_names_the_language_that_was_written_in(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language)
    samira = town.person("Samira", language=language)
    await sends(samira, language, ARABIC)
    assert (await one_of(town, Requisition)).language == "ar"
    await leyla.reads(reader(language).language_name("ar"))

    await samira.taps(named(language, "No, {language}", language))
    assert (await one_of(town, Requisition)).language == language


@in_both_languages
async def test_it_is_asked_about_once(town: City, language: str) -> None:
    samira = town.person("Samira", language=language)
    await sends(samira, language, ARABIC)
    await samira.taps(named(language, "No, {language}", language))
    yes = named(language, "Yes, {language}", "ar")
    before = len(town.messenger.from_bot(samira.user))
    await sends_again(samira, language, ARABIC + " " + ARABIC)
    asked = [each for each in town.messenger.from_bot(samira.user) if yes in _texts(each)]
    assert not [each for each in asked if each in town.messenger.from_bot(samira.user)[before:]]
    assert [each.language for each in await all_of(town, Requisition)] == [language, language]


async def test_nobody_is_asked_who_writes_as_we_thought(town: City) -> None:
    chat = town.person("Samira", language="ar")
    await chat.says(ARABIC)
    assert not chat.shows("Ja, arabisk")


async def test_an_old_button_of_another_person_changes_nothing(town: City) -> None:
    samira, omar = town.person("Samira", language="en"), town.person("Omar", language="en")
    await sends(samira, "en", ARABIC)
    case = await one_of(town, Requisition)
    await omar.says("/start")
    await omar.taps_data(f"lb:{case.draft_id}:tr")
    assert (await one_of(town, Requisition)).language == "ar"
    await samira.taps_data(f"lb:{case.draft_id}:xx")
    assert (await one_of(town, Requisition)).language == "ar"


def _texts(message: object) -> list[str]:
    return [each.text for each in getattr(message, "buttons", [])]
