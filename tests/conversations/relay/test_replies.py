"""A reply goes to the case of the message that it answers, whatever was written about last."""

import pytest

from bot.jobs.follow_ups import follow_up
from tests.support.dialogue import Chat, City, text_of
from tests.support.naming import SHORT_NAME
from tests.support.talking import active_case, advisor, answers, the
from tests.support.texts import refusal
from tests.support.walks import ask_again, send_request

Both = tuple[Chat, str]


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


@pytest.fixture
async def ayse(town: City, leyla: Chat) -> Both:
    """The first requester, and the case."""
    return await active_case(town, leyla)


@pytest.fixture
async def bent(town: City, leyla: Chat, ayse: Both) -> Both:
    """The second one, whose case was written about last."""
    chat, reference = await active_case(town, leyla, name="Bent")
    await leyla.taps("Write to the requester")
    await leyla.says("Hello Bent")
    await chat.reads("Hello Bent")
    return chat, reference


async def test_an_answer_to_a_reminder_reaches_its_case_and_not_the_one_written_about_last(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    town.moves_clock(days=1, hours=2)
    await follow_up(town.running)
    await town.settled()
    reminder = the(leyla, ayse[1], "answer")
    await bent[0].says("Are you there?")
    await answers(leyla, the(leyla, "Are you there?"), "Yes")

    await answers(leyla, reminder, "I come on Tuesday")

    await ayse[0].reads(ayse[1], "I come on Tuesday")
    assert not bent[0].shows("I come on Tuesday")


async def test_an_answer_to_is_yours_reaches_its_case(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await answers(leyla, the(leyla, "is yours", ayse[1]), "Thursday is fine")

    await ayse[0].reads("Thursday is fine")
    assert not bent[0].shows("Thursday is fine")


async def test_an_answer_to_an_offer_that_is_not_taken_is_kept_and_said(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    carl = town.person("Carl", language="en")
    third = await send_request(carl, "en")

    await answers(leyla, the(leyla, third), "When does it suit you?")

    told = await leyla.reads("Which case is this about?", "When does it suit you?")
    assert refusal("en", "relay_not_taken", reference=third) in told
    assert f"Ayşe · {SHORT_NAME}" in leyla.buttons()
    for chat in (carl, ayse[0], bent[0]):
        assert not chat.shows("When does it suit you?")


async def test_an_answer_in_a_case_that_is_over_is_kept_for_a_decision(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await ayse[0].says("What do I bring?")
    question = the(leyla, "What do I bring?")
    await ayse[0].says("/requests")
    await ayse[0].taps(ayse[1])
    await ayse[0].taps("Withdraw")
    await ayse[0].taps("Yes, withdraw it")

    await answers(leyla, question, "The list of names")

    told = await leyla.reads("Which case is this about?", "The list of names")
    assert refusal("en", "relay_withdrawn", reference=ayse[1]) in told
    assert not bent[0].shows("The list of names")

    await leyla.taps("Don't send it")

    assert leyla.shows("Not sent.")
    assert not bent[0].shows("The list of names")


async def test_an_answer_to_a_list_is_asked_about(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("/cases")

    await answers(leyla, leyla.last(), "Later")

    await leyla.reads("Which case is this about?", "Later")
    assert not bent[0].shows("Later")


async def test_an_answer_to_help_is_asked_about_although_a_case_was_written_about_last(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("/help")

    await answers(leyla, leyla.last(), "I see")

    await leyla.reads("Which case is this about?", "I see")
    assert not bent[0].shows("I see")


async def test_what_stands_in_a_message_last_is_what_it_is_about(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await ayse[0].says("For Leyla")
    await leyla.says("For you")
    asked = the(leyla, "Which case is this about?")
    await leyla.taps(f"Ayşe · {SHORT_NAME}")
    await bent[0].says("Are you there?")
    await answers(leyla, the(leyla, "Are you there?"), "Yes")

    await answers(leyla, asked, "And more")

    assert ayse[1] in text_of(asked)
    await ayse[0].reads("And more")
    assert not bent[0].shows("And more")


async def test_an_answer_to_ones_own_note_is_asked_about(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("/cases")
    await leyla.taps(ayse[1])
    await leyla.taps("Note")
    note = await leyla.says("They are tired")
    await answers(leyla, note, "Very tired")

    for chat in (ayse[0], bent[0]):
        assert not chat.shows("tired")


async def test_an_answer_to_the_receipt_while_nobody_has_the_case_is_added_to_it(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, first = ayse
    await chat.says("Hello")
    await ask_again(chat, "en")
    await chat.taps("Send request")
    receipt = chat.last()

    await answers(chat, receipt, "I forgot the phone")

    assert "adds" in await leyla.reads("I forgot the phone")
    assert not leyla.shows(first, "I forgot the phone")


async def test_what_goes_on_with_words_that_wait_is_not_sent_to_another_case(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await ayse[0].says("What do I bring?")
    question = the(leyla, "What do I bring?")
    await ayse[0].says("/requests")
    await ayse[0].taps(ayse[1])
    await ayse[0].taps("Withdraw")
    await ayse[0].taps("Yes, withdraw it")
    await answers(leyla, question, "The list of names")

    await leyla.says("And the keys")

    assert not bent[0].shows("And the keys")
    await leyla.taps(f"Bent · {SHORT_NAME}")
    await bent[0].reads("The list of names")
    await bent[0].reads("And the keys")
    await leyla.says("Of the hall")
    await bent[0].reads("Of the hall")
