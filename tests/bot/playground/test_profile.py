"""The bot's profile, in each language: set where it differs, and only there."""

from dataclasses import replace
from typing import Any

import pytest
from telegram.constants import BotDescriptionLimit, BotNameLimit
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.playground.chats.messenger import Messenger
from bot.telegram.profile import publish_profile
from casework.places import COPENHAGEN
from handlers.welcome import profile
from locales.translator import LANGUAGES
from tests.bot.playground.conftest import Call
from tests.support.walks import reader

SETS = ("setMyName", "setMyDescription", "setMyShortDescription", "setChatMenuButton")


def set_calls(messenger: Messenger) -> list[tuple[str, Any]]:
    return [
        (each.method, each.params.get("language_code"))
        for each in messenger.calls
        if each.method in SETS
    ]


def posting(call: Call) -> Any:
    async def post(method: str, parameters: dict[str, Any]) -> Any:
        return (await call(method, **parameters))["result"]

    return post


async def test_each_language_says_what_the_bot_is_for_and_is_set_once(
    call: Call, messenger: Messenger
) -> None:
    post = posting(call)
    await publish_profile(post, COPENHAGEN)
    for language in LANGUAGES:
        said = await post("getMyDescription", {"language_code": language})
        assert said == {"description": profile.description(reader(language), COPENHAGEN)}
        named = await post("getMyName", {"language_code": language})
        assert "København" in named["name"]
    elsewhere = await post("getMyShortDescription", {"language_code": "de"})
    assert elsewhere == {
        "short_description": profile.short_description(reader("da"), COPENHAGEN)
    }, "what Danes read, where there is no language of one's own"
    assert await post("getChatMenuButton", {}) == {"type": "commands"}
    first = set_calls(messenger)

    await publish_profile(post, COPENHAGEN)
    assert set_calls(messenger) == first, "nothing differs, so nothing is set"

    await post("setMyName", {"name": "Something else", "language_code": "en"})
    before = len(set_calls(messenger))
    await publish_profile(post, COPENHAGEN)
    assert set_calls(messenger)[before:] == [("setMyName", "en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_profile_fits_whatever_the_municipality_is_called(language: str) -> None:
    long = replace(COPENHAGEN, name="Ødsted & Æbelø " * 40)
    for municipality in (COPENHAGEN, long):
        read = reader(language)
        assert 0 < len(profile.name(read, municipality)) <= BotNameLimit.MAX_NAME_LENGTH
        limits = BotDescriptionLimit
        assert len(profile.description(read, municipality)) <= limits.MAX_DESCRIPTION_LENGTH
        short = profile.short_description(read, municipality)
        assert len(short) <= limits.MAX_SHORT_DESCRIPTION_LENGTH
    assert "…" not in profile.short_description(reader(language), COPENHAGEN)


@pytest.mark.parametrize("refusal", [NetworkError("down"), RetryAfter(86_400)])
async def test_a_profile_that_cannot_be_set_stops_nobody(refusal: TelegramError) -> None:
    tried: list[str] = []

    async def post(method: str, _parameters: dict[str, Any]) -> Any:
        tried.append(method)
        if method.startswith("set"):
            raise refusal
        return {}

    await publish_profile(post, COPENHAGEN)
    assert tried.count("setMyName") == len(LANGUAGES) + 1
    assert tried[-1] == "setChatMenuButton"
