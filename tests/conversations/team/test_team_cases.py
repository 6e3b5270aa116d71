"""Cases in the hands of the team: nobody left, assigned, taken by one of two, and listed."""

import pytest

from casework.core.vocabulary import FocusArea, Role
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.team import link_from_the_command_line, opens
from tests.support.texts import refusal, told
from tests.support.troubles import rows, taps_unwatched
from tests.support.walks import in_danish, label, reader, send_request

EDUCATION = (FocusArea.EDUCATION,)


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor who fits best."""
    return await town.advisor("Leyla", language="en", focus_areas=EDUCATION)


@pytest.fixture
async def jonas(town: City) -> Chat:
    """The one who comes next."""
    return await town.advisor("Jonas", language="en")


@pytest.fixture
async def karen(town: City) -> Chat:
    """The coordinator."""
    return await town.coordinator("Karen", language="en")


@pytest.fixture
def ayse(town: City) -> Chat:
    """A teacher."""
    return town.person("Ayşe", language="en")


@scene
async def declines(advisor: Chat, language: str, reason: str) -> None:
    """Say no, and why."""
    await advisor.taps(label(language, "Decline"))
    await advisor.taps(label(language, reason))


def asks(language: str, name: str) -> str:
    """The button that gives a case to somebody."""
    return reader(language).plain("Ask {name}", name=name)


@in_danish
async def test_when_nobody_is_left_every_coordinator_reads_why_and_can_assign(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=EDUCATION)
    jonas = await town.advisor("Jonas", language=language)
    team = [await town.coordinator(name, language=language) for name in ("Karen", "Kim")]
    reference = await send_request(town.person("Ayşe", language=language), language)
    await declines(leyla, language, "Conflict of interest")
    await declines(jonas, language, "Too much to do")

    for karen in team:
        shown = await karen.reads(reference)
        assert f"Leyla: {label(language, 'has a conflict of interest')}" in shown
        assert f"Jonas: {label(language, 'has too much to do')}" in shown
        assert {asks(language, "Leyla"), asks(language, "Jonas")} <= set(karen.buttons())


async def test_an_assigned_case_is_offered_like_any_other(
    leyla: Chat, jonas: Chat, karen: Chat, ayse: Chat
) -> None:
    reference = await send_request(ayse, "en")
    await declines(leyla, "en", "Too much to do")
    await declines(jonas, "en", "Too much to do")
    await jonas.reads(told("en", "offer_declined", reference=reference))

    await karen.taps(asks("en", "Jonas"))

    await karen.reads(told("en", "case_assigned", name="Jonas", reference=reference))
    card = await jonas.reads(reference)
    assert "Karen" in card
    await jonas.taps(label("en", "Accept"))
    await ayse.reads("Jonas", reference)


async def test_an_assigned_case_can_be_declined_too(leyla: Chat, karen: Chat, ayse: Chat) -> None:
    reference = await send_request(ayse, "en")
    await declines(leyla, "en", "Too much to do")
    await karen.reads(reference)
    await karen.taps(asks("en", "Leyla"))
    await karen.reads("Leyla", reference)

    await declines(leyla, "en", "Outside my field")

    assert label("en", "says it is outside their field") in await karen.reads(reference)


@pytest.mark.over_http
async def test_two_taps_on_a_name_ask_once(city: City) -> None:
    leyla = await city.advisor("Leyla", language="en")
    karen = await city.coordinator("Karen", language="en")
    reference = await send_request(city.person("Ayşe", language="en"), "en")
    await declines(leyla, "en", "Too much to do")
    await leyla.reads(told("en", "offer_declined", reference=reference))

    await karen.taps_twice_at_once(asks("en", "Leyla"))

    assert len(await rows(city, "SELECT 1 FROM offer")) == 2
    await leyla.reads(reference, "Karen")
    await leyla.reads_nothing_new()
    await karen.reads(told("en", "case_assigned", name="Leyla", reference=reference))
    await leyla.taps(label("en", "Accept"))
    await leyla.reads(reference)


async def test_two_coordinators_choose_somebody_else_at_once(city: City) -> None:
    """The later one reads what the earlier one did, and theirs counts with one tap more."""
    advisors = [await city.advisor(name, language="en") for name in ("Leyla", "Jonas", "Omar")]
    team = [await city.coordinator(name, language="en") for name in ("Karen", "Kim")]
    reference = await send_request(city.person("Ayşe", language="en"), "en")
    for each in team:
        await each.says("/cases")
        await each.taps(reference)
        await each.taps("Choose an advisor")

    for each, name in zip(team, ("Jonas", "Omar"), strict=True):
        taps_unwatched(each, asks("en", name))
    await city.settled()

    moved = told("en", "offer_moved", reference=reference)
    statement = (
        "SELECT first_name FROM offer JOIN person ON person.id = advisor_id WHERE ended_at IS NULL"
    )
    [(asked,)] = await rows(city, statement)
    pairs = list(zip(team, ("Jonas", "Omar"), strict=True))
    [(first, _name)] = [each for each in pairs if each[1] == asked]
    [(second, other)] = [each for each in pairs if each[1] != asked]
    assert first.shows("I have asked", asked, reference)
    assert not second.shows("I have asked")
    await second.reads(first.user.first_name, asked, reference, "at 10:0")
    await second.taps(f"Yes, ask {other}")
    assert await rows(city, statement) == [(other,)]
    await second.reads("I have asked", other, reference)
    await first.reads(second.user.first_name, other, asked, reference)
    assert sum(each.shows(moved) for each in advisors) == 2
    assert not city.messenger.unanswered()
    assert city.metrics.updates_failed == 0


async def test_a_case_is_taken_by_one_and_the_other_is_told_by_whom(
    leyla: Chat, jonas: Chat, karen: Chat, ayse: Chat
) -> None:
    """The coordinator gives the case to Jonas while Leyla still looks at her card."""
    reference = await send_request(ayse, "en")
    await karen.says("/cases")
    await karen.taps(reference)
    await karen.taps(label("en", "Choose an advisor"))
    await karen.taps(asks("en", "Jonas"))
    await leyla.reads(told("en", "offer_moved", reference=reference))

    taps_unwatched(jonas, label("en", "Accept"))
    answer = await leyla.taps(label("en", "Accept"))

    assert answer == refusal("en", "case_taken", name="Jonas")
    await ayse.reads("Jonas", reference)
    assert not ayse.shows("Leyla")


async def test_a_coordinator_who_comes_too_late_is_told_who_has_it(
    leyla: Chat, jonas: Chat, karen: Chat, ayse: Chat
) -> None:
    reference = await send_request(ayse, "en")
    await karen.says("/cases")
    await karen.taps(reference)
    await karen.taps(label("en", "Choose an advisor"))
    await leyla.taps(label("en", "Accept"))

    answer = await karen.taps(asks("en", "Jonas"))

    assert answer == refusal("en", "case_taken", name="Leyla")
    await jonas.reads_nothing_new()


@in_danish
async def test_a_case_without_any_advisor_waits_for_the_first(town: City, language: str) -> None:
    karen = await town.coordinator("Karen", language=language)
    reference = await send_request(town.person("Ayşe", language=language), language)
    await karen.reads(reference)
    leyla = await town.advisor("Leyla", language=language)

    await karen.says("/cases")
    await karen.taps(reference)
    await karen.taps(label(language, "Choose an advisor"))
    await karen.taps(asks(language, "Leyla"))

    await leyla.reads(reference)


async def test_a_coordinator_who_arrives_later_hears_of_every_case_that_waits(
    town: City,
) -> None:
    references = [
        await send_request(town.person(name, language="en"), "en") for name in ("Ayşe", "Bent")
    ]
    karen = town.person("Karen", language="en")

    await opens(karen, await link_from_the_command_line(town, Role.COORDINATOR))

    for reference in references:
        await karen.reads(reference)


async def test_a_coordinator_is_told_who_cannot_be_reached(
    town: City, leyla: Chat, karen: Chat, ayse: Chat
) -> None:
    reference = await send_request(ayse, "en")
    await declines(leyla, "en", "Too much to do")
    town.messenger.person_blocks_bot(leyla.user)
    await karen.reads(reference)
    await karen.taps(asks("en", "Leyla"))  # Telegram refuses, and the case comes back
    await karen.reads(reference)

    answer = await karen.taps(asks("en", "Leyla"))

    assert answer == refusal("en", "advisor_unreachable", name="Leyla")
