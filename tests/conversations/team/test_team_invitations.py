"""How somebody joins the team: a link, once, for seven days; and what an advisor tells then."""

import pytest

from casework.core.vocabulary import Role
from tests.support.dialogue import Chat, City
from tests.support.team import invites_advisor, link_from_the_command_line, opens
from tests.support.texts import refusal, told
from tests.support.troubles import rows
from tests.support.walks import in_both_languages, in_danish, label


@pytest.fixture
async def karen(town: City) -> Chat:
    """The coordinator."""
    return await town.coordinator("Karen", language="en")


@in_danish
async def test_a_link_from_the_command_line_makes_the_first_coordinator(
    town: City, language: str
) -> None:
    chat = town.person("Karen", language=language)

    await opens(chat, await link_from_the_command_line(town, Role.COORDINATOR))

    await chat.reads(told(language, "welcome_to_team", role="coordinator", name="Karen"))
    await chat.says("/team")
    assert label(language, "Invite advisor") in chat.buttons()


@in_both_languages
async def test_an_advisor_is_asked_on_arrival_and_can_change_the_answers(
    town: City, language: str
) -> None:
    karen = await town.coordinator("Karen", language=language)
    leyla = town.person("Leyla", language=language)
    await opens(leyla, await invites_advisor(karen, language))
    await leyla.reads("Leyla")

    await leyla.taps(label(language, "Education"))
    await leyla.taps(label(language, "Health"))
    await leyla.taps(label(language, "Next"))
    await leyla.taps({"da": "Tyrkisk", "en": "Turkish"}[language])
    await leyla.taps(label(language, "Next"))
    await leyla.taps("Bispebjerg")
    await leyla.taps(label(language, "Done"))

    for word in (label(language, "Education"), label(language, "Health"), "Bispebjerg"):
        assert leyla.shows(label(language, "Education"), word)
    await leyla.says("/profile")
    assert "☑ " + label(language, "Health") in leyla.buttons()
    await leyla.taps("☑ " + label(language, "Health"))
    assert label(language, "Health") in leyla.buttons()
    await karen.says("/team")
    shown = await karen.reads("Leyla")
    assert label(language, "Education") in shown
    assert label(language, "Health") not in shown


async def test_a_link_works_once(city: City) -> None:
    link = await invites_advisor(await city.coordinator("Karen", language="en"))
    await opens(city.person("Leyla", language="en"), link)
    jonas = city.person("Jonas", language="en")

    await opens(jonas, link)

    await jonas.reads(refusal("en", "invitation_used"))
    await jonas.says("/cases")
    await jonas.reads(told("en", "command_unknown"))


async def test_a_link_is_too_old_after_seven_days(town: City, karen: Chat) -> None:
    just_in_time, too_late = await invites_advisor(karen), await invites_advisor(karen)
    leyla, jonas = town.person("Leyla", language="en"), town.person("Jonas", language="en")

    town.moves_clock(days=6, hours=23)
    await opens(leyla, just_in_time)
    town.moves_clock(hours=1)
    await opens(jonas, too_late)

    await leyla.reads(told("en", "welcome_to_team", role="advisor", name="Leyla"))
    await jonas.reads(refusal("en", "invitation_expired"))


@in_danish
async def test_ones_own_link_is_for_others(town: City, language: str) -> None:
    karen = await town.coordinator("Karen", language=language)
    link = await invites_advisor(karen, language)

    await opens(karen, link)

    await karen.reads(refusal(language, "invitation_own"))
    leyla = town.person("Leyla", language=language)
    await opens(leyla, link)  # it was not used up
    await leyla.reads(told(language, "welcome_to_team", role="advisor", name="Leyla"))


@in_danish
async def test_five_wrong_links_an_hour_are_looked_at(town: City, language: str) -> None:
    link = await link_from_the_command_line(town, Role.ADVISOR)
    chat = town.person("Mallory", language=language)
    for number in range(5):
        await opens(chat, f"https://t.me/bot?start=guess{number}")
        await chat.reads(refusal(language, "invitation_unknown"))

    await opens(chat, link)
    await chat.reads(refusal(language, "invitation_tries", tries=5))

    town.moves_clock(hours=1)
    await opens(chat, link)
    await chat.reads(told(language, "welcome_to_team", role="advisor", name="Mallory"))


async def test_only_a_coordinator_invites(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/team")
    await leyla.reads(told("en", "command_unknown"))

    assert await leyla.taps_data("ti:advisor") == refusal("en", "stale_button")

    assert await rows(town, "SELECT 1 FROM invitation") == []


async def test_a_coordinator_is_not_invited_in_the_chat(town: City, karen: Chat) -> None:
    await karen.says("/team")

    assert await karen.taps_data("ti:coordinator") == refusal("en", "stale_button")

    assert await rows(town, "SELECT 1 FROM invitation") == []


async def test_who_reads_the_database_finds_no_link(town: City, karen: Chat) -> None:
    token = (await invites_advisor(karen)).partition("?start=")[2]

    (kept,) = await rows(town, "SELECT token_hash FROM invitation")
    outbox = await rows(town, "SELECT params FROM outbox")

    assert token not in kept.token_hash
    assert token not in str(outbox)
