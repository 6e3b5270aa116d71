"""Somebody writes when all of their requests are over: it is kept, and they are asked."""

import pytest

from storage.tables import Draft, FirstWords, PutAway
from tests.support.dialogue import Chat, City
from tests.support.rows import all_of
from tests.support.talking import active_case, advisor
from tests.support.texts import asks, refusal, title, told
from tests.support.walks import PROBLEM, in_danish, label, reader, sentence
from tests.support.working import closes

AGAIN = "Det er galt igen i klasse 4B, kan I hjælpe os?"
GOES_ON = "Thank you! A few short questions, then you can send it to us."
TOO_LITTLE = "Got it: {amount}. Tell a little more: what is the problem?"
KEPT_UNTIL = "2026-12-25T09:00:00+00:00"


async def over(town: City, language: str = "en") -> tuple[Chat, Chat]:
    """A requester whose case was closed 31 days ago, and who had it."""
    leyla = await advisor(town, language)
    chat, _reference = await active_case(town, leyla, language)
    await leyla.taps(label(language, "Open case"))
    await closes(leyla, language)
    town.moves_clock(days=31)
    await town.settled()
    chat.seen = chat.last().message_id
    return chat, leyla


def one_message(language: str) -> str:
    return reader(language).plural("{number} message", "{number} messages", 1)


def asked(language: str) -> str:
    return told(language, "new_or_nothing", until=KEPT_UNTIL)


@in_danish
@pytest.mark.parametrize("words", ["Mange tak!", AGAIN])
async def test_it_is_kept_and_asked_about(town: City, language: str, words: str) -> None:
    chat, leyla = await over(town, language)
    await chat.says(words)
    await chat.reads(asked(language))
    assert chat.buttons() == [
        label(language, "A new request"), label(language, "Nothing"), label(language, "My requests")
    ]  # fmt: skip
    assert not leyla.shows(words)
    await chat.taps(label(language, "A new request"))
    if words == AGAIN:
        await chat.reads(title(language, "problem"), sentence(language, GOES_ON))
        await chat.reads(asks(language, "urgency"))
    else:
        await chat.reads(sentence(language, TOO_LITTLE, amount=one_message(language)))
    (draft,) = [each for each in await all_of(town, Draft) if each.status == "open"]
    assert words in str(draft.form)


@in_danish
async def test_nothing_can_be_got_back(city: City, language: str) -> None:
    chat, _leyla = await over(city, language)
    await chat.says("Tak for sidst")
    await chat.taps(label(language, "Nothing"))
    assert chat.shows(told(language, "nothing_new", message_id=None, put_away=1))
    assert not await all_of(city, FirstWords)
    await chat.taps(label(language, "Get it back"))
    await chat.reads(asked(language))
    assert [each.content["text"] for each in await all_of(city, FirstWords)] == ["Tak for sidst"]
    assert not await all_of(city, PutAway)


async def test_what_comes_together_is_asked_about_once(town: City) -> None:
    chat, _leyla = await over(town)
    await chat.says("Hello again")
    await chat.reads(asked("en"))
    await chat.says("There is something else")
    await chat.sends_a("photo")
    await chat.reads_nothing_new()
    town.moves_clock(minutes=6)
    await chat.says("Are you there?")
    await chat.reads(asked("en"))
    assert len(await all_of(town, FirstWords)) == 4


@in_danish
async def test_the_buttons_can_be_typed(town: City, language: str) -> None:
    chat, _leyla = await over(town, language)
    await chat.says("Tak!")
    await chat.says(label(language, "Nothing"))
    await chat.reads(told(language, "nothing_new", message_id=None, put_away=1))
    await chat.says(PROBLEM)
    await chat.says(label(language, "A new request"))
    await chat.reads(title(language, "problem"), sentence(language, GOES_ON))
    await chat.reads(asks(language, "urgency"))


@pytest.mark.over_http
async def test_old_taps_are_answered_kindly(town: City) -> None:
    chat, _leyla = await over(town)
    await chat.says("Tak!")
    question = chat.last()
    await chat.taps_twice_at_once("A new request")
    assert len([each for each in await all_of(town, Draft) if each.status == "open"]) == 1
    assert await chat.taps_data("nx", on=question) == refusal("en", "stale_button")


@in_danish
async def test_thanks_after_the_question_get_a_sign_and_no_message(
    town: City, language: str
) -> None:
    chat, _leyla = await over(town, language)
    await chat.says(AGAIN)
    question = chat.last()
    said = await chat.says("Mange tak for hjælpen!")
    assert chat.last() == question
    assert town.messenger.message(chat.user, said.message_id).reaction == "❤"
    assert [each.content["text"] for each in await all_of(town, FirstWords)] == [AGAIN]


@in_danish
async def test_a_sticker_is_thanked_for(town: City, language: str) -> None:
    chat, _leyla = await over(town, language)
    await chat.sends_a("sticker")
    await chat.reads(told(language, "thanked"))
    assert not await all_of(town, FirstWords)


async def test_one_of_the_team_is_not_asked(town: City) -> None:
    leyla = await advisor(town)
    await leyla.says("Hello there, everybody in the house")
    assert not leyla.shows(asked("en"))
    assert sentence("en", "Nothing") not in leyla.buttons()
