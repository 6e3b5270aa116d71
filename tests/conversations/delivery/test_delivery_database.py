"""The database is away for a while: nothing false is said, nothing is lost, and it goes on."""

import asyncio

from casework.core.vocabulary import FocusArea
from tests.support.broken import away, unwritable
from tests.support.dialogue import City
from tests.support.troubles import calls_to, rows, taps_unwatched, tried
from tests.support.walks import PROBLEM, answer_until, label, send_request

A_WHILE = 0.5


async def test_who_writes_meanwhile_is_answered_when_it_is_back(city: City) -> None:
    chat = city.person("Ayşe", language="en")
    with away(city):
        city.messenger.person_writes(chat.user, "/start")
        await asyncio.sleep(A_WHILE)
        assert city.messenger.from_bot(chat.user) == []

    await chat.reads("Hello Ayşe")
    await chat.reads_nothing_new()
    assert await rows(city, "SELECT 1 FROM inbox WHERE status <> 'done'") == []


async def test_a_request_that_is_sent_meanwhile_is_sent_once(city: City) -> None:
    leyla = await city.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = city.person("Ayşe", language="en")
    await answer_until(chat, "en")
    with away(city):
        taps_unwatched(chat, label("en", "Send request"))
        await asyncio.sleep(A_WHILE)
        assert not chat.shows("TF-")

    await chat.reads("-0001")
    await leyla.reads("-0001")
    await leyla.reads_nothing_new()
    assert not city.messenger.unanswered()
    assert len(await rows(city, "SELECT 1 FROM requisition")) == 1


async def test_what_is_on_its_way_to_people_arrives_once(city: City) -> None:
    """The database goes away after an answer was stored, and before Telegram has taken it."""
    chat = city.person("Ayşe", language="en")
    await chat.says("/start")
    city.messenger.faults.delays["sendMessage"] = 0.3
    before = len(calls_to(chat))
    city.messenger.person_writes(chat.user, "/requests")
    city.messenger.person_writes(chat.user, "/about")
    await city.messenger.wait_for(lambda: len(calls_to(chat)) > before)
    with away(city):
        await asyncio.sleep(A_WHILE)

    await chat.reads("You have not sent any")
    await chat.reads("About the task force")
    await chat.reads_nothing_new()
    assert await rows(city, "SELECT 1 FROM outbox WHERE status <> 'sent'") == []


async def test_a_message_is_not_sent_again_while_its_record_waits(city: City) -> None:
    """What is left is looked for once a minute; here, just while nothing can be recorded."""
    chat = city.person("Ayşe", language="en")
    city.messenger.faults.delays["sendMessage"] = 0.2
    city.messenger.person_writes(chat.user, "/about")
    await city.messenger.wait_for(lambda: calls_to(chat))
    with unwritable(city):
        await tried(chat)
        await city.running.delivery.pick_up()

    await chat.reads("About the task force")
    await chat.reads_nothing_new()


async def test_the_bot_stops_in_time_and_the_next_start_does_what_was_left(city: City) -> None:
    chat = city.person("Ayşe", language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    with away(city):
        city.messenger.person_writes(chat.user, PROBLEM)
        await asyncio.sleep(A_WHILE)
        async with asyncio.timeout(5):
            await city.stop_bot()
    assert not chat.shows("Sorry")

    await city.start_bot()

    await chat.reads("Before you go on")
    await chat.reads_nothing_new()


async def test_everything_is_as_before_afterwards(city: City) -> None:
    with away(city):
        await asyncio.sleep(0.1)

    city.walks = True
    await send_request(city.person("Ayşe", language="en"), "en")
