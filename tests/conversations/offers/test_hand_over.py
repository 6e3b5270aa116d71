"""Handing a case over: it moves only when the other one accepts, and until then it stays."""

from datetime import UTC, datetime

import pytest

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import rows, taps_unwatched
from tests.support.walks import in_danish, label, reader, sentence
from tests.support.working import Running, closes, running_case, writes_closing

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
BEST = "★ Whoever fits best"


@pytest.fixture
async def jonas(town: City) -> Chat:
    """Another advisor."""
    return await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HEALTH,))


@pytest.fixture
async def case(town: City, jonas: Chat) -> Running:
    """A case in Leyla's hands, while there is Jonas too."""
    town.moves_clock_to(MONDAY)
    return await running_case(town)


def ask(language: str, name: str) -> str:
    """The button that asks somebody."""
    return reader(language).plain("Ask {name}", name=name)


@scene
async def hands_over(leyla: Chat, language: str, name: str) -> None:
    """**Hand over**, to somebody who is chosen."""
    await leyla.taps(label(language, "Hand over"))
    await leyla.taps(ask(language, name))


async def owner(city: City) -> str:
    """The name of the advisor who has the one case."""
    [(name,)] = await rows(
        city, "SELECT first_name FROM requisition JOIN person ON person.id = advisor_id"
    )
    return str(name)


@in_danish
async def test_a_case_moves_when_the_other_one_accepts(town: City, language: str) -> None:
    jonas = await town.advisor("Jonas", language=language)
    case = await running_case(town, language)
    await hands_over(case.leyla, language, "Jonas")
    await case.leyla.reads("Jonas", case.reference)
    assert await rows(town, "SELECT status FROM requisition") == [("active",)]
    assert await owner(town) == "Leyla"
    await case.ayse.reads_nothing_new()
    await jonas.reads(
        case.reference,
        sentence(language, "{name} has it now and would like to hand it over.", name="Leyla"),
        "Tagensbo School",
    )

    await jonas.taps(label(language, "Accept"))

    assert await owner(town) == "Jonas"
    await jonas.reads(case.reference, "Leyla")
    await case.leyla.reads("Jonas", case.reference)
    await case.ayse.reads("Jonas", "Leyla", case.reference)
    await jonas.taps(label(language, "Open case"))
    assert label(language, "Log") in jonas.buttons()
    assert await case.leyla.taps_data("wl:1") == refusal(language, "stale_button")
    assert await case.leyla.taps_data("co:1") == refusal(language, "stale_button")


@in_danish
async def test_declined_it_stays_and_its_advisor_hears_why(town: City, language: str) -> None:
    jonas = await town.advisor("Jonas", language=language)
    case = await running_case(town, language)
    await hands_over(case.leyla, language, "Jonas")
    await jonas.taps(label(language, "Decline"))
    await jonas.taps(label(language, "Too much to do"))

    await jonas.reads(case.reference)
    reason = label(language, "has too much to do")
    await case.leyla.reads("Jonas", case.reference, reason)
    assert await owner(town) == "Leyla"
    assert await rows(town, "SELECT status FROM requisition") == [("active",)]
    assert label(language, "Ask somebody else") in case.leyla.buttons()
    assert not case.ayse.shows("Jonas")


@in_danish
async def test_the_ranking_asks_whoever_fits_best_of_the_others(town: City, language: str) -> None:
    await town.advisor("Jonas", language=language, focus_areas=(FocusArea.HEALTH,))
    case = await running_case(town, language)
    omar = await town.advisor("Omar", language=language, focus_areas=(FocusArea.EDUCATION,))

    await case.leyla.taps(label(language, "Hand over"))
    await case.leyla.taps(label(language, "Whoever fits best"))

    await case.leyla.reads("Omar", case.reference)
    await omar.reads(case.reference)


async def test_when_nobody_is_left_the_coordinators_are_told(
    town: City, case: Running, jonas: Chat
) -> None:
    karen = await town.coordinator("Karen", language="en")
    await case.leyla.taps("Hand over")
    await case.leyla.taps(BEST)
    await jonas.taps("Decline")
    await jonas.taps("Another reason")
    await case.leyla.taps("Ask somebody else")
    await case.leyla.taps(BEST)
    await case.leyla.reads("nobody left to ask", case.reference)
    await karen.reads("Leyla", case.reference)
    assert await owner(town) == "Leyla"


@in_danish
async def test_a_second_handover_waits_for_the_first(town: City, language: str) -> None:
    await town.advisor("Jonas", language=language)
    omar = await town.advisor("Omar", language=language)
    case = await running_case(town, language)
    await case.leyla.taps(label(language, "Hand over"))
    menu = case.leyla.last()
    omar_asked = next(str(each.data) for each in menu.buttons if each.text == ask(language, "Omar"))
    await case.leyla.taps(ask(language, "Jonas"))

    answer = await case.leyla.taps_data(omar_asked, on=menu)

    assert answer == refusal(language, "handover_open", name="Jonas")
    assert not omar.shows(case.reference)


@in_danish
async def test_it_can_be_kept_after_all(town: City, language: str) -> None:
    jonas = await town.advisor("Jonas", language=language)
    case = await running_case(town, language)
    await hands_over(case.leyla, language, "Jonas")
    await case.leyla.taps(label(language, "Keep it after all"))
    await case.leyla.reads(case.reference)
    await jonas.reads("Leyla", case.reference)
    answer = await jonas.taps(label(language, "Accept"))
    assert answer == refusal(language, "case_taken", name="Leyla")
    assert await owner(town) == "Leyla"


async def test_while_somebody_is_asked_the_menu_says_so(case: Running) -> None:
    await case.leyla.taps("Open case")
    await hands_over(case.leyla, "en", "Jonas")
    await case.leyla.taps("Hand over")
    await case.leyla.reads("Jonas is being asked", case.reference)
    assert case.leyla.buttons() == ["Keep it after all", "⬅️ Back"]
    await case.leyla.taps("Back")
    assert case.leyla.last().text == f"Fine. Nothing has changed in {case.reference}."


@pytest.mark.over_http
async def test_two_taps_ask_once(city: City) -> None:
    jonas = await city.advisor("Jonas", language="en")
    case = await running_case(city)
    await case.leyla.taps("Hand over")
    await case.leyla.taps_twice_at_once("Ask Jonas")
    await jonas.reads(case.reference)
    await jonas.reads_nothing_new()
    assert len(await rows(city, "SELECT 1 FROM offer WHERE ended_at IS NULL")) == 1


async def test_a_case_that_goes_round_is_shown_to_the_coordinator(
    town: City, case: Running, jonas: Chat
) -> None:
    karen = await town.coordinator("Karen", language="en")
    await hands_over(case.leyla, "en", "Jonas")
    await jonas.taps("Accept")
    await jonas.taps("Open case")
    await hands_over(jonas, "en", "Leyla")
    await karen.reads_nothing_new()
    await case.leyla.taps("Accept")
    await karen.reads("passed around", "Leyla", "Jonas", case.reference)
    assert await owner(town) == "Leyla"


async def test_the_ranking_does_not_send_it_round(town: City, case: Running, jonas: Chat) -> None:
    await hands_over(case.leyla, "en", "Jonas")
    await jonas.taps("Accept")
    await jonas.taps("Open case")
    await jonas.taps("Hand over")
    await jonas.taps(BEST)
    await jonas.reads("nobody left to ask")
    assert await owner(town) == "Jonas"


async def test_unanswered_for_a_working_day_it_stays(
    town: City, case: Running, jonas: Chat
) -> None:
    await hands_over(case.leyla, "en", "Jonas")
    for hours in (5, 20):  # a reminder, and when that does not help, it goes back
        town.moves_clock(hours=hours)
        await follow_up(town.running)
    await case.leyla.reads("Jonas has not answered", case.reference)
    await jonas.reads(case.reference, "stays where it is")
    assert await owner(town) == "Leyla"
    assert await rows(town, "SELECT status FROM requisition") == [("active",)]


async def test_whoever_cannot_be_reached_gives_it_back(
    town: City, case: Running, jonas: Chat
) -> None:
    town.messenger.person_blocks_bot(jonas.user)
    await hands_over(case.leyla, "en", "Jonas")
    await case.leyla.reads("It stays with you", case.reference)
    await case.leyla.taps("Ask somebody else")
    answer = await case.leyla.taps("Ask Jonas")
    assert answer == refusal("en", "advisor_unreachable", name="Jonas")


async def test_closed_while_somebody_is_asked(town: City, case: Running, jonas: Chat) -> None:
    await hands_over(case.leyla, "en", "Jonas")
    await closes(case.leyla, "en")
    await jonas.reads("no longer needs you", case.reference)
    assert await jonas.taps("Accept") == refusal("en", "case_over")
    assert await rows(town, "SELECT status FROM requisition") == [("closed",)]


async def test_withdrawn_while_somebody_is_asked(case: Running, jonas: Chat) -> None:
    await hands_over(case.leyla, "en", "Jonas")
    await case.ayse.says("/requests")
    for tap in (case.reference, "Withdraw", "Yes, withdraw it"):
        await case.ayse.taps(tap)
    await jonas.reads("withdrawn", case.reference)
    await case.leyla.reads("withdrawn", case.reference)


@pytest.mark.over_http
async def test_closing_and_accepting_in_the_same_moment(city: City) -> None:
    """The first one counts; the other one is told, and nothing is half done."""
    jonas = await city.advisor("Jonas", language="en")
    case = await running_case(city)
    await hands_over(case.leyla, "en", "Jonas")
    await writes_closing(case.leyla, "en")

    taps_unwatched(case.leyla, "Close the case")
    taps_unwatched(jonas, "Accept")
    await city.settled()

    [(status,)] = await rows(city, "SELECT status FROM requisition")
    assert (status, await owner(city)) in {("closed", "Leyla"), ("active", "Jonas")}
    assert not await rows(city, "SELECT 1 FROM offer WHERE ended_at IS NULL")
    assert not city.messenger.unanswered()
    assert city.metrics.updates_failed == 0


@pytest.mark.over_http
async def test_handing_over_and_closing_in_the_same_moment(city: City) -> None:
    jonas = await city.advisor("Jonas", language="en")
    case = await running_case(city)
    await writes_closing(case.leyla, "en")
    await case.leyla.taps("Hand over")

    taps_unwatched(case.leyla, "Ask Jonas")
    taps_unwatched(case.leyla, "Close the case")
    await city.settled()

    assert await rows(city, "SELECT status FROM requisition") == [("closed",)]
    assert not await rows(city, "SELECT 1 FROM offer WHERE ended_at IS NULL")
    await jonas.reads("no longer needs you", case.reference)


async def test_a_note_begun_before_it_moved_is_not_kept(
    town: City, case: Running, jonas: Chat
) -> None:
    await hands_over(case.leyla, "en", "Jonas")
    await case.leyla.taps("Note")
    await jonas.taps("Accept")
    await case.leyla.says("Too late")
    await case.leyla.reads(refusal("en", "case_moved"))
    assert not await rows(town, "SELECT 1 FROM note")
