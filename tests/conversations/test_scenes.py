"""However acts are carried, what comes of them is what comes of them by polls, threads and HTTP.

So it is where all is done at once in one thread, and where a scene is played at once or remembered.
"""

import re
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, select

from casework.core.vocabulary import FocusArea
from tests.support.databases import KINDS, Databases
from tests.support.dialogue import City, data_of, text_of
from tests.support.tables import with_tables
from tests.support.talking import active_case, advisor
from tests.support.visiting import FRIDAY, agreed, reminds
from tests.support.walks import answer_until, send_request
from tests.support.working import closes, running_case

MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?|(?<=:)\d{14,20}|\b[0-9a-f-]{36}\b")
"""What differs between two walks: seconds, and what is drawn by lot."""


async def a_form_half_filled_in(city: City) -> None:
    await answer_until(city.person(), "da", "Education")


async def two_requests(city: City) -> None:
    await city.coordinator()
    await city.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    await send_request(city.person("Bent"), "da")
    await send_request(city.person("Ayşe", language="en"), "en")


async def a_case_taken(city: City) -> None:
    await running_case(city)


async def two_cases_of_one_advisor(city: City) -> None:
    leyla = await advisor(city)
    await active_case(city, leyla)
    await active_case(city, leyla, "da", "Bent")


async def a_visit_agreed(city: City) -> None:
    await agreed(await running_case(city, "da"), "da", "fredag 14.30")


async def a_case_closed(city: City) -> None:
    await closes((await running_case(city)).leyla, "en")


async def a_case_from_beginning_to_end(city: City) -> None:
    """What they write, a visit with its reminders, the end, and how much it helped."""
    await city.coordinator()
    case = await running_case(city)
    await case.ayse.taps("Write to your advisor")
    await case.ayse.says("Can we meet on Friday?")
    await case.leyla.reads("Can we meet on Friday?")
    await case.leyla.sends_a("document", name="plan.pdf")
    await agreed(case, "en", "friday 14.30")
    city.moves_clock_to(FRIDAY + timedelta(hours=3))
    await reminds(city)
    await closes(case.leyla, "en")
    city.moves_clock(days=31, hours=-7)
    await reminds(city)
    await case.ayse.taps("4")


async def somebody_has_gone(city: City) -> None:
    """Telegram refuses what is said to Leyla, and Ayşe goes on."""
    case = await running_case(city)
    city.messenger.person_blocks_bot(case.leyla.user)
    await case.ayse.taps("Write to your advisor")
    await case.ayse.says("Can we meet on Friday?")


SCENES = [
    a_form_half_filled_in,
    two_requests,
    a_case_taken,
    two_cases_of_one_advisor,
    a_visit_agreed,
    a_case_closed,
    a_case_from_beginning_to_end,
    somebody_has_gone,
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("play", SCENES, ids=lambda play: play.__name__)
async def test_each_way_leaves_the_same_rows_and_the_same_chats(
    databases: Databases, kind: str, play: Callable[[City], Awaitable[None]]
) -> None:
    by_the_road = await _after(databases, kind, play, over_http=True, walks=True)

    assert await _after(databases, kind, play, over_http=False, walks=True) == by_the_road
    for over_http in (True, False):  # played at once, and, on SQLite, remembered from there
        assert await _after(databases, kind, play, over_http=over_http) == by_the_road


async def _after(
    databases: Databases,
    kind: str,
    play: Callable[[City], Awaitable[None]],
    *,
    over_http: bool,
    walks: bool = False,
) -> dict[str, Any]:
    """Everything that is in a city after a scene, without the seconds."""
    url = databases.new(kind, prepare=with_tables)
    city = City(url, over_http=over_http)
    city.walks = walks
    await city.open()
    try:
        await play(city)
        await city.settled()
        return _chats(city) | _rows(city)
    finally:
        await city.close()
        databases.drop(url)


def _chats(city: City) -> dict[str, Any]:
    return {
        chat.user.first_name: [
            (each.from_bot, text_of(each), data_of(each), each.reply_to, len(each.edits), read)
            for each in city.messenger.messages(chat.user)
            for read in [each.message_id <= chat.seen]
        ]
        for chat in city.chats
    }


def _rows(city: City) -> dict[str, Any]:
    engine = create_engine(city.database_url)
    tables = MetaData()
    tables.reflect(engine)
    ordinal = {
        (chat, message): number
        for chat, messages in city.messenger.by_chat.items()
        for number, message in enumerate(messages)
    }
    with closing(engine.connect()) as connection:
        found = {
            table.name: sorted(
                str(
                    {
                        name: _plain(name, value, row._mapping, ordinal)
                        for name, value in row._mapping.items()
                    }
                )
                for row in connection.execute(select(table))
            )
            for table in tables.sorted_tables
        }
    engine.dispose()
    return found


def _plain(name: str, value: Any, row: Any, ordinal: dict[tuple[int, int], int]) -> Any:
    """A value as it is the same in two walks; a message by its place in its chat."""
    if name == "message_id" and "chat_id" in row and value is not None:
        return ordinal[row["chat_id"], value]
    if isinstance(value, datetime):
        return value.replace(minute=0, second=0, microsecond=0)
    return MOMENT.sub("then", str(value))
