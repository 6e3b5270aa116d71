"""`/away`: new cases pass an absent advisor by, and what they were asked moves on."""

import asyncio
from datetime import date, time, timedelta

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.absences import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    begins_to_plan,
    day,
    full_day,
    jobs_run,
    plans,
    taps_day,
    time_passes,
)
from tests.support.dialogue import Chat, City
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import (
    command,
    in_both_languages,
    in_danish,
    label,
    reader,
    send_request,
    sentence,
)
from tests.support.working import closes, running_case

EDUCATION = (FocusArea.EDUCATION,)


async def leyla_and_jonas(city: City, language: str = "en") -> tuple[Chat, Chat]:
    """Leyla fits best; Jonas is the next."""
    leyla = await city.advisor("Leyla", language=language, focus_areas=EDUCATION)
    return leyla, await city.advisor("Jonas", language=language)


@in_both_languages
async def test_an_absence_is_planned_begins_and_passes(town: City, language: str) -> None:
    leyla, jonas = await leyla_and_jonas(town, language)
    karen = await town.coordinator(language=language)
    await begins_to_plan(leyla, TUESDAY, FRIDAY)
    await leyla.taps("Jonas")
    days = f"{day(language, TUESDAY)} – {day(language, FRIDAY)}"
    assert leyla.shows(days, sentence(language, "{name} stands in for you.", name="Jonas"))
    await leyla.taps(label(language, "Save"))
    assert leyla.shows("✓", days, "Jonas", command(language, "away"))
    await jonas.reads("🤝", "Leyla", full_day(language, TUESDAY), full_day(language, FRIDAY))

    await time_passes(town, TUESDAY)
    await jonas.reads("🤝", "Leyla", full_day(language, FRIDAY))
    reference = await send_request(town.person("Ayşe", language), language)
    await jonas.reads(reference)
    assert not leyla.shows(reference)
    await jonas.taps(label(language, "Decline"))
    await jonas.taps(label(language, "Too much to do"))
    told = await karen.reads(reference)
    assert f"Leyla: {label(language, 'away')}" in told
    answer = await karen.taps(reader(language).plain("Ask {name}", name="Leyla"))
    until = full_day(language, FRIDAY)
    assert answer == refusal(language, "advisor_away", name="Leyla", until=until)

    await time_passes(town, NEXT_MONDAY, time(7, 59))
    assert not leyla.shows(label(language, "Back"), command(language, "cases"))
    assert not leyla.shows("Velkommen tilbage" if language == "da" else "Welcome back")
    await time_passes(town, NEXT_MONDAY)
    await leyla.reads("Velkommen tilbage" if language == "da" else "Welcome back")
    await jonas.reads("🤝", "Leyla")
    await karen.taps(reader(language).plain("Ask {name}", name="Leyla"))
    await leyla.reads(reference)


@in_danish
async def test_what_is_not_answered_moves_on_when_the_absence_begins(
    town: City, language: str
) -> None:
    leyla, jonas = await leyla_and_jonas(town, language)
    await plans(leyla, language, TUESDAY, WEDNESDAY)
    ayse = town.person("Ayşe", language)
    reference = await send_request(ayse, language)
    await leyla.reads(reference)

    await time_passes(town, TUESDAY, time(7, 29))
    assert not jonas.shows(reference)
    await leyla.reads(reference)  # four working hours without an answer
    await time_passes(town, TUESDAY, time(7, 31))
    await jonas.reads(reference)
    await jobs_run(town)
    await jonas.reads_nothing_new()
    await leyla.reads_nothing_new()
    assert await leyla.taps(label(language, "Accept")) == refusal(language, "offer_over")

    await time_passes(town, THURSDAY)
    moved = "• Offered to somebody else meanwhile: {references}"
    await leyla.reads(sentence(language, moved, references=reference))
    await jobs_run(town)
    await leyla.reads_nothing_new()


async def test_after_downtime_an_absence_begins_late_and_one_that_is_over_not_at_all(
    town: City,
) -> None:
    leyla, jonas = await leyla_and_jonas(town)
    await plans(leyla, "en", TUESDAY, FRIDAY)
    await plans(jonas, "en", TUESDAY, TUESDAY)
    reference = await send_request(town.person("Ayşe", "en"), "en")
    await leyla.reads(reference)
    await time_passes(town, WEDNESDAY, time(12))
    await jonas.reads(reference)
    assert not jonas.shows("Welcome back")
    ends = await rows(town, "SELECT began_at = ended_at, came_back_at = ended_at FROM away_time")
    assert ends == [(None, None), (1, 1)]


@pytest.mark.over_http
async def test_two_replicas_begin_and_announce_once(city: City) -> None:
    leyla, jonas = await leyla_and_jonas(city)
    await plans(leyla, "en", TUESDAY, WEDNESDAY, "Jonas")
    reference = await send_request(city.person("Ayşe", "en"), "en")
    await jonas.reads("Leyla")
    for on, told in ((TUESDAY, reference), (THURSDAY, "Leyla no longer needs")):
        await time_passes(city, on, time(7))
        city.moves_clock(hours=1, minutes=1)
        await asyncio.gather(jobs_run(city), jobs_run(city))
        found = [each for each in jonas.messenger.from_bot(jonas.user) if told in str(each.content)]
        assert len(found) == 1, on
    assert len(await rows(city, "SELECT 1 FROM offer")) == 2
    await leyla.reads("Welcome back")
    await leyla.reads_nothing_new()


async def test_planned_while_an_offer_is_open_and_cancelled_again(town: City) -> None:
    """From today on it moves at once; a plan for tomorrow that is cancelled moves nothing."""
    leyla, jonas = await leyla_and_jonas(town)
    reference = await send_request(town.person("Ayşe", "en"), "en")
    await plans(leyla, "en", TUESDAY, WEDNESDAY, "Jonas")
    await leyla.says("/away")
    await leyla.taps("Cancel it")
    await leyla.taps("Back")
    await leyla.taps("Cancel it")
    await leyla.taps("Yes, cancel it")
    assert leyla.shows("Cancelled")
    await jonas.reads("after all")
    await time_passes(town, TUESDAY)
    assert not jonas.shows(reference)

    await plans(leyla, "en", TUESDAY, WEDNESDAY)
    await leyla.reads(reference, "somebody else")
    await jonas.reads(reference)
    await leyla.says("/away")
    await leyla.taps("I'm back")
    await leyla.taps("Yes, I'm back")
    await leyla.reads("Welcome back", reference)
    other = await send_request(town.person("Bo", "en"), "en")
    await leyla.reads(other)
    await time_passes(town, NEXT_MONDAY)
    assert not await rows(town, "SELECT 1 FROM away_time WHERE came_back_at IS NULL")
    answer = await leyla.taps_data("yx:1")
    assert answer == refusal("en", "stale_button")


@in_danish
async def test_days_are_typed_and_bad_ones_asked_again(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language)
    await plans(leyla, language, THURSDAY, FRIDAY)
    already = refusal(
        language,
        "away_overlaps",
        first=full_day(language, THURSDAY),
        last=full_day(language, FRIDAY),
    )
    await leyla.says("/away")
    await leyla.taps(label(language, "Plan an absence"))
    for text, told in (
        ("22/11/2026", refusal(language, "day_past")),
        ("hjemme", refusal(language, "day_unreadable")),
        ("26/11", already),
        ("24/12/2027", refusal(language, "away_too_far")),
    ):
        await leyla.says(text)
        await leyla.reads(told)
    await leyla.says("tirsdag")
    await leyla.reads(day(language, TUESDAY))
    for text, told in (
        ("23/11", refusal(language, "away_ends_first")),
        ("30/11", already),
        ("24/12/2027", refusal(language, "away_too_far")),
    ):
        await leyla.says(text)
        await leyla.reads(told)
    await leyla.says("25/11")
    await leyla.taps(label(language, "Nobody"))
    await leyla.taps(label(language, "Save"))
    assert await rows(town, "SELECT first, last FROM away_time ORDER BY first") == [
        ("2026-11-24", "2026-11-25"),
        ("2026-11-26", "2026-11-27"),
    ]
    await leyla.says("/away")
    assert len([each for each in leyla.buttons() if label(language, "Cancel it") in each]) == 2


@pytest.mark.over_http
async def test_the_month_is_turned_and_a_second_tap_saves_nothing(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/away")
    assert "‹" not in leyla.buttons()
    await leyla.taps("›")
    first = date(2026, 12, 21)
    await taps_day(leyla, "yf", first)
    await leyla.taps("›")
    await taps_day(leyla, f"yl:{first.toordinal()}", date(2027, 1, 3))
    await leyla.taps("Back")
    await taps_day(leyla, f"yl:{first.toordinal()}", date(2026, 12, 31))
    await leyla.taps("Nobody")
    await leyla.taps_twice_at_once("Save")
    assert len(await rows(town, "SELECT 1 FROM away_time")) == 1
    for data in ("yf:0", "yf:730000", f"yl:{first.toordinal()}:1", "ys:1:1:1", "yi:9:0", "yc:9"):
        assert await leyla.taps_data(data)
    assert len(await rows(town, "SELECT 1 FROM away_time")) == 1


async def test_absences_that_follow_on_each_other_are_announced_together(town: City) -> None:
    leyla, _jonas = await leyla_and_jonas(town)
    await plans(leyla, "en", TUESDAY, WEDNESDAY)
    await leyla.says("/away")
    await leyla.taps("Plan an absence")
    await leyla.says("26/11")
    await leyla.says("27/11")
    await leyla.taps("Nobody")
    await leyla.taps("Save")
    for on in (TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, FRIDAY + timedelta(days=1)):
        await time_passes(town, on)
    assert not leyla.shows("Welcome back")
    await time_passes(town, NEXT_MONDAY)
    await leyla.reads("Welcome back")
    await leyla.reads_nothing_new()


async def test_who_works_on_saturdays_is_back_on_saturday(town: City) -> None:
    leyla, _jonas = await leyla_and_jonas(town)
    await leyla.says("/hours")
    await leyla.taps("Saturday")
    await leyla.says("10-14")
    await plans(leyla, "en", TUESDAY, FRIDAY)
    await time_passes(town, TUESDAY)
    await time_passes(town, FRIDAY + timedelta(days=1))
    await leyla.reads("Welcome back")


async def test_when_everybody_is_away_the_coordinators_are_told(town: City) -> None:
    karen = await town.coordinator(language="en")
    leyla, jonas = await leyla_and_jonas(town)
    early = await send_request(town.person("Ayşe", "en"), "en")
    await plans(leyla, "en", MONDAY, FRIDAY)
    await jonas.reads(early)
    await plans(jonas, "en", MONDAY, FRIDAY)
    told = await karen.reads(early, "needs an advisor")
    assert "Jonas: away" in told
    late = await send_request(town.person("Bo", "en"), "en")
    told = await karen.reads(late, "needs an advisor")
    assert "Leyla: away" in told
    assert "Jonas: away" in told


async def test_a_case_is_not_handed_over_to_somebody_who_is_away(town: City) -> None:
    case = await running_case(town)
    jonas = await town.advisor("Jonas", language="en")
    omar = await town.advisor("Omar", language="en")
    await plans(jonas, "en", MONDAY, FRIDAY)
    await case.leyla.taps("Hand over")
    answer = await case.leyla.taps("Ask Jonas")
    until = full_day("en", FRIDAY)
    assert answer == refusal("en", "advisor_away", name="Jonas", until=until)
    await case.leyla.taps("Whoever fits best")
    await omar.reads(case.reference)

    await plans(omar, "en", MONDAY, FRIDAY)
    await omar.reads(case.reference, "somebody else")
    await case.leyla.reads("Omar", case.reference, "stays with you")


@in_danish
async def test_opened_again_while_its_advisor_is_away_it_is_offered_anew(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    jonas = await town.advisor("Jonas", language=language)
    await closes(case.leyla, language)
    await plans(case.leyla, language, MONDAY, FRIDAY, "Jonas")

    await case.ayse.taps(label(language, "Not solved"))

    await jonas.reads(case.reference)
    await jonas.taps(label(language, "Accept"))
    await case.ayse.reads("Jonas", case.reference)
    assert not case.leyla.shows(case.reference, label(language, "Open case"), "Ayşe opened")


async def test_the_clock_is_set_back(town: City) -> None:
    """What has begun has begun, and is announced once."""
    leyla, jonas = await leyla_and_jonas(town)
    await plans(leyla, "en", TUESDAY, WEDNESDAY, "Jonas")
    reference = await send_request(town.person("Ayşe", "en"), "en")
    for on in (TUESDAY, MONDAY, TUESDAY, THURSDAY, MONDAY, THURSDAY):
        await time_passes(town, on, time(9, 30))
    told = [each.content.get("text", "") for each in jonas.messenger.from_bot(jonas.user)]
    assert len([each for each in told if "You stand in for Leyla" in each]) == 1
    assert len([each for each in told if "needs you to stand in" in each]) == 1
    assert len(await rows(town, "SELECT 1 FROM offer WHERE advisor_id = 2")) == 1
    await leyla.reads("Welcome back", reference)
    await leyla.reads_nothing_new()


async def test_only_the_team_is_away(town: City) -> None:
    ayse = town.person("Ayşe", "en")
    await ayse.says("/start")
    await ayse.says("/away")
    assert not ayse.shows("When are you away?")
    assert await ayse.taps_data("yy:739943:739943:0") == refusal("en", "stale_button")
    assert not await rows(town, "SELECT 1 FROM away_time")
