"""Telegram's command menu: in the person's language and for their role."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.types import BotCommand
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.database import Database
from bot.metrics import Metrics
from bot.telegram.command_menu import menu, publish_commands, publish_for_person
from casework.core.vocabulary import Role
from handlers.core.command_names import name_in
from locales.translator import LANGUAGES
from storage.database.engine import make_engine
from storage.people import people
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import advisor, coordinator, person
from tests.support.databases import Databases
from tests.support.tables import with_tables
from tests.support.texts import OFFICE
from tests.support.units import NOW

OF_ADVISORS = ["cases", "outreach", "hours", "away", "profile", "agenda", "digest"]
EVERYBODY = [
    "start",
    "request",
    "requests",
    "language",
    "about",
    "privacy",
    "pause",
    "cancel",
    "help",
]


class Telegram:
    """What was asked of it; refuses when told to."""

    def __init__(self, refusal: TelegramError | None = None) -> None:
        self.calls: list[dict[str, Any]] = []
        self.refusal = refusal

    async def post(self, method: str, parameters: dict[str, Any]) -> bool:
        assert method == "setMyCommands"
        self.calls.append(parameters)
        if self.refusal is not None:
            raise self.refusal
        return True

    def menus(self) -> dict[tuple[str | None, int | None], list[str]]:
        """The commands, by language and chat."""
        return {
            (call.get("language_code"), call.get("scope", {}).get("chat_id")): [
                each["command"] for each in call["commands"]
            ]
            for call in self.calls
        }


@pytest.fixture
async def database(databases: Databases) -> AsyncIterator[Database]:
    """A running writer on SQLite."""
    url = databases.new("sqlite", prepare=with_tables)
    database = Database(make_engine(url), Metrics(), OFFICE, lambda: NOW)
    database.start()
    yield database
    await database.stop()
    databases.drop(url)


def in_danish(*commands: str) -> list[str]:
    return [name_in("da", each) for each in commands]


def a_team(unit: UnitOfWork) -> None:
    leyla = advisor(unit, 1, "Leyla")
    people.set_language(unit, leyla.id, "en")
    coordinator(unit, 2)
    person(unit, 3)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role)
def test_every_menu_is_one_that_telegram_takes(language: str, role: Role) -> None:
    shown = menu(language, frozenset({Role.REQUESTER, role}))
    for each in shown:
        BotCommand.model_validate(each)
        assert 1 <= len(each["description"]) <= 256
    assert len({each["description"] for each in shown}) == len(shown)


def test_everybody_has_nine_commands_and_the_team_theirs() -> None:
    def commands(*roles: Role) -> list[str]:
        return [each["command"] for each in menu("da", frozenset({Role.REQUESTER, *roles}))]

    assert commands() == in_danish(*EVERYBODY)
    assert commands(Role.ADVISOR) == in_danish(*OF_ADVISORS, *EVERYBODY)
    assert commands(Role.COORDINATOR) == in_danish(*OF_ADVISORS, "team", *EVERYBODY)


async def test_the_menu_is_published_in_each_language_and_in_the_chats_of_the_team(
    database: Database,
) -> None:
    await database.run(a_team)
    telegram = Telegram()
    await publish_commands(telegram.post, database)
    menus = telegram.menus()
    assert menus["en", None] == EVERYBODY
    assert menus["", None] == menus["da", None] == in_danish(*EVERYBODY)
    assert "hjaelp" in menus["da", None]
    assert menus[None, 5001] == [*OF_ADVISORS, *EVERYBODY]
    assert menus[None, 5002] == in_danish(*OF_ADVISORS, "team", *EVERYBODY)
    assert (None, 5003) not in menus
    of_leyla = next(call for call in telegram.calls if call.get("scope", {}).get("chat_id") == 5001)
    assert {"command": "request", "description": "Ask for help"} in of_leyla["commands"]


@pytest.mark.parametrize("refusal", [NetworkError("down"), BadRequest("chat not found")])
async def test_a_menu_that_cannot_be_set_stops_nobody(
    database: Database, refusal: TelegramError
) -> None:
    await database.run(a_team)
    telegram = Telegram(refusal)
    await publish_commands(telegram.post, database)
    assert len(telegram.calls) == 1 + len(LANGUAGES) + 2, "each is tried"


async def test_nobody_unknown_has_a_menu(database: Database) -> None:
    telegram = Telegram()
    await publish_for_person(telegram.post, database, 99)
    assert telegram.calls == []
