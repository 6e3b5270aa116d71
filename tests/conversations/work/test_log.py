"""Logging and noting: three taps and a line, seen by the team, and never by the requester."""

from datetime import UTC, datetime

import pytest

from casework.core.vocabulary import ActivityKind
from tests.support.dialogue import Chat, City
from tests.support.noting import notes
from tests.support.scenes.scene import scene
from tests.support.texts import refusal, told
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, send_request, small
from tests.support.working import Running, running_case

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands."""
    town.moves_clock_to(MONDAY)
    return await running_case(town)


@scene
async def logs(leyla: Chat, language: str, *taps: str) -> None:
    """**Log** and the three taps."""
    await leyla.taps(label(language, "Log"))
    for each in taps:
        await leyla.taps(each)


@in_danish
async def test_three_taps_and_a_line(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    yesterday = label(language, "yesterday")

    await logs(
        case.leyla,
        language,
        label(language, "Visit"),
        yesterday.capitalize(),
        label(language, "1 hour"),
    )
    await case.leyla.says("Talked with two teachers")

    done = f"{small(language, 'Visit')}, {small(language, '1 hour')}, {yesterday}"
    await case.leyla.reads("✓", case.reference, done)
    await case.leyla.taps(label(language, "Open case"))
    await case.leyla.reads(label(language, "An advisor is on it"), "Talked with two teachers")
    assert await rows(town, "SELECT kind, day, minutes, note FROM activity") == [
        ("visit", "2026-11-22", 60, "Talked with two teachers")
    ]


@in_danish
async def test_the_line_can_be_left_out(town: City, language: str) -> None:
    case = await running_case(town, language)
    await logs(
        case.leyla,
        language,
        label(language, "E-mail"),
        label(language, "today").capitalize(),
        label(language, "Half a day"),
        label(language, "Log without a line"),
    )
    await case.leyla.reads("✓", case.reference, small(language, "Half a day"))
    assert await rows(town, "SELECT kind, minutes, note FROM activity") == [("email", 240, "")]


async def test_every_kind_and_fourteen_days_are_offered(case: Running) -> None:
    await case.leyla.taps("Log")
    assert len(case.leyla.buttons()) == len(ActivityKind) + 1
    await case.leyla.taps("A network")
    assert case.leyla.buttons()[:3] == ["Today", "Yesterday", "Sat 21 Nov"]
    assert case.leyla.buttons()[13] == "Tue 10 Nov"


@pytest.mark.parametrize("code", ["", "not_sure", "party"])
async def test_a_kind_that_there_is_not_leads_nowhere(case: Running, code: str) -> None:
    await case.leyla.taps("Log")
    assert await case.leyla.taps_data(f"ww:1:{code}") == refusal("en", "stale_button")


async def test_back_leads_through_the_steps_and_out(case: Running) -> None:
    await logs(case.leyla, "en", "Visit", "Sat 21 Nov", "2 hours", "Back")
    assert "How long" in case.leyla.last().text
    await case.leyla.taps("Back")
    assert "Which day" in case.leyla.last().text
    await case.leyla.taps("Back")
    assert "What did you do" in case.leyla.last().text
    await case.leyla.taps("Back")
    assert case.leyla.last().text == f"Fine. Nothing has changed in {case.reference}."
    assert not case.leyla.buttons()


async def test_after_back_no_line_is_waited_for(town: City, case: Running) -> None:
    await logs(case.leyla, "en", "Visit", "Today", "2 hours", "Back")
    await case.leyla.says("Hello")
    assert not await rows(town, "SELECT 1 FROM activity")


async def test_logging_is_the_first_answer(town: City, case: Running) -> None:
    await logs(case.leyla, "en", "Phone call", "Today", "15 minutes", "Log without a line")
    [(first,)] = await rows(town, "SELECT first_response_at FROM requisition")
    assert first.startswith("2026-11-23 09:00")


@pytest.mark.over_http
async def test_two_taps_log_once(town: City, case: Running) -> None:
    await logs(case.leyla, "en", "Phone call", "Today", "15 minutes")
    await case.leyla.taps_twice_at_once("Log without a line")
    assert len(await rows(town, "SELECT 1 FROM activity")) == 1


async def test_a_restart_does_not_lose_the_thread(town: City, case: Running) -> None:
    await logs(case.leyla, "en", "Visit", "Today", "1 hour")
    await town.stop_bot()
    await town.start_bot()
    await case.leyla.says("The parents came")
    await case.leyla.reads("✓ Logged", case.reference)


@in_danish
async def test_a_note_is_read_by_the_team_and_not_by_the_requester(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    karen = await town.coordinator("Karen", language=language)

    await notes(case.leyla, "Be careful with the headmaster", language=language)

    await case.leyla.reads(told(language, "noted", reference=case.reference, requisition=1))
    await karen.says("/cases")
    await karen.taps(case.reference)
    await karen.reads("Be careful with the headmaster", "Leyla")
    assert label(language, "Log") not in karen.buttons()
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps_data("wa:1")
    assert not case.ayse.shows("headmaster")


async def test_a_coordinator_who_asked_does_not_read_the_notes(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    karen = await town.coordinator("Karen", language="en")
    await send_request(karen, "en")
    await leyla.taps("Accept")
    await leyla.taps("Open case")
    await notes(leyla, "Karen is in a hurry")
    await karen.taps_data("co:1")
    assert await karen.taps_data("wa:1") == refusal("en", "stale_button")
    assert not karen.shows("hurry")


async def test_long_work_has_pages(case: Running) -> None:
    for number in range(6):
        await notes(case.leyla, f"Note number {number}")
    await case.leyla.taps("Open case")
    await case.leyla.taps("All that was done")
    assert "Note number 5" in case.leyla.last().text
    await case.leyla.taps("▶️ 2/2")
    assert "Note number 0" in case.leyla.last().text
    assert "Note number 5" not in case.leyla.last().text


@in_danish
async def test_cancel_ends_the_waiting(town: City, language: str) -> None:
    case = await running_case(town, language)
    await case.leyla.taps(label(language, "Note"))
    await case.leyla.says("/cancel")
    await case.leyla.reads(told(language, "work_left", reference=case.reference))
    await case.leyla.says("/cancel")
    await case.leyla.reads(told(language, "nothing_to_cancel"))
    assert not await rows(town, "SELECT 1 FROM errand")


@pytest.mark.parametrize("word", ["back", "Tilbage"])
async def test_back_can_be_written(town: City, case: Running, word: str) -> None:
    await case.leyla.taps("Note")
    await case.leyla.says(word)
    await case.leyla.reads("Nothing has changed")
    assert not await rows(town, "SELECT 1 FROM note")


@in_danish
async def test_what_is_no_good_is_asked_again(town: City, language: str) -> None:
    case = await running_case(town, language)
    await case.leyla.taps(label(language, "Note"))
    await case.leyla.says("x" * 701)
    await case.leyla.reads(refusal(language, "text_too_long", limit=700, length=701))
    await case.leyla.says("🙂")
    await case.leyla.reads(refusal(language, "words_wanted"))
    await case.leyla.sends_a("photo")
    await case.leyla.reads(refusal(language, "words_wanted"))
    await case.leyla.says("CPR 010190-1234")
    await case.leyla.reads(refusal(language, "text_has_cpr"))
    await case.leyla.says("Now it is good")
    await case.leyla.reads("✓", case.reference)
    assert await rows(town, "SELECT text FROM note") == [("Now it is good",)]


@in_danish
async def test_what_is_written_the_next_day_is_no_note(town: City, language: str) -> None:
    case = await running_case(town, language)
    await case.leyla.taps(label(language, "Note"))
    town.moves_clock(hours=13)
    await case.leyla.says("See you tomorrow")
    await case.leyla.reads(refusal(language, "prompt_old"))
    assert not await rows(town, "SELECT 1 FROM note")
    assert not case.ayse.shows("See you tomorrow")


async def test_another_question_takes_the_place_of_the_first(town: City, case: Running) -> None:
    await case.leyla.taps("Note")
    asked = case.leyla.last()
    await logs(case.leyla, "en", "Visit", "Today", "1 hour")
    assert not case.leyla.buttons(on=asked)
    await case.leyla.says("With the board")
    await case.leyla.reads("✓ Logged")
    assert not await rows(town, "SELECT 1 FROM note")


async def test_a_case_that_is_withdrawn_meanwhile_takes_no_note(town: City, case: Running) -> None:
    await case.leyla.taps("Note")
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Withdraw")
    await case.ayse.taps("Yes, withdraw it")
    await case.leyla.says("Too late")
    await case.leyla.reads(refusal("en", "case_over"))
    assert not await rows(town, "SELECT 1 FROM note")
    assert not case.ayse.shows("Too late")


@in_danish
async def test_a_day_that_is_too_long_ago_by_now(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    await logs(case.leyla, language, label(language, "Visit"))
    oldest = case.leyla.buttons()[13]
    town.moves_clock(days=1)
    assert await case.leyla.taps(oldest) == refusal(language, "stale_button")
