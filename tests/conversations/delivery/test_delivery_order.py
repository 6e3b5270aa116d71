"""Who waits for an answer gets it before anything unprompted goes out, within Telegram's limits."""

from collections.abc import AsyncIterator

import pytest

from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables
from tests.support.troubles import calls_to
from tests.support.walks import answer_until, label

PER_SECOND = 20.0
COORDINATORS = 12


@pytest.fixture
async def busy_town(databases: Databases) -> AsyncIterator[City]:
    """A bot that may send twenty messages a second, not all at once."""
    url = databases.new("sqlite", prepare=with_tables)
    town = City(url, telegram_messages_per_second=PER_SECOND)
    await town.open()
    yield town
    await town.close()
    databases.drop(url)


async def test_an_answer_goes_before_what_nobody_waits_for(busy_town: City) -> None:
    """A case that nobody can take is told to every coordinator; meanwhile somebody writes."""
    team = [await busy_town.coordinator(f"Karen {number}") for number in range(COORDINATORS)]
    ayse, bent = busy_town.person("Ayşe", language="en"), busy_town.person("Bent", language="en")
    await answer_until(ayse, "en")
    message, data = ayse._button(label("en", "Send request"), None)
    busy_town.messenger.person_taps(ayse.user, message.message_id, data)
    await busy_town.messenger.wait_for(lambda: any(calls_to(member) for member in team))
    busy_town.messenger.person_writes(bent.user, "/start")
    await busy_town.settled()

    answered = calls_to(bent)[0].at
    told = [calls_to(member)[0].at for member in team]
    assert sum(moment > answered for moment in told) >= COORDINATORS // 2


async def test_the_overall_limit_is_kept(busy_town: City) -> None:
    crowd = [busy_town.person(f"Bent {number}", language="en") for number in range(10)]
    for chat in crowd:
        busy_town.messenger.person_writes(chat.user, "/start")
    await busy_town.settled()

    moments = sorted(calls_to(chat)[0].at for chat in crowd)
    assert len(moments) == len(crowd)
    spread = (moments[-1] - moments[0]).total_seconds()
    assert spread >= (len(crowd) - 1 - PER_SECOND / 10) / PER_SECOND * 0.8
