"""A coordinator says that an advisor who is ill is away, and who stands in."""

from datetime import timedelta

import pytest

from casework.core.vocabulary import FocusArea
from tests.conversations.offers.test_any_case import chat_of
from tests.support.absences import MONDAY, WEDNESDAY, full_day, taps_day
from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, send_request, sentence
from tests.support.working import running_case


@in_danish
async def test_from_the_card_with_a_substitute(town: City, language: str) -> None:
    await town.advisor("Jonas", language=language, focus_areas=(FocusArea.HEALTH,))
    karen = await town.coordinator("Karen", language=language)
    case = await running_case(town, language)
    jonas = chat_of(town, "Jonas")
    await karen.says("/cases")
    await karen.taps(case.reference)
    await karen.taps(label(language, "Advisor is ill"))
    await taps_day(karen, "yd:" + (await leylas_id(town)), WEDNESDAY)
    await karen.taps("Jonas")
    await karen.taps(label(language, "Save"))
    await karen.reads("Leyla", "Jonas")
    await case.leyla.reads("Karen", "Jonas")
    await jonas.reads("Leyla", full_day(language, WEDNESDAY))
    [(began,)] = await rows(town, "SELECT began_at FROM away_time")
    assert began is not None
    await jonas.says("/cases")
    await jonas.reads(case.reference)

    await case.leyla.taps(label(language, "I'm back"))
    await case.leyla.taps(label(language, "Yes, I'm back"))
    told = "🤝 {name} no longer needs you to stand in. Thank you for looking after it."
    await jonas.reads(sentence(language, told, name="Leyla"))


async def leylas_id(city: City) -> str:
    """Her id, as buttons carry it."""
    [(leyla,)] = await rows(city, "SELECT id FROM person WHERE first_name = 'Leyla'")
    return str(leyla)


async def test_from_the_team_once_and_by_coordinators_alone(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    karen, kim = [await town.coordinator(each, language="en") for each in ("Karen", "Kim")]
    number = await leylas_id(town)
    for each in (karen, kim):
        await each.says("/team")
        await each.taps("Leyla")
        await each.taps("Is ill or away")
        await taps_day(each, f"yd:{number}", MONDAY)
        await each.taps("Nobody")
    await karen.taps("Save")
    await leyla.reads("Karen has noted that you are away", "Nobody stands in for you")
    answer = await kim.taps("Save")
    assert answer.startswith("Leyla is away until the end of")
    assert await kim.taps_data(f"ya:{number}") == answer
    assert len(await rows(town, "SELECT 1 FROM away_time")) == 1
    assert await leyla.taps_data(f"ya:{number}") == refusal("en", "stale_button")


@pytest.mark.parametrize("button", ["ya:{}", "yg:{}:740000:0"])
async def test_not_for_somebody_who_is_no_advisor(town: City, button: str) -> None:
    karen = await town.coordinator("Karen", language="en")
    await town.advisor("Leyla", language="en")
    await karen.says("/team")
    [(person,)] = await rows(town, "SELECT id FROM person WHERE first_name = 'Karen'")
    assert await karen.taps_data(button.format(person)) == refusal("en", "not_an_advisor")


async def test_a_button_of_another_day_sets_no_day_that_is_past(town: City) -> None:
    await town.advisor("Leyla", language="en")
    karen = await town.coordinator("Karen", language="en")
    await karen.says("/team")
    number, day = await leylas_id(town), (MONDAY - timedelta(days=1)).toordinal()
    answer = await karen.taps_data(f"yg:{number}:{day}:0")
    assert answer == refusal("en", "away_ends_first")


async def test_what_she_was_asked_goes_to_the_next(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    jonas = await town.advisor("Jonas", language="en")
    karen = await town.coordinator("Karen", language="en")
    reference = await send_request(town.person("Ayşe", language="en"), "en")
    await leyla.reads(reference)
    await karen.says("/team")
    number = await leylas_id(town)
    await karen.taps_data(f"yg:{number}:{MONDAY.toordinal()}:0")
    await karen.reads("Leyla is away")
    assert "being offered" not in karen.last().content.get("text", "")
    await jonas.reads(reference)
