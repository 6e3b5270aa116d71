"""A card has eight buttons at hand, the others behind More; files come when they are asked for."""

import pytest

from casework.core.vocabulary import FocusArea
from storage.tables import Attachment, Requisition
from tests.support.dialogue import Chat, City
from tests.support.rows import all_of
from tests.support.walks import PROBLEM, answer_until, in_both_languages, label
from tests.support.working import running_case

MOST = 8


@in_both_languages
async def test_what_is_not_at_hand_is_a_tap_away_and_back(town: City, language: str) -> None:
    case = await running_case(town, language)
    card = case.leyla.last()
    at_hand = case.leyla.buttons(card)
    assert len(at_hand) <= MOST
    assert at_hand[0] == "💬 " + label(language, "Write to the requester")
    assert at_hand[-1] == f"{label(language, 'More')} …"

    await case.leyla.taps(at_hand[-1], on=card)

    others = case.leyla.buttons(card)
    assert others[-1] == "⬅️ " + label(language, "Back")
    assert not set(at_hand[:-1]) & set(others)
    await case.leyla.taps(others[-1], on=card)
    assert case.leyla.buttons(card) == at_hand
    assert case.leyla.last() is card


async def test_more_of_a_case_that_is_somebody_elses_now_says_so(town: City) -> None:
    case = await running_case(town, "en")
    card = case.leyla.last()
    jonas = await town.advisor("Jonas", language="en")
    await jonas.says("/start")
    for data in ("cq:1", "cv:1", "ci:1"):
        assert await jonas.taps_data(data) != ""
        assert not jonas.shows(case.reference)
    assert len(case.leyla.buttons(card)) <= MOST


async def with_files(city: City) -> tuple[Chat, Chat]:
    """A request with two photos and a document, which Leyla has taken."""
    leyla = await city.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = city.person("Ayşe", language="en")
    await answer_until(ayse, "en", f"={PROBLEM}")
    await ayse.says(PROBLEM)
    for what in ("photo", "photo", "document"):
        await ayse.sends_a(what)
    await answer_until(ayse, "en", since=f"={PROBLEM}")
    await ayse.taps("Send request")
    await leyla.taps("Accept")
    return leyla, ayse


async def test_files_come_when_they_are_asked_for_and_as_an_album(town: City) -> None:
    leyla, ayse = await with_files(town)
    await leyla.taps("Open case")
    before = len(town.messenger.from_bot(leyla.user))
    await leyla.taps("📎 3 files")
    sent = town.messenger.from_bot(leyla.user)[before:]
    assert [next(iter({"photo", "document"} & each.content.keys())) for each in sent] == [
        "photo", "photo", "document"
    ]  # fmt: skip
    albums = [each.content.get("media_group_id") for each in sent]
    assert albums[0] == albums[1] is not None
    assert albums[2] is None

    await ayse.says("/requests")
    await ayse.taps("TF-2026-0001")
    await ayse.taps("📎 3 files")
    assert "document" in ayse.last().content


@pytest.mark.parametrize("days", [0, 40])
async def test_a_stranger_gets_no_files(town: City, days: int) -> None:
    _leyla, _ayse = await with_files(town)
    town.moves_clock(days=days)
    omar = town.person("Omar", language="en")
    await omar.says("/start")
    assert await omar.taps_data("ci:1") != ""
    assert not any("photo" in each.content for each in town.messenger.from_bot(omar.user))
    assert len(await all_of(town, Attachment)) == 3
    assert len(await all_of(town, Requisition)) == 1
