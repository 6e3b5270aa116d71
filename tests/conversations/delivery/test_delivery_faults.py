"""Telegram or the network is in trouble: everybody still reads everything, in order."""

import itertools
from datetime import timedelta

import pytest

from bot.delivery.limits import told_to_wait
from bot.playground.errors import ApiError, bad_request
from tests.support.dialogue import City
from tests.support.troubles import calls_to, rows, tried
from tests.support.walks import answer_until, label

WAIT = timedelta(seconds=0.9)  # a second, less what a clock may be off


@pytest.fixture(autouse=True)
def impatient(town: City) -> None:
    """The first pause after a failure is short, so that nobody waits for the tests."""
    town.running.delivery.first_pause = 0.01


async def test_when_telegram_asks_to_wait_in_one_chat_the_others_go_on(town: City) -> None:
    ayse, bent = town.person("Ayşe", language="en"), town.person("Bent", language="da")
    town.messenger.faults.flood("sendMessage", chat=ayse.user.id, retry_after=1)

    town.messenger.person_writes(ayse.user, "/start")
    await tried(ayse)
    town.messenger.person_writes(bent.user, "/start")
    await tried(bent)

    assert bent.shows("Bent")
    assert not ayse.shows("Ayşe")
    await ayse.reads("Ayşe")
    refused, sent = calls_to(ayse)
    assert sent.at - refused.at >= WAIT


async def test_two_chats_that_are_told_to_wait_hold_up_nobody_else(town: City) -> None:
    ayse, bent, clara = (town.person(name, language="en") for name in ("Ayşe", "Bent", "Clara"))
    for chat in (ayse, bent):
        town.messenger.faults.flood("sendMessage", chat=chat.user.id, retry_after=2)
        town.messenger.person_writes(chat.user, "/start")
        await tried(chat)

    town.messenger.person_writes(clara.user, "/start")

    for chat in (ayse, bent, clara):
        await chat.reads(chat.user.first_name)
    assert calls_to(clara)[0].at < min(calls_to(chat)[1].at for chat in (ayse, bent))


async def test_when_many_chats_are_told_to_wait_at_once_everybody_waits(town: City) -> None:
    many = [town.person(f"Bent {number}", language="en") for number in range(told_to_wait.CHATS)]
    clara = town.person("Clara", language="en")
    for chat in many:
        town.messenger.faults.flood("sendMessage", chat=chat.user.id, retry_after=1)
        town.messenger.person_writes(chat.user, "/start")
        await tried(chat)

    town.messenger.person_writes(clara.user, "/start")

    for chat in (*many, clara):
        await chat.reads(chat.user.first_name)
    assert calls_to(clara)[0].at - calls_to(many[0])[0].at >= WAIT


async def test_what_the_network_loses_is_sent_again_after_growing_pauses(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.running.delivery.first_pause = 0.02
    town.messenger.faults.drop("sendMessage", times=1)
    town.messenger.faults.server_error("sendMessage", times=2)

    await chat.says("/start")

    await chat.reads("Hello Ayşe")
    await chat.reads_nothing_new()
    moments = [call.at for call in calls_to(chat)]
    pauses = [after - before for before, after in itertools.pairwise(moments)]
    assert len(pauses) == 3
    assert pauses == sorted(pauses)
    assert town.metrics.messages_retried == 3


async def test_what_comes_after_a_message_that_fails_waits_for_it(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.server_error("sendMessage", times=4, chat=chat.user.id)

    for command in ("/about", "/privacy", "/help"):
        town.messenger.person_writes(chat.user, command)

    await chat.reads("About the task force")
    await chat.reads("What happens to what you write")
    await chat.reads("What you can do here")
    await chat.reads_nothing_new()


async def test_an_answer_that_got_lost_costs_at_most_a_message_told_twice(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.lose_answer("sendMessage")

    await chat.says("/language")

    first, again = town.messenger.from_bot(chat.user)
    assert first.text == again.text
    await chat.taps("English", on=first)  # either copy does it
    await chat.reads("English")


async def test_a_tap_whose_answer_fails_is_answered_all_the_same(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await chat.says("/start")
    town.messenger.faults.server_error("answerCallbackQuery", times=2)

    await chat.taps(label("en", "About"))

    assert not town.messenger.unanswered()


async def test_an_edit_that_fails_is_made_again_and_one_that_is_done_is_no_trouble(
    town: City,
) -> None:
    chat = town.person("Ayşe", language="en")
    await answer_until(chat, "en", "I understand")
    town.messenger.faults.lose_answer("editMessageText")  # again, and "message is not modified"

    await chat.taps(label("en", "I understand"))

    assert chat.shows("✓", "I understand")
    await chat.reads("3/5")
    assert await rows(town, "SELECT id FROM outbox WHERE status = 'failed'") == []


async def test_a_message_that_telegram_refuses_is_kept_with_the_reason_and_blocks_nothing(
    town: City,
) -> None:
    chat = town.person("Ayşe", language="en")
    refusal = bad_request("message text is empty")
    town.messenger.faults.refuse(refusal, "sendMessage", chat=chat.user.id)

    town.messenger.person_writes(chat.user, "/about")
    town.messenger.person_writes(chat.user, "/help")

    await chat.reads("What you can do here")
    (kept,) = await rows(town, "SELECT kind, error FROM outbox WHERE status = 'failed'")
    assert kept.kind == "about"
    assert "text is empty" in kept.error.lower()
    assert town.metrics.messages_failed == 1


async def test_after_a_day_of_trying_a_message_is_given_up(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.server_error("sendMessage", times=3)
    town.messenger.person_writes(chat.user, "/about")
    await tried(chat, 2)

    town.moves_clock(hours=25)
    await chat.says("/help")

    await chat.reads("What you can do here")
    assert not chat.shows("About the task force")
    (kept,) = await rows(town, "SELECT error FROM outbox WHERE status = 'failed'")
    assert "Internal Server Error" in kept.error


async def test_a_token_that_telegram_does_not_know_for_a_while_loses_no_message(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    unauthorized = ApiError(401, "Unauthorized")
    town.messenger.faults.refuse(unauthorized, "sendMessage", times=2)

    await chat.says("/about")

    await chat.reads("About the task force")
