"""What people read of when something happens, and of who reads what, is what then is so."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.jobs.digests import send_digests
from bot.jobs.follow_ups import follow_up
from casework.cases.permissions import Involved, may_read_case, may_read_work
from casework.core.vocabulary import FocusArea, Role
from tests.support.absences import plans
from tests.support.dialogue import City, text_of
from tests.support.walks import in_both_languages, label, reader, send_request
from tests.support.working import closes, running_case

MONDAY_AT_TEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATE = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
"""23:30 on a Monday."""


@in_both_languages
async def test_who_was_merely_asked_is_not_late(town: City, language: str) -> None:
    karen = await town.coordinator(language=language)
    town.moves_clock_to(MONDAY_AT_TEN)
    await send_request(town.person("Ayşe", language=language), language)
    await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    town.moves_clock_to(datetime(2026, 11, 26, 6, 20, tzinfo=UTC))
    await follow_up(town.running)
    await town.settled()
    await karen.says("/cases")
    await karen.taps("TF-2026-0001")
    await karen.taps(label(language, "Choose an advisor"))
    await karen.taps(reader(language).plain("Ask {name}", name="Leyla"))
    town.moves_clock_to(datetime(2026, 11, 26, 6, 31, tzinfo=UTC))
    await send_digests(town.running)

    asked = {
        "da": "ingen har sagen; Leyla blev spurgt i dag",
        "en": "nobody has it; Leyla was asked today",
    }[language]
    told = await karen.reads(asked, "TF-2026-0001")
    assert {"da": "svar fra Leyla", "en": "answer from Leyla"}[language] not in told


@in_both_languages
async def test_whoever_waits_for_the_morning_has_not_been_told(town: City, language: str) -> None:
    case = await running_case(town, language)
    town.moves_clock_to(LATE)

    await closes(case.leyla, language)

    said = text_of(case.leyla.last())
    told, until = {
        "da": ("tirsdag den 24. november kl. 8.00", "onsdag den 23. december kl. 23.30"),
        "en": ("Tuesday 24 November at 08:00", "Wednesday 23 December at 23:30"),
    }[language]
    assert told in said
    assert until in said
    assert {"da": "Jeg har givet Ayşe besked", "en": "I have told Ayşe"}[language] not in said


@in_both_languages
async def test_reopening_ends_at_the_moment_that_was_named(town: City, language: str) -> None:
    case = await running_case(town, language)
    await closes(case.leyla, language)
    ends = datetime(2026, 12, 23, 9, tzinfo=UTC)
    named = {"da": "onsdag den 23. december kl. 10.00", "en": "Wednesday 23 December at 10:00"}
    await case.ayse.reads(named[language])

    town.moves_clock_to(ends - timedelta(seconds=30))
    await case.ayse.taps(label(language, "Not solved"))

    await case.ayse.reads(case.reference, "29. december" if language == "da" else "29 December")


async def test_after_the_moment_that_was_named_it_is_too_late(town: City) -> None:
    case = await running_case(town)
    await closes(case.leyla, "en")
    town.moves_clock_to(datetime(2026, 12, 23, 9, 1, tzinfo=UTC))
    assert "more than 30 days" in await case.ayse.taps("Not solved")


async def test_who_is_away_is_not_said_to_have_been_asked_before(town: City) -> None:
    karen = await town.coordinator(language="en")
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    await send_request(town.person("Ayşe", language="en"), "en")
    await karen.says("/cases")
    await karen.taps("TF-2026-0001")
    await karen.taps("Choose an advisor")
    await karen.reads("Leyla: is being asked now")
    await plans(leyla, "en", date(2026, 11, 23), date(2026, 11, 24))

    told = await karen.reads("needs an advisor")
    assert "Leyla: away" in told


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (1, {"da": "koordinatorerne", "en": "the coordinators"}),
        (2, {"da": "den rådgiver, der har din henvendelse", "en": "the advisor who has your case"}),
        (3, {"da": "stedfortræder", "en": "whoever stands in for them"}),
        (4, {"da": "ved at spørge om den", "en": "the advisors we are asking to take it"}),
    ],
)
@in_both_languages
async def test_the_privacy_text_names_who_may_read(
    town: City, language: str, person: int, words: dict[str, str]
) -> None:
    """Each one whom the permissions let read a case is named; nobody else may."""
    involved = Involved(requester=9, advisor=2, asked=4, substitute=3)
    role = Role.COORDINATOR if person == 1 else Role.ADVISOR
    assert may_read_case(person, {role}, involved)
    assert may_read_work(person, {role}, involved)
    assert not may_read_case(5, {Role.ADVISOR}, involved)

    ayse = town.person("Ayşe", language=language)
    await ayse.says("/privacy")
    assert words[language] in text_of(ayse.last())


@in_both_languages
async def test_a_note_says_who_can_read_it(town: City, language: str) -> None:
    case = await running_case(town, language)
    await case.leyla.taps(label(language, "Note"))

    asked = text_of(case.leyla.last())

    assert {"da": "stedfortræder", "en": "stands in"}[language] in asked
    assert {"da": "koordinatorerne", "en": "coordinators"}[language] in asked
    assert {"da": "har ret til", "en": "may ask to see"}[language] in asked
    assert {"da": "aldrig", "en": "never"}[language] not in asked


@in_both_languages
async def test_a_pause_says_when_what_has_waited_comes(town: City, language: str) -> None:
    """Until a Saturday, so on Monday: requesters are left in peace at weekends."""
    ayse = town.person("Ayşe", language=language)
    await ayse.says("/pause")
    await ayse.says({"da": "28. november", "en": "28 November"}[language])
    await ayse.reads(
        "⏸",
        {"da": "mandag den 30. november kl. 8.00", "en": "Monday 30 November at 08:00"}[language],
    )
