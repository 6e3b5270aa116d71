"""What waits for one chat is said once where the last of it says it all, and nobody else waits."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.delivery.said_later import MANY
from tests.support.databases import Databases
from tests.support.dialogue import Chat, City, text_of
from tests.support.tables import with_tables
from tests.support.talking import active_case, advisor
from tests.support.troubles import calls_to, rows, taps_unwatched, tried
from tests.support.walks import answer_until, label

A_SECOND = 6.0
FLOOD = 150


@pytest.fixture
async def slow_town(databases: Databases) -> AsyncIterator[City]:
    """A bot that may send three messages to a chat at once, and then six a second."""
    url = databases.new("sqlite", prepare=with_tables)
    town = City(url, telegram_chat_messages_per_second=A_SECOND, telegram_chat_burst=3)
    await town.open()
    yield town
    await town.close()
    databases.drop(url)


async def nothing_is_left(town: City) -> None:
    """Everything has been dealt with, and no spinner turns."""
    assert await rows(town, "SELECT kind FROM outbox WHERE status <> 'sent'") == []
    assert town.metrics.outbox_depth == 0
    assert not town.messenger.unanswered()


async def test_edits_of_one_message_that_wait_are_one_the_last(town: City) -> None:
    leyla = await advisor(town)
    await leyla.says("/profile")
    town.messenger.faults.flood("editMessageText", chat=leyla.user.id, retry_after=1)
    areas = [label("en", each) for each in ("Employment", "Housing", "Safety", "Health")]
    taps_unwatched(leyla, areas[0])
    await tried(leyla, method="editMessageText")

    for area in areas[1:]:
        taps_unwatched(leyla, area)
    await town.settled()

    assert len(calls_to(leyla, "editMessageText")) == 2
    ticked = [button for button in leyla.buttons() if button.startswith("☑")]
    assert [area for area in areas if any(area in button for button in ticked)] == areas
    await nothing_is_left(town)


async def test_taps_on_one_button_before_it_has_answered_are_one(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await chat.says("/start")
    town.messenger.faults.delays["sendMessage"] = 0.5

    for _time in range(10):
        taps_unwatched(chat, label("en", "About"))
    await town.settled()

    await chat.reads("About the task force")
    await chat.reads_nothing_new()
    await nothing_is_left(town)


async def test_taps_on_one_button_one_after_the_other_are_each_answered(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await chat.says("/start")
    for _time in range(2):
        await chat.taps(label("en", "About"))
        await chat.reads("About the task force")


async def test_what_is_tapped_between_is_no_repetition(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await chat.says("/start")
    town.messenger.faults.delays["sendMessage"] = 0.2

    for button in ("About", "Language", "About"):
        taps_unwatched(chat, label("en", button))
    await town.settled()

    said = [text_of(message) for message in town.messenger.from_bot(chat.user)]
    assert sum("About the task force" in text for text in said) == 2


async def idle(town: City) -> Chat:
    """Somebody of whom nothing is asked."""
    chat = town.person("Ayşe", language="en")
    await chat.says("/start")
    return chat


async def at_the_problem(town: City) -> Chat:
    """Somebody who may write as much as they like."""
    chat = town.person("Ayşe", language="en")
    await answer_until(chat, "en")
    for button in ("Change", "The problem"):
        await chat.taps(button)
    return chat


async def at_a_choice(town: City) -> Chat:
    """Somebody who is to tap, not to write."""
    chat = town.person("Ayşe", language="en")
    await answer_until(chat, "en", "Within two weeks")
    return chat


async def in_two_cases(town: City) -> Chat:
    """Somebody whose words can be for either."""
    leyla = await advisor(town)
    for name in ("Ayşe", "Bent"):
        await active_case(town, leyla, name=name)
    return leyla


@pytest.mark.parametrize("state", [idle, at_the_problem, at_a_choice, in_two_cases])
@pytest.mark.parametrize("words", ["Hallo {}", "/request", "/help"])
async def test_the_answers_to_a_flood_are_gathered(
    slow_town: City, state: Callable[[City], Awaitable[Chat]], words: str
) -> None:
    chat = await state(slow_town)
    before = len(calls_to(chat))

    for number in range(FLOOD):
        slow_town.messenger.person_writes(chat.user, words.format(number))
    slow_town.messenger.person_writes(chat.user, "/about")
    await slow_town.settled()

    await chat.reads("About the task force")
    assert len(calls_to(chat)) - before < FLOOD / 2
    assert len(calls_to(chat, "editMessageReplyMarkup")) < FLOOD / 2
    await nothing_is_left(slow_town)


async def test_the_last_answer_to_a_flood_counts_all_of_it(slow_town: City) -> None:
    chat = await at_the_problem(slow_town)
    for number in range(FLOOD):
        slow_town.messenger.person_writes(chat.user, f"Linje {number}")
    await slow_town.settled()

    await chat.reads(f"Got it: {FLOOD + 1} messages")
    assert [button for button in chat.buttons() if "Done" in button]
    assert len(chat.keyboards()) == 1


async def test_few_answers_are_not_gathered(slow_town: City) -> None:
    chat = slow_town.person("Ayşe", language="en")
    for _time in range(MANY - 1):
        slow_town.messenger.person_writes(chat.user, "/about")
    await slow_town.settled()
    assert len(calls_to(chat)) == MANY - 1


async def test_whoever_floods_a_case_loses_nothing_that_was_for_the_other_side(
    slow_town: City,
) -> None:
    leyla = await advisor(slow_town)
    ayse, _reference = await active_case(slow_town, leyla)
    before = len(calls_to(ayse))

    for number in range(40):
        slow_town.messenger.person_writes(ayse.user, f"Linje {number}.")
    await slow_town.settled()

    told = "\n".join(text_of(each) for each in slow_town.messenger.from_bot(leyla.user))
    assert [number for number in range(40) if f"Linje {number}." not in told] == []
    assert len(calls_to(ayse)) - before < 30
    await nothing_is_left(slow_town)


async def test_a_flood_holds_up_nobody_else(slow_town: City) -> None:
    ayse, bent = (slow_town.person(name, language="en") for name in ("Ayşe", "Bent"))
    for number in range(FLOOD):
        slow_town.messenger.person_writes(ayse.user, f"/about {number}")
    slow_town.messenger.person_writes(bent.user, "/about")
    await slow_town.settled()

    first = calls_to(bent)[0].at
    assert sum(call.at < first for call in calls_to(ayse)) < FLOOD / 5
