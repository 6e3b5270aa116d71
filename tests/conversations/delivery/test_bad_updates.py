"""An update that cannot be read or kept stops only itself; who sent it is told, where possible."""

import asyncio
import json
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.receiving.arrivals import id_of
from bot.receiving.inbox import Inbox
from storage.queues import inbox
from storage.tables import InboxUpdate
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.dialogue import Chat, City
from tests.support.tables import count
from tests.support.units import unit_of_work

APOLOGY = "gik noget galt"


def nested(levels: int) -> Any:
    value: Any = "x"
    for _level in range(levels):
        value = [value]
    return value


BAD: dict[str, dict[str, Any]] = {
    "an id of 2^63": {"message_id": 2**63},
    "a list for an id": {"message_id": [1]},
    "no sender": {"from": None},
    "a sender of another type": {"from": [5001]},
    "an id that is a number with a point": {"message_id": 1.0},
    "an id as large as no number": {"message_id": float("inf")},
    "deep nesting": {"text": nested(200)},
    "deep nesting where nobody looks": {"new": nested(200)},
    "a text that is a number": {"text": 5},
    "a file without an id": {"document": {}},
    "a contact that is a text": {"contact": "x"},
    "a reply to a list": {"reply_to_message": [1]},
    "a reply to 2^64": {"reply_to_message": {"message_id": 2**64}},
}


def known(city: City, name: str) -> Chat:
    """Somebody who has written to the bot before."""
    return Chat(city, city.messenger.user(name, "da", started=True))


def raw(chat: Chat, update_id: int, **content: Any) -> dict[str, Any]:
    user = chat.user
    message = {
        "message_id": update_id,
        "date": 1795424400,
        "chat": {"id": user.id, "type": "private", "first_name": user.first_name},
        "from": {"id": user.id, "is_bot": False, "first_name": "Ayşe", "language_code": "da"},
        **content,
    }
    return {"update_id": update_id, "message": message}


async def arrives(city: City, *updates: Any) -> None:
    """These come in one batch; returns when they are dealt with."""
    queue = city.messenger.updates
    for each in updates:
        known_id = id_of(each)
        queue.pending[queue.next_id if known_id is None else known_id] = each
        queue.next_id += 1
    queue._end_poll(None)
    await city.settled()


def next_id(city: City) -> int:
    return city.messenger.updates.next_id


def row(city: City, update_id: int) -> InboxUpdate:
    with Session(city.running.database.engine) as session:
        return session.exec(
            select(InboxUpdate).where(col(InboxUpdate.update_id) == update_id)
        ).one()


@pytest.mark.parametrize("what", BAD)
async def test_the_bad_one_is_kept_without_its_body_and_the_others_go_on(
    city: City, what: str
) -> None:
    ayse, bo = known(city, "Ayşe"), known(city, "Bo")
    first = next_id(city)
    await arrives(
        city,
        raw(bo, first, text="/start"),
        raw(ayse, first + 1, **{"text": "Hemmelig", **BAD[what]}),
        raw(bo, first + 2, text="/language"),
    )
    await bo.reads("Hej Ayşe")
    await bo.reads("sprog")
    bad = row(city, first + 1)
    assert (bad.status, bad.raw) == ("failed", "")
    assert bad.error
    assert bad.error_id
    assert bad.error_id in await ayse.reads(APOLOGY)
    assert city.metrics.updates_unreadable == 1
    assert not city.messenger.updates.pending


async def test_it_is_told_once_also_when_it_comes_again_and_after_a_restart(city: City) -> None:
    ayse = known(city, "Ayşe")
    bad = raw(ayse, next_id(city), text="Hej", message_id=[])
    await arrives(city, bad)
    await ayse.reads(APOLOGY)
    await arrives(city, bad)
    await city.stop_bot()
    await city.start_bot()
    await ayse.says("/start")
    await ayse.reads("Hej Ayşe")
    assert city.metrics.updates_unreadable == 0
    await ayse.reads_nothing_new()


async def test_half_a_character_and_nul_are_read_as_far_as_they_can_be(city: City) -> None:
    """In a text, a name and a key; on either database."""
    ayse = known(city, "Ayşe")
    await ayse.says("/start")
    first = next_id(city)
    sender = {"id": ayse.user.id, "is_bot": False, "first_name": "A\0y\ud83d", "x\udc00": 1}
    await arrives(city, raw(ayse, first, text="/start\0", **{"from": sender}))
    await ayse.reads("Hej Ay\N{REPLACEMENT CHARACTER}")
    assert row(city, first).status == "done"


async def test_nul_does_not_hide_a_number_that_must_not_be_kept(city: City) -> None:
    ayse = known(city, "Ayşe")
    first = next_id(city)
    await arrives(city, raw(ayse, first, text="Ali 2110\0" + "62-5629"))
    with Session(city.running.database.engine) as session:
        kept = session.exec(text("SELECT raw FROM inbox")).all()  # type: ignore[call-overload]
    assert "5629" not in json.dumps([list(each) for each in kept])


NAMELESS: tuple[Any, ...] = (
    {},
    [],
    5,
    None,
    *({"update_id": each} for each in (None, "7", 2**63, -1, 7.5, True)),
)


@pytest.mark.parametrize("nameless", NAMELESS)
async def test_one_without_an_id_is_counted_and_goes_with_the_others(
    town: City, nameless: Any
) -> None:
    ayse = known(town, "Ayşe")
    first = next_id(town)
    await arrives(town, nameless, raw(ayse, first + 1, text="/start"))
    await ayse.reads("Hej Ayşe")
    assert town.metrics.updates_unreadable == 1
    assert count(town.database_url, "inbox") == 1


async def test_where_nothing_can_be_confirmed_telegram_is_asked_ever_more_slowly(
    town: City,
) -> None:
    town.messenger.updates.pending[next_id(town)] = {}
    town.messenger.updates._end_poll(None)
    await asyncio.sleep(1.6)
    polls = [call for call in town.messenger.calls if call.method == "getUpdates"]
    assert len(polls) <= 4
    assert town.metrics.updates_unreadable >= 1
    town.messenger.updates.pending.clear()
    ayse = known(town, "Ayşe")
    await ayse.says("/start")
    await ayse.reads("Hej Ayşe")


async def test_a_value_that_only_the_database_refuses_is_no_business_of_the_others(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it may be: here, one that is in our way of reading as well."""
    usual = inbox.receive

    def receive(unit: UnitOfWork, rows: Any) -> set[int]:
        for update_id, _chat, body in rows:
            if "uforståelig" in body:
                unit.session.execute(text("SELECT no_such_column"), {"id": update_id})
        return usual(unit, rows)

    monkeypatch.setattr(inbox, "receive", receive)
    ayse, bo = known(city, "Ayşe"), known(city, "Bo")
    first = next_id(city)
    await arrives(
        city,
        raw(bo, first, text="/start"),
        raw(ayse, first + 1, text="uforståelig"),
        raw(bo, first + 2, text="/language"),
    )
    await bo.reads("Hej")
    await bo.reads("sprog")
    await ayse.reads(APOLOGY)
    assert (row(city, first + 1).status, row(city, first + 1).raw) == ("failed", "")


@pytest.mark.parametrize("body", ["", "{", "[]", '{"update_id": 1}', '{"update_id": "x"}', "null"])
async def test_a_kept_row_that_is_broken_holds_up_nobody_at_the_start(
    city: City, body: str
) -> None:
    ayse, bo = known(city, "Ayşe"), known(city, "Bo")
    await city.stop_bot()
    first = next_id(city)
    start = json.dumps(raw(bo, first + 1, text="/start"))
    rows = [(first, ayse.user.id, body), (first + 1, bo.user.id, start)]
    await in_database(city, partial(inbox.receive, updates=rows))
    city.messenger.updates.next_id += 2
    await city.start_bot()
    await bo.reads("Hej Ayşe")
    await ayse.reads(APOLOGY)
    assert (row(city, first).status, row(city, first).raw) == ("failed", "")
    assert await city.running.inbox.pick_up() == 0


async def in_database(city: City, work: Any) -> None:
    from storage.database.engine import make_engine

    engine = make_engine(city.database_url)
    with unit_of_work(engine, city.clock.now()) as unit:
        work(unit)
        unit.session.commit()
    engine.dispose()


async def test_an_update_whose_apology_fails_too_is_given_up_after_a_few_tries(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    ayse, bo = known(city, "Ayşe"), known(city, "Bo")
    tries = 0

    def fail(*_arguments: Any, **_others: Any) -> Any:
        nonlocal tries
        tries += 1
        raise KeyError("x")

    monkeypatch.setattr("handlers.conversation.people.recognise", fail)
    monkeypatch.setattr("handlers.conversation.people.chosen_language", fail)
    first = next_id(city)
    await arrives(city, raw(ayse, first, text="Hej"))
    assert row(city, first).status == "waiting"
    for _minute in range(5):
        await city.running.inbox.pick_up()
        await city.settled()
    assert (row(city, first).status, row(city, first).attempts) == ("failed", inbox.MOST_ATTEMPTS)
    assert tries == 2 * inbox.MOST_ATTEMPTS
    monkeypatch.undo()
    await bo.says("/start")
    await bo.reads("Hej Bo")


async def test_a_page_of_the_inbox_that_cannot_be_read_is_told_once(
    town: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows on other pages are handled."""
    bo = known(town, "Bo")
    await town.stop_bot()
    first = next_id(town)
    start = json.dumps(raw(bo, first + 1, text="/start"))
    rows = [(first, 1, "{}"), (first + 1, bo.user.id, start)]
    await in_database(town, partial(inbox.receive, updates=rows))
    usual = inbox.waiting_one

    def broken(*_arguments: Any) -> Any:
        raise OSError("database disk image is malformed")

    def one(session: Session, update_id: int) -> Any:
        return broken() if update_id == first else usual(session, update_id)

    monkeypatch.setattr(inbox, "waiting", broken)
    monkeypatch.setattr(inbox, "waiting_one", one)
    await town.start_bot()
    await bo.reads("Hej Ayşe")
    for _minute in range(3):
        await town.running.inbox.pick_up()
    assert town.metrics.updates_unreadable == 1
    assert isinstance(town.running.inbox, Inbox)
