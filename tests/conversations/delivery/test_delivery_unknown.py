"""Telegram's answer is lost: a message is sent once more at the most, and no more is claimed."""

import itertools
from datetime import timedelta

import pytest

from bot.delivery.attempts import COPIES, LONGER
from bot.playground.chats.faults import Page
from tests.support.dialogue import Chat, City
from tests.support.talking import active_case, advisor
from tests.support.troubles import calls_to, rows, tried
from tests.support.walks import answer_until, label


@pytest.fixture(autouse=True)
def impatient(town: City) -> None:
    """The first pause after a failure is short, so that nobody waits for the tests."""
    town.running.delivery.first_pause = 0.01


async def asked(chat: Chat, times: int) -> None:
    """Wait until Telegram was asked so often to send something, answered or not."""
    await chat.messenger.wait_for(lambda: len(calls_to(chat)) >= times)


async def test_twenty_lost_answers_in_a_row_make_two_copies(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.lose_answer("sendMessage", times=20)

    await chat.says("/about")

    assert len(town.messenger.from_bot(chat.user)) == COPIES
    (kept,) = await rows(town, "SELECT kind, error, params FROM outbox WHERE status = 'unknown'")
    assert (kept.kind, kept.params) == ("about", "{}")
    assert town.metrics.messages_unknown == 1
    assert town.metrics.outbox_depth == 0


@pytest.mark.parametrize("trouble", ["lose_answer", "cut"])
async def test_each_of_several_messages_goes_out_twice_at_most_and_in_order(
    town: City, trouble: str
) -> None:
    chat = town.person("Ayşe", language="en")
    getattr(town.messenger.faults, trouble)("sendMessage", times=5)

    for command in ("/about", "/privacy", "/help"):
        town.messenger.person_writes(chat.user, command)

    await chat.reads("About the task force")
    await chat.reads("What happens to what you write")
    await chat.reads("What you can do here")
    said = [message.text for message in town.messenger.from_bot(chat.user)]
    copies = [len(list(same)) for _text, same in itertools.groupby(said)]
    assert copies == [2, 2, 2]


async def test_the_second_copy_waits_longer_than_what_was_not_sent(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.running.delivery.first_pause = 0.02
    town.messenger.faults.lose_answer("sendMessage")

    await chat.says("/about")

    first, second = calls_to(chat)
    assert second.at - first.at >= timedelta(seconds=0.02 * LONGER * 0.9)


async def test_the_second_copy_waits_until_telegram_answers_something(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.lose_answer("sendMessage")
    town.messenger.faults.drop("getMe", times=3)

    await chat.says("/about")

    asked = town.messenger.calls_of("getMe")[-4:]
    assert [call.status for call in asked] == [None, None, None, 200]
    assert calls_to(chat)[1].at >= asked[-1].at


async def test_a_restart_adds_no_copy(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.lose_answer("sendMessage", times=20)
    town.running.delivery.first_pause = 1.0
    town.messenger.person_writes(chat.user, "/about")
    await town.messenger.wait_for(lambda: town.messenger.from_bot(chat.user))

    for _time in range(4):
        await town.stop_bot()
        await town.start_bot()
        town.running.delivery.first_pause = 0.01
        await town.settled()

    assert len(town.messenger.from_bot(chat.user)) == COPIES
    assert await rows(town, "SELECT 1 FROM outbox WHERE status = 'unknown'")


async def test_a_stop_while_telegram_is_slow_adds_no_copy(
    town: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.delivery.STOPPING", 0.1)
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.delays["sendMessage"] = 1.0
    town.messenger.person_writes(chat.user, "/about")
    for copy in range(COPIES):
        await asked(chat, copy + 1)
        await town.stop_bot()
        await town.start_bot()
    await town.stop_bot()
    await town.start_bot()
    await town.settled()

    assert len(calls_to(chat)) == COPIES
    assert await rows(town, "SELECT 1 FROM outbox WHERE status = 'unknown'")


async def test_what_was_refused_after_a_lost_answer_is_no_lost_answer(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.lose_answer("sendMessage")
    town.messenger.faults.server_error("sendMessage", times=4)

    await chat.says("/about")

    assert len(town.messenger.from_bot(chat.user)) == COPIES
    (kept,) = await rows(town, "SELECT status, lost_answers FROM outbox")
    assert kept.status == "sent"
    assert town.metrics.messages_unknown == 0


async def test_edits_are_repeated_as_often_as_it_takes(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await answer_until(chat, "en", "I understand")
    town.messenger.faults.lose_answer("editMessageText", times=5)

    await chat.taps(label("en", "I understand"))

    assert chat.shows("✓", "I understand")
    await chat.reads("3/5")
    assert await rows(town, "SELECT 1 FROM outbox WHERE status <> 'sent'") == []


async def test_a_page_in_place_of_yes_is_tried_more_often_and_not_without_end(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.page(Page(200), "sendMessage", times=3)

    await chat.says("/about")
    await chat.reads("About the task force")

    town.messenger.faults.page(Page(200), "sendMessage", times=50)
    await chat.says("/help")
    await chat.reads_nothing_new()
    assert await rows(town, "SELECT 1 FROM outbox WHERE status = 'unknown'")


async def test_a_yes_without_a_message_is_an_answer_that_was_lost(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    odd = Page(200, '{"ok": true, "result": {"status": "queued"}}', "application/json")
    town.messenger.faults.page(odd, "sendMessage")

    await chat.says("/about")

    await chat.reads("About the task force")


async def test_who_wrote_what_may_not_have_arrived_reads_that_once(town: City) -> None:
    leyla = await advisor(town)
    ayse, _reference = await active_case(town, leyla)
    town.messenger.faults.lose_answer("sendMessage", times=2, chat=leyla.user.id)

    await ayse.says("Kan I komme på fredag?")

    await ayse.reads("Telegram has not confirmed", "Leyla")
    assert not await rows(town, "SELECT 1 FROM case_message WHERE undelivered")
    await leyla.reads("fredag")


async def test_who_is_waited_for_is_written_to_at_once_when_they_write(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.running.delivery.first_pause = 60
    town.messenger.faults.server_error("sendMessage", chat=chat.user.id)
    town.messenger.person_writes(chat.user, "/about")
    await tried(chat)

    await chat.says("/help")

    await chat.reads("About the task force")
    await chat.reads("What you can do here")
