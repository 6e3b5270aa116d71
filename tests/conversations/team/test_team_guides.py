"""What somebody new on the team reads of their work, and what everybody reads of the team."""

from casework.core.vocabulary import Role
from handlers.core.command_names import name_in
from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.walks import in_both_languages, label

ADVISORS, COORDINATORS = "For advisors, on one page", "For coordinators, on one page"


@in_both_languages
async def test_an_advisor_reads_the_page_of_advisors(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language)

    await leyla.says("/help")
    assert label(language, COORDINATORS) not in leyla.buttons()
    await leyla.taps(label(language, ADVISORS))

    await leyla.reads(label(language, "Accept"), label(language, "Take care"))
    assert leyla.shows(f"/{name_in(language, 'hours')}")


@in_both_languages
async def test_a_coordinator_reads_theirs(town: City, language: str) -> None:
    karen = await town.coordinator("Karen", language=language)

    await karen.says("/help")
    await karen.taps(label(language, COORDINATORS))

    await karen.reads(label(language, "Assign"), "/team")


async def test_who_asks_for_help_has_no_page_of_the_team(town: City) -> None:
    ayse = town.person("Ayşe", language="en")

    await ayse.says("/help")

    assert not {ADVISORS, COORDINATORS} & set(ayse.buttons())
    await ayse.taps_data(f"gd:{Role.ADVISOR}")
    assert not ayse.shows("A new case")


async def test_an_advisor_does_not_open_the_page_of_coordinators(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/help")

    toast = await leyla.taps_data(f"gd:{Role.COORDINATOR}")

    assert toast == refusal("en", "stale_button")
    assert not leyla.shows("Each working morning")


@in_both_languages
async def test_the_team_is_as_large_as_it_is(town: City, language: str) -> None:
    ayse = town.person("Ayşe", language=language)
    place = {"da": "København", "en": "Copenhagen"}[language]

    await ayse.says("/about")
    await ayse.reads(f"({place}).")
    await town.coordinator("Karen")
    await town.advisor("Leyla")
    await town.advisor("Jonas")
    await ayse.says("/about")

    advisors = {"da": "2 rådgivere og 1 koordinator", "en": "2 advisors and 1 coordinator"}
    await ayse.reads(f"({place}): {advisors[language]}.")
