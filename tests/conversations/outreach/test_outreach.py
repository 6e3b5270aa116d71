"""An advisor registers what they found in the field, and who is helped joins by a link."""

import pytest

from storage.tables import Requisition
from tests.support.dialogue import Chat, City, text_of
from tests.support.scenes.scene import scene
from tests.support.walks import PROBLEM, answer_until, command, label, sentence

LANGUAGES = ["da", "en"]


@scene
async def registered(town: City, language: str, contact: str) -> Chat:
    """Leyla registers a case; the form asks her about them."""
    leyla = await town.advisor("Leyla", language=language)
    await leyla.says("/outreach")
    await leyla.says(PROBLEM)
    await answer_until(leyla, language, since=f"={PROBLEM}")
    await leyla.reads(sentence(language, "<b>How can we reach them?</b>"))
    await leyla.taps(label(language, contact))
    return leyla


def link_in(chat: Chat) -> str:
    """The token of the link that stands in the newest message."""
    return text_of(chat.last()).partition("?start=")[2].split()[0]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_case_from_the_field_is_the_advisors_at_once(town: City, language: str) -> None:
    leyla = await registered(town, language, "By a link that I give them")
    await leyla.taps(label(language, "Send request"))

    await leyla.reads("TF-2026-0001")
    assert label(language, "Link for the requester") in "".join(leyla.buttons())
    await leyla.taps(label(language, "Open case"))
    await leyla.reads(
        "TF-2026-0001", label(language, "Found in the field. Nobody there follows it here yet.")
    )
    origin = await town.running.database.run(
        lambda unit: unit.session.get_one(Requisition, 1).origin.value
    )
    assert origin == "outreach"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_is_helped_joins_and_they_write_to_each_other(town: City, language: str) -> None:
    leyla = await registered(town, language, "By a link that I give them")
    await leyla.taps(label(language, "Send request"))
    await leyla.taps(label(language, "Link for the requester"))
    token = link_in(leyla)
    ayse = town.person("Ayşe", language=language)

    await ayse.says(f"/start {token}")

    await ayse.reads("Leyla", "TF-2026-0001", command(language, "privacy"))
    await leyla.reads("Ayşe", "TF-2026-0001")
    await ayse.taps(label(language, "Write to your advisor"))
    await ayse.says("Tak, vi er her.")
    await leyla.reads("TF-2026-0001", "Tak, vi er her.")


async def test_a_link_works_once_and_never_for_the_advisor(town: City) -> None:
    leyla = await registered(town, "en", "By a link that I give them")
    await leyla.taps("Send request")
    await leyla.taps("Link for the requester")
    token = link_in(leyla)

    await leyla.says(f"/start {token}")
    await leyla.reads("your own case")
    ayse, omar = town.person("Ayşe", language="en"), town.person("Omar", language="en")
    await ayse.says(f"/start {token}")
    await ayse.reads("Welcome", "TF-2026-0001")
    await omar.says(f"/start {token}")
    await omar.reads("That link has been used")
    await omar.says("/start case-nonsense")
    await omar.reads("I don't know that link")
    assert not omar.shows("TF-2026-0001")


async def test_an_older_link_ends_when_a_new_one_is_made_and_all_after_a_month(town: City) -> None:
    leyla = await registered(town, "en", "By a link that I give them")
    await leyla.taps("Send request")
    await leyla.taps("Link for the requester")
    older = link_in(leyla)
    await leyla.taps("Link for the requester")
    newer = link_in(leyla)
    ayse = town.person("Ayşe", language="en")

    await ayse.says(f"/start {older}")
    await ayse.reads("That link is too old")
    town.moves_clock(days=31)
    await ayse.says(f"/start {newer}")

    await ayse.reads("That link is too old")


async def test_the_wrong_person_is_let_go_and_sees_nothing_more(town: City) -> None:
    leyla = await registered(town, "en", "By a link that I give them")
    await leyla.taps("Send request")
    await leyla.taps("Link for the requester")
    omar = town.person("Omar", language="en")
    await omar.says(f"/start {link_in(leyla)}")
    await leyla.reads("Omar")
    await omar.taps("Write to your advisor")
    await omar.says("Is this about my flat?")
    await leyla.reads("Is this about my flat?")

    await leyla.taps("That is the wrong person")

    await leyla.reads("Omar can no longer see TF-2026-0001")
    await omar.reads("meant for somebody else")
    assert await omar.taps("See the request") != ""
    await omar.taps_data("tw:1")
    await omar.says("Hello?")
    assert not leyla.shows("Hello?")
    await leyla.taps("Link for the requester")
    ayse = town.person("Ayşe", language="en")
    await ayse.says(f"/start {link_in(leyla)}")
    await ayse.reads("Welcome", "TF-2026-0001")
    await ayse.taps_data("tl:1")
    await ayse.taps_data("tf:1")
    assert not ayse.shows("my flat")


async def test_a_phone_number_there_is_typed_not_shared(town: City) -> None:
    leyla = await registered(town, "en", "By phone")

    await leyla.reads("What is their phone number?")
    await leyla.says("nobody knows")
    await leyla.reads("I can't read that as a phone number")
    await leyla.says("20 30 40 50")
    await leyla.taps("Send request")
    await leyla.taps("Open case")

    await leyla.reads("20 30 40 50")


async def test_an_own_request_that_lies_open_is_not_lost(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/request")
    await leyla.says(PROBLEM)

    await leyla.says("/outreach")
    await leyla.reads("You have a request that is not sent yet")
    await leyla.taps("Start over")
    await leyla.taps("Yes, start over")
    await leyla.reads("What is the problem?")


async def test_a_requester_cannot_register_for_others(town: City) -> None:
    ayse = town.person("Ayşe", language="en")
    await ayse.says("/start")

    await ayse.says("/outreach")

    await ayse.reads("/help")
