"""The quoted part of a message travels along with the answer to it, where it may be read."""

from typing import Any

import pytest

from bot.playground.chats.model import Message
from tests.support.dialogue import Chat, City, text_of
from tests.support.naming import SHORT_NAME
from tests.support.talking import active_case, advisor, the
from tests.support.texts import refusal
from tests.support.troubles import rows

Both = tuple[Chat, str]


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


@pytest.fixture
async def ayse(town: City, leyla: Chat) -> Both:
    """The requester, and her case."""
    return await active_case(town, leyla)


async def quotes(chat: Chat, to: Message, part: str, text: str, **others: Any) -> Message:
    """Answer a part of a message."""
    content = {"text": text, "quote": {"text": part, "position": 0, "is_manual": True}, **others}
    sent = chat.messenger.person_sends(chat.user, content, reply_to=to.message_id)
    await chat.city.settled()
    return sent


async def test_it_stands_above_the_answer(town: City, leyla: Chat, ayse: Both) -> None:
    await ayse[0].says("Can we meet on Tuesday? And who brings the <list> & the map?")

    await quotes(leyla, the(leyla, "Can we meet"), "who brings the <list> & the map?", "I do")

    told = the(ayse[0], "I do")
    assert "\nwho brings the <list> & the map?\nI do" in text_of(told)
    kinds = [each["type"] for each in told.content.get("entities", ())]
    assert "blockquote" in kinds


async def test_ones_own_words_can_be_quoted(town: City, leyla: Chat, ayse: Both) -> None:
    own = await ayse[0].says("Can we meet on Tuesday?")

    await quotes(ayse[0], own, "Tuesday", "Or on Wednesday")

    assert "\nTuesday\nOr on Wednesday" in text_of(the(leyla, "Or on Wednesday"))


async def test_a_long_one_is_cut_and_a_long_text_still_fits(
    town: City, leyla: Chat, ayse: Both
) -> None:
    await ayse[0].says("Can we meet on Tuesday?")

    await quotes(leyla, the(leyla, "Can we meet"), "very " * 150, "long " * 790)

    told = text_of(the(ayse[0], "very very"))
    assert told.count("very") < 50
    assert "…" in told


async def test_what_an_advisor_alone_reads_is_not_quoted_to_the_requester(
    town: City, leyla: Chat, ayse: Both
) -> None:
    await leyla.says("/cases")
    await leyla.taps(ayse[1])
    await leyla.taps("Note")
    await leyla.says("The head is difficult")
    await leyla.taps("Done")
    await leyla.says("/cases")
    await leyla.taps(ayse[1])

    await quotes(leyla, leyla.last(), "The head is difficult", "See you on Tuesday")

    await ayse[0].reads("See you on Tuesday")
    assert not ayse[0].shows("difficult")


async def test_it_does_not_go_to_another_case(town: City, leyla: Chat, ayse: Both) -> None:
    bent, _second = await active_case(town, leyla, name="Bent")
    await ayse[0].says("Our Mr. Holm is ill")
    question = the(leyla, "Our Mr. Holm")
    await ayse[0].says("/requests")
    await ayse[0].taps(ayse[1])
    await ayse[0].taps("Withdraw")
    await ayse[0].taps("Yes, withdraw it")

    await quotes(leyla, question, "Mr. Holm", "Get well")
    await leyla.taps(f"Bent · {SHORT_NAME}")

    await bent.reads("Get well")
    assert not bent.shows("Holm")


async def test_with_a_number_in_it_nothing_is_passed_on(
    town: City, leyla: Chat, ayse: Both
) -> None:
    await ayse[0].says("Can we meet on Tuesday?")

    await quotes(leyla, the(leyla, "Can we meet"), "010203-1234", "Yes")

    await leyla.reads(refusal("en", "text_has_cpr"))
    assert not ayse[0].shows("010203")


async def test_it_goes_with_whom_it_quotes(town: City, leyla: Chat, ayse: Both) -> None:
    await ayse[0].says("My name is Ayşe Demir")
    await quotes(leyla, the(leyla, "My name is"), "Ayşe Demir", "Hello")

    await ayse[0].says("/privacy")
    await ayse[0].taps("Erase my data")
    await ayse[0].taps("Yes, erase it all")

    assert {each for (each,) in await rows(town, "SELECT quote FROM case_message")} == {None}
