"""What dialogues about trouble need: acts nobody waits for, and what a kill leaves behind."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bot.playground.chats.model import ApiCall
from storage.database.engine import make_engine
from storage.queues import inbox
from tests.support.dialogue import Chat, City
from tests.support.units import unit_of_work


def taps_unwatched(chat: Chat, label: str) -> None:
    """Tap a button and do not wait for the bot."""
    message, data = chat._button(label, None)
    chat.messenger.person_taps(chat.user, message.message_id, data)


def calls_to(chat: Chat, method: str = "sendMessage") -> list[ApiCall]:
    """What the bot has asked Telegram to do in a chat, oldest first."""
    return [each for each in chat.messenger.calls_of(method) if each.chat_id == chat.user.id]


async def tried(chat: Chat, times: int = 1, method: str = "sendMessage") -> list[ApiCall]:
    """Wait until so many of the bot's calls for a chat were answered, the earlier ones included."""

    def answered() -> list[ApiCall] | None:
        calls = calls_to(chat, method)[:times]
        done = len(calls) == times and all(each.status is not None for each in calls)
        return calls if done else None

    return await chat.messenger.wait_for(answered)


def received_before_the_kill(city: City) -> None:
    """Let the stopped bot have stored what people sent, without having handled or confirmed it."""
    updates = [
        (update_id, _chat_of(raw), json.dumps(raw))
        for update_id, raw in city.messenger.updates.pending.items()
    ]
    engine = make_engine(city.database_url)
    with unit_of_work(engine) as unit:
        inbox.receive(unit.at(city.clock.now()), updates)
        unit.session.commit()
    engine.dispose()


async def rows(city: City, statement: str, **parameters: Any) -> list[Any]:
    """What stands in the database."""
    return await city.running.database.read(
        lambda session: list(session.execute(text(statement), parameters).all())
    )


async def breaks(city: City, statement: str) -> None:
    """Do something to the database that it is not meant to be done to."""
    await city.running.database.run(lambda unit: _execute(unit.session, statement))


def _execute(session: Session, statement: str) -> None:
    session.execute(text(statement))


def _chat_of(raw: Mapping[str, Any]) -> int:
    message = raw.get("message") or raw["callback_query"]["message"]
    return int(message["chat"]["id"])
