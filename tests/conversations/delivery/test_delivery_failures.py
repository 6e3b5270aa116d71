"""A handler fails: nothing half done stays, the person hears of it, and everything else goes on."""

import re

import pytest

from storage.tables.queues import InboxStatus
from tests.support.broken import without
from tests.support.dialogue import Chat, City
from tests.support.troubles import rows
from tests.support.walks import answer_until, in_both_languages, label

NUMBER = re.compile(r"\b[0-9a-f]{6}\b")


def number_in(apology: str) -> str:
    """The short id that an apology names."""
    found = NUMBER.search(apology)
    assert found is not None, apology
    return found.group()


@pytest.fixture
def chat(city: City) -> Chat:
    """Somebody who asks for help."""
    return city.person("Ayşe", language="en")


async def test_the_apology_names_a_number_that_stands_in_the_log(
    city: City, chat: Chat, capsys: pytest.CaptureFixture[str]
) -> None:
    with without(city, "draft"):
        await chat.says("/request")

    number = number_in(await chat.reads("Sorry"))
    assert number in capsys.readouterr().out
    assert city.metrics.updates_failed == 1


async def test_the_update_is_kept_with_the_error_and_the_next_one_is_handled(
    city: City, chat: Chat
) -> None:
    with without(city, "draft"):
        await chat.says("/request")
        number = number_in(await chat.reads("Sorry"))
        await chat.says("/about")
        await chat.reads("About the task force")

    (kept,) = await rows(
        city, "SELECT raw, error, error_id FROM inbox WHERE status = :it", it=InboxStatus.FAILED
    )
    assert "/request" in kept.raw
    assert "Error" in kept.error
    assert kept.error_id == number
    await chat.says("/request")
    await chat.reads("1/5")


async def test_what_others_do_at_the_same_moment_is_done(city: City, chat: Chat) -> None:
    others = [city.person(name, language="en") for name in ("Bent", "Clara", "Dora")]
    with without(city, "draft"):
        for other in others[:2]:
            city.messenger.person_writes(other.user, "/about")
        city.messenger.person_writes(chat.user, "/request")
        city.messenger.person_writes(others[2].user, "/about")
        await city.settled()

    await chat.reads("Sorry")
    for other in others:
        await other.reads("About the task force")
        await other.reads_nothing_new()


async def test_a_request_that_fails_half_way_is_not_sent_and_can_be_sent_again(
    city: City, chat: Chat
) -> None:
    leyla = await city.advisor("Leyla", language="en")
    await answer_until(chat, "en")
    with without(city, "event"):
        await chat.taps(label("en", "Send request"))
        await chat.reads("Sorry")
    await leyla.reads_nothing_new()
    assert await rows(city, "SELECT 1 FROM requisition") == []

    await chat.taps(label("en", "Send request"))

    await chat.reads("-0001")
    await leyla.reads("-0001")


@in_both_languages
async def test_the_apology_comes_in_the_language_that_the_person_chose(
    city: City, language: str
) -> None:
    other = {"da": "en", "en": "da"}[language]
    chat = city.person("Ayşe", language=other)
    await chat.says("/language")
    await chat.taps({"da": "Dansk", "en": "English"}[language])

    with without(city, "draft"):
        await chat.says("/request")

    await chat.reads({"da": "Undskyld", "en": "Sorry"}[language])
