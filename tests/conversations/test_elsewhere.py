"""Groups, channels and other bots, and somebody who is very fast."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.playground.chats.model import CallbackQuery
from tests.support.databases import KINDS, Databases
from tests.support.dialogue import Chat, City
from tests.support.kept import kept_in
from tests.support.tables import with_tables
from tests.support.texts import told
from tests.support.walks import PROBLEM, answer_until, in_danish

GROUP, CHANNEL = -1001, -1002


@in_danish
async def test_a_group_is_told_once_that_this_works_in_private(town: City, language: str) -> None:
    group = room(town, GROUP)
    omar = town.person("Omar", language=language)
    await writes_in(group, omar, "group", "/request")
    await group.reads(told(language, "private_only"))
    await writes_in(group, omar, "group", "Hallo? Mit problem er svært.")
    await group.reads_nothing_new()
    await omar.reads_nothing_new()
    assert kept_in(town, "Mit problem er svært", files=False) == []


async def test_a_group_is_told_again_after_a_while(town: City) -> None:
    group, omar = room(town, GROUP), town.person("Omar", language="da")
    await writes_in(group, omar, "supergroup", "/start")
    await group.reads(told("da", "private_only"))
    town.moves_clock(hours=2)
    await writes_in(group, omar, "supergroup", "/start")
    await group.reads(told("da", "private_only"))


async def test_a_channel_is_told_once_too(town: City) -> None:
    channel = room(town, CHANNEL)
    await happens_in(channel, "channel", "channel_post", text="Nyt fra klubben")
    await channel.reads(told("da", "private_only"))
    await happens_in(channel, "channel", "channel_post", text="Mere nyt")
    await channel.reads_nothing_new()


async def test_another_bot_is_told_once_and_nothing_else(town: City) -> None:
    robot = town.person("Robot", language="da")
    robot.user.is_bot = True
    await robot.says("/request")
    await robot.reads(told("da", "private_only"))
    await robot.says("/request")
    await robot.reads_nothing_new()


async def test_a_tap_in_a_group_ends_its_spinner(town: City) -> None:
    group, omar = room(town, GROUP), town.person("Omar", language="en")
    await writes_in(group, omar, "group", "/start")
    await group.reads(told("en", "private_only"))
    tap = CallbackQuery("77", GROUP, group.last().message_id, "m:request", town.clock.now())
    town.messenger.queries[tap.id] = tap
    chat = {"id": GROUP, "type": "group", "title": "A room"}
    message = {"message_id": tap.message_id, "date": 1_790_000_000, "chat": chat}
    user = {"id": omar.user.id, "is_bot": False, "first_name": "Omar"}
    town.messenger.push_update(
        {"callback_query": {"id": tap.id, "from": user, "message": message, "data": tap.data}}
    )
    await group.reads_nothing_new()
    assert tap.answered


@pytest.fixture(params=KINDS)
async def patient_city(request: pytest.FixtureRequest, databases: Databases) -> AsyncIterator[City]:
    """A bot that asks people to slow down, as it does outside the tests."""
    url = databases.new(request.param, prepare=with_tables)
    city = City(url, updates_per_ten_seconds=20)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


async def test_more_than_twenty_updates_in_ten_seconds(patient_city: City) -> None:
    """One line asks to slow down; everything is handled, in order."""
    chat = patient_city.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    words = [f"Line number {number} of a long story." for number in range(30)]
    for word in words:
        patient_city.messenger.person_writes(chat.user, word)
    await patient_city.settled()
    slow_down = told("en", "slow_down")
    said = [each.text for each in patient_city.messenger.from_bot(chat.user)]
    assert len([text for text in said if slow_down in text]) == 1
    assert patient_city.bot is not None
    assert patient_city.bot.metrics.updates_slowed == 1
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.taps("Send request")
    assert kept_in(patient_city, "\n\n".join(words)) or kept_in(patient_city, "\\n\\n".join(words))


def room(town: City, chat_id: int) -> Chat:
    """A group or channel, to read what the bot says in it."""
    return Chat(town, town.messenger.user("A room", "da", id=chat_id, started=True))


async def writes_in(group: Chat, who: Chat, kind: str, text: str) -> None:
    """Somebody writes in a group."""
    user = {"id": who.user.id, "is_bot": False, "first_name": who.user.first_name}
    user |= {"language_code": who.user.language_code}
    await happens_in(group, kind, "message", text=text, **{"from": user})


async def happens_in(group: Chat, kind: str, what: str, **content: Any) -> None:
    """A message comes up in a group or channel."""
    chat = {"id": group.user.id, "type": kind, "title": "A room"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, **content}
    group.messenger.push_update({what: message})
    await group.city.settled()
