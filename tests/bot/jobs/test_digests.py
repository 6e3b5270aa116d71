"""Sending the digests that are due: what goes wrong with one keeps no other from being sent."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from bot.jobs.digests import send_digests
from casework.core.vocabulary import DigestKind
from casework.office import Office
from storage import subjects
from storage.digests.making import Ask, Made
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import count, with_tables

TUESDAY = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)  # 7:30 in Copenhagen


@pytest.fixture
async def city(databases: Databases) -> AsyncIterator[City]:
    """A running bot, without its schedule."""
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url)
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


async def test_one_that_cannot_be_made_is_tried_again_and_stops_no_other(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    karen, ida = await city.coordinator(), await city.coordinator("Ida")
    maker = subjects.MAKERS[DigestKind.DAILY]
    failed: list[int] = []

    def fails_once(session: Session, office: Office, ask: Ask, now: datetime) -> Made:
        if not failed:
            failed.append(ask.person_id)
            raise LookupError
        return maker.make(session, office, ask, now)

    monkeypatch.setitem(subjects.MAKERS, DigestKind.DAILY, replace(maker, make=fails_once))
    city.moves_clock_to(TUESDAY)
    with pytest.raises(LookupError):
        await send_digests(city.running)
    await karen.reads_nothing_new()
    await ida.reads("Der er ikke noget")
    assert count(city.database_url, "digest") == 1, "what failed has claimed nothing"

    await send_digests(city.running)
    await karen.reads("Der er ikke noget")
    await ida.reads_nothing_new()
