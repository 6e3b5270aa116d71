"""Anybody sends anything: none is stuck, each failure is told, and nothing of others is touched."""

import asyncio
import itertools
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.application import TaskForceBot
from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.office import make_office
from bot.receiving.receiving_bot import UpdatesRequest
from storage.tables import InboxUpdate, OutboxMessage
from tests.support import torture
from tests.support.databases import KINDS, Databases
from tests.support.rehearsal import NOW
from tests.support.tables import with_tables
from tests.torture.any_update import AnyUpdate
from tests.torture.town import STRANGERS, buttons_of, town

pytestmark = pytest.mark.torture

TOGETHER = 50
SECRETS = ("hemmelig", "tf-2026-0001")


class Bot(TaskForceBot):
    """The whole program, in which a call to Telegram is only noted."""

    def __init__(self, url: str) -> None:
        self.numbers = itertools.count(1_000)
        self.told: defaultdict[int, list[str]] = defaultdict(list)
        settings = Settings(database_url=url).with_token(
            "1:x", telegram_messages_per_second=0,
            telegram_chat_messages_per_second=0, updates_per_ten_seconds=0,
        )  # fmt: skip
        clock = Clock()
        clock.advance(NOW - clock.now())
        super().__init__(settings, make_office(settings), clock=clock)

    async def _post(self, method: str, parameters: dict[str, Any]) -> Any:
        if "chat_id" in parameters:
            self.told[parameters["chat_id"]].append(json.dumps(parameters, default=str))
        if method == "sendMediaGroup":
            return [{"message_id": next(self.numbers)} for _one in parameters["media"]]
        return {"message_id": next(self.numbers)} if method.startswith("send") else True

    async def gets(self, raws: list[Any]) -> None:
        """These come in one poll; returns when all is done that comes of them."""
        answer = json.dumps({"ok": True, "result": raws}).encode()
        batch = UpdatesRequest.parse_json_payload(answer)["result"]
        fresh = await self.inbox.store(batch)
        await asyncio.gather(
            *(
                self._processor.do_process_update(each, self.handling.handle(each, None))
                for each in fresh
            )
        )
        await self.delivery.idle()


@asynccontextmanager
async def running(url: str) -> AsyncIterator[Bot]:
    """The program on a database, without Telegram."""
    bot = Bot(url)
    bot.database.start()
    try:
        yield bot
    finally:
        await bot.delivery.stop()
        await bot.database.stop()


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_comes_stops_only_itself(databases: Databases, kind: str) -> None:
    url = databases.new(kind, prepare=with_tables)
    with town(url) as play:
        buttons = buttons_of(play)
    maker = AnyUpdate(torture.chance(kind), STRANGERS, buttons)
    before = case_of_others(url)
    sent: list[dict[str, Any]] = []
    async with running(url) as bot:
        for _batch in range(torture.steps(400, 20_000) // TOGETHER):
            raws = [
                maker.wrong() if maker.chance.random() < 0.5 else maker.valid()
                for _one in range(TOGETHER)
            ]
            sent += raws
            await bot.gets(raws)
        with Session(bot.database.engine) as session:
            new = select(InboxUpdate).where(col(InboxUpdate.update_id) > 10_000)
            rows = session.exec(new).all()
            outbox = session.exec(select(OutboxMessage)).all()

    assert [row.update_id for row in rows if row.status == "waiting"] == []
    assert [
        f"{row.update_id} {row.error}" for row in rows if row.status == "failed" and row.raw
    ] == []
    assert [
        f"{row.kind}: {row.error}" for row in outbox if row.status in {"failed", "dropped"}
    ] == []
    assert untold(bot, rows) == []
    assert unknown(rows, sent) == []
    assert read_by_others(bot) == []
    assert case_of_others(url) == before
    databases.drop(url)


def untold(bot: Bot, rows: Any) -> list[str]:
    """Updates that failed without a word to the person who sent them, and why they did."""
    told = {who: "".join(lines) for who, lines in bot.told.items()}
    return [
        f"{row.update_id} {row.error}"
        for row in rows
        if row.status == "failed" and row.chat_id and row.error_id not in told.get(row.chat_id, "")
    ]


def unknown(rows: Any, sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What failed of people whom one could have told, and nobody knew."""
    raws: dict[int, dict[str, Any]] = {}
    for raw in sent:
        if type(raw.get("update_id")) is int:
            raws.setdefault(raw["update_id"], raw)  # what comes again with the same id is known
    found = []
    for row in rows:
        raw = raws.get(row.update_id, {})
        body = raw.get("callback_query") or raw.get("message") or raw.get("edited_message") or {}
        sender = body.get("from") if isinstance(body, dict) else None
        where = body.get("message", body) if isinstance(body, dict) else None
        chat = where.get("chat") if isinstance(where, dict) else None
        if not isinstance(sender, dict) or sender.get("is_bot") is not False:
            continue
        private = isinstance(chat, dict) and chat.get("type") == "private"
        if row.status == "failed" and sender.get("id") in STRANGERS and private:
            found += [] if row.chat_id else [raw]
    return found


def read_by_others(bot: Bot) -> list[str]:
    """What strangers read of the case."""
    return [
        line
        for who in STRANGERS
        for line in bot.told[who]
        if any(word in line.casefold() for word in SECRETS)
    ]


OF_THE_CASE = {
    "requisition": "id = 1",
    "case_message": "requisition_id = 1",
    "offer": "requisition_id = 1",
    "visit": "requisition_id = 1",
    "activity": "requisition_id = 1",
    "person": "telegram_id BETWEEN 5000 AND 5999",
}


def case_of_others(url: str) -> dict[str, list[str]]:
    """All that is kept of the case, and of the people in it."""
    from storage.database.engine import make_engine

    engine = make_engine(url)
    with engine.connect() as connection:
        found = {
            table: sorted(
                str(row)
                for row in connection.execute(text(f"SELECT * FROM {table} WHERE {which}"))  # noqa: S608
            )
            for table, which in OF_THE_CASE.items()
        }
    engine.dispose()
    return found
