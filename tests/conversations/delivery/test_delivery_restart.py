"""The bot stops and starts again: what people wrote meanwhile, and what they were to be told."""

from casework.core.vocabulary import FocusArea
from storage.tables.queues import InboxStatus
from tests.support.dialogue import City
from tests.support.troubles import received_before_the_kill, rows, taps_unwatched, tried
from tests.support.walks import PROBLEM, answer_until, label, send_request


async def test_what_is_written_while_the_bot_is_away_is_answered_when_it_is_back(
    city: City,
) -> None:
    chat = city.person("Ayşe", language="en")
    await chat.says("/start")
    await city.stop_bot()
    await chat.says("/request")

    await city.start_bot()

    await chat.reads("Ayşe")
    await chat.reads("colleague")


async def test_what_was_received_but_not_handled_is_handled_in_order_by_the_next_start(
    city: City,
) -> None:
    """As after a kill: stored here, not yet confirmed to Telegram, which sends it all again."""
    chat = city.person("Ayşe", language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await city.stop_bot()
    first = city.messenger.person_writes(chat.user, PROBLEM)
    second = city.messenger.person_writes(chat.user, "Det begyndte i foråret.")
    third = city.messenger.person_writes(chat.user, "Hvad gør vi?")
    received_before_the_kill(city)

    await city.start_bot()

    await chat.reads("✓ 3 messages")
    assert first.message_id < second.message_id < third.message_id
    assert chat.buttons(chat.last())[0] == "I understand"


async def test_an_update_that_telegram_sends_twice_is_handled_once(city: City) -> None:
    chat = city.person("Ayşe", language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    city.messenger.person_writes(chat.user, PROBLEM)
    (again,) = [dict(each) for each in city.messenger.updates.pending.values()]
    await city.settled()
    await chat.reads("Before you go on")

    city.messenger.push_update(again)

    await chat.reads_nothing_new()


async def test_what_was_to_be_told_is_told_by_the_next_start(city: City) -> None:
    """Telegram is out of order when an advisor is asked, and the bot stops before it is back."""
    leyla = await city.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = city.person("Ayşe", language="en")
    await answer_until(chat, "en")
    city.messenger.faults.server_error("sendMessage", times=100, chat=leyla.user.id)
    taps_unwatched(chat, label("en", "Send request"))
    await tried(leyla)

    await city.stop_bot()
    city.messenger.faults.clear()
    await leyla.reads_nothing_new()
    await city.start_bot()

    await leyla.reads("TF-", "Tagensbo School")


async def test_nothing_is_told_twice_after_a_restart(city: City) -> None:
    leyla = await city.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = city.person("Ayşe", language="en")
    reference = await send_request(chat, "en")
    await leyla.reads(reference)
    before = len(city.messenger.calls_of("sendMessage"))

    await city.stop_bot()
    await city.start_bot()
    await city.settled()

    assert len(city.messenger.calls_of("sendMessage")) == before


async def test_a_handled_update_leaves_nothing_of_what_it_said(city: City) -> None:
    chat = city.person("Ayşe", language="en")
    await chat.says("Noget som ingen andre skal læse")

    kept = await rows(city, "SELECT status, raw FROM inbox")

    assert kept
    assert all(row.status == InboxStatus.DONE and row.raw == "" for row in kept)
