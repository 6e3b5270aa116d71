"""Standing in for an advisor who is away: messages, reminders, and what is done meanwhile."""

from datetime import time

import pytest

from casework.core.vocabulary import FocusArea, Role
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
    time_passes,
)
from tests.support.dialogue import Chat, City
from tests.support.noting import notes
from tests.support.talking import sent_to
from tests.support.texts import refusal
from tests.support.troubles import breaks, rows
from tests.support.walks import in_danish, label, reader, sentence
from tests.support.working import Running, running_case

HOUSING = (FocusArea.HOUSING,)
STANDS_IN_FOR = "🤝 <b>For {name}, who is away:</b>"


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands."""
    return await running_case(town)


async def colleague(city: City, name: str = "Jonas", language: str = "en") -> Chat:
    """Another advisor."""
    return await city.advisor(name, language=language, focus_areas=HOUSING)


async def writes(chat: Chat, language: str, text: str) -> None:
    """The requester writes to their advisor, by the button of the case."""
    await chat.taps(label(language, "Write to your advisor"))
    await chat.says(text)


@in_danish
async def test_a_substitute_answers_logs_and_notes_and_hands_it_back(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    jonas = await colleague(town, language=language)
    omar = await colleague(town, "Omar", language)
    await plans(case.leyla, language, MONDAY, THURSDAY, "Jonas")
    await jonas.reads("🤝", "Leyla", full_day(language, THURSDAY))

    await writes(case.ayse, language, "Kommer du i dag?")
    assert case.ayse.shows("Jonas", case.reference)
    meanwhile = "{name} is away until the end of {day}, and {substitute} answers meanwhile."
    until = full_day(language, THURSDAY)
    await case.ayse.reads(
        sentence(language, meanwhile, substitute="Jonas", name="Leyla", day=until)
    )
    await jonas.reads("Ayşe", "Kommer du i dag?")
    assert not case.leyla.shows("Kommer du i dag?")
    await jonas.says("Ja, klokken to.")
    await case.ayse.reads("Jonas", "Ja, klokken to.")
    await case.ayse.says("Tak!")
    await jonas.reads("Tak!")
    assert await case.ayse.reads("→") == sent_to(language, "Jonas", case.reference)
    await case.ayse.reads_nothing_new()

    await jonas.says("/cases")
    await jonas.reads("for Leyla · ", case.reference)
    await jonas.taps(case.reference)
    for name in ("Log", "Note", "Messages"):
        assert label(language, name) in jonas.buttons(), name
    for name in ("Close", "Hand over"):
        assert label(language, name) not in jonas.buttons(), name
    await jonas.taps(label(language, "Log"))
    await jonas.taps(label(language, "Phone call"))
    await jonas.taps(label(language, "today").capitalize())
    await jonas.taps(label(language, "1 hour"))
    await jonas.taps(label(language, "Log without a line"))
    await jonas.reads(case.reference)
    await jonas.taps(label(language, "Open case"))
    await notes(jonas, "Lederen vil have et møde.", language=language)
    await jonas.reads(case.reference)
    for data in ("zo:1", "ho:1", "zy:1", "hp:1:0"):
        assert await jonas.taps_data(data) == refusal(language, "stale_button")
    for data in ("co:1", "wl:1", "wn:1", "tw:1", "tl:1"):
        assert await omar.taps_data(data, on=1) == refusal(language, "stale_button")

    await time_passes(town, FRIDAY)
    news = [
        reader(language).plural("{number} new message", "{number} new messages", 2),
        reader(language).plural(
            "{name} logged {number} thing", "{name} logged {number} things", 2, name="Jonas"
        ),
    ]
    await case.leyla.reads(case.reference, *news)
    await jonas.reads("🤝", "Leyla")
    for data in ("co:1", "wl:1", "tl:1"):
        assert await jonas.taps_data(data) == refusal(language, "stale_button")
    await case.ayse.says("Er du tilbage?")
    await case.leyla.reads("Er du tilbage?")
    assert not jonas.shows("Er du tilbage?")
    assert await rows(town, "SELECT first_response_at IS NOT NULL FROM requisition") == [(1,)]


@in_danish
async def test_reminders_reach_the_substitute_and_work_there(town: City, language: str) -> None:
    case = await running_case(town, language)
    jonas = await colleague(town, language=language)
    await plans(case.leyla, language, TUESDAY, FRIDAY, "Jonas")
    await time_passes(town, TUESDAY)
    await jonas.reads("🤝")
    case.leyla.seen = case.leyla.last().message_id

    await time_passes(town, WEDNESDAY)
    await jonas.reads(sentence(language, STANDS_IN_FOR, name="Leyla"), case.reference)
    await case.leyla.reads_nothing_new()
    await jonas.taps(label(language, "✅ Done"))
    told = await rows(town, "SELECT DISTINCT told_id, ended_as FROM follow_up WHERE told_id > 0")
    assert told == [(3, "done")]
    await jonas.says("/cases")
    await jonas.taps(case.reference)
    await jonas.taps(label(language, "Write to the requester"))
    await jonas.says("Jeg ringer i dag.")
    jonas.seen = jonas.last().message_id
    await time_passes(town, FRIDAY)
    await jonas.reads_nothing_new()
    await case.leyla.reads_nothing_new()


async def test_whoever_is_there_when_it_comes_again_is_reminded(town: City, case: Running) -> None:
    jonas = await colleague(town)
    await plans(case.leyla, "en", TUESDAY, WEDNESDAY, "Jonas")
    await time_passes(town, TUESDAY)
    await time_passes(town, WEDNESDAY)
    await jonas.reads("For Leyla", case.reference)
    await jonas.taps("Snooze")
    await jonas.taps("Next working day")
    jonas.seen = jonas.last().message_id
    await time_passes(town, THURSDAY)
    await case.leyla.reads("Welcome back", case.reference, "no first answer yet")
    await case.leyla.reads(case.reference)
    await jonas.reads("no longer needs you")
    await jonas.reads_nothing_new()


@in_danish
async def test_without_a_substitute_it_waits_and_the_requester_knows_until_when(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    await plans(case.leyla, language, MONDAY, THURSDAY)
    await writes(case.ayse, language, "Hallo?")
    waits = "{name} is away until the end of {day}, and might not answer before then."
    await case.ayse.reads(sentence(language, waits, name="Leyla", day=full_day(language, THURSDAY)))
    await time_passes(town, FRIDAY)
    one = reader(language).plural("{number} new message", "{number} new messages", 1)
    await case.leyla.reads(case.reference, one)
    assert case.leyla.shows("Hallo?")


@in_danish
async def test_a_substitute_who_is_away_too_is_known_at_once_and_passes_it_on(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    jonas, omar = await colleague(town, language=language), await colleague(town, "Omar", language)
    await plans(jonas, language, TUESDAY, WEDNESDAY, "Omar")
    await begins_to_plan(case.leyla, MONDAY, FRIDAY)
    await case.leyla.taps("Jonas")
    span = f"{day(language, TUESDAY)} – {day(language, WEDNESDAY)}"
    too = "⚠️ {name} is away too ({days}). Then whoever stands in for {name} helps, if anybody does."
    assert case.leyla.shows(sentence(language, too, name="Jonas", days=span))
    await case.leyla.taps(label(language, "Save"))
    await jonas.reads("🤝", "Leyla")

    await time_passes(town, TUESDAY)
    await omar.reads("🤝", "Leyla", full_day(language, FRIDAY))
    await writes(case.ayse, language, "Til hvem?")
    await case.ayse.reads("Omar", "Leyla")
    await omar.reads("Til hvem?")
    assert not jonas.shows("Til hvem?")
    await time_passes(town, THURSDAY)
    await case.ayse.says("Og nu?")
    await case.ayse.reads("Jonas", "Leyla")
    await jonas.reads("Og nu?")


async def test_what_waits_for_somebody_when_they_leave_is_for_their_substitute(
    town: City, case: Running
) -> None:
    """Ayşe writes late on Monday; Jonas stands in from Tuesday to Wednesday, and Leyla is back."""
    jonas = await colleague(town)
    await plans(case.leyla, "en", TUESDAY, WEDNESDAY, "Jonas")
    town.moves_clock(hours=11)
    await writes(case.ayse, "en", "Late on Monday")
    await jobs_run(town)
    assert not case.leyla.shows("Late on Monday")
    await time_passes(town, TUESDAY)
    await jonas.reads("Ayşe", "Late on Monday")
    assert not case.leyla.shows("Late on Monday")

    town.moves_clock(days=1, hours=12)
    await case.ayse.says("Late on Wednesday")
    await time_passes(town, THURSDAY)
    await case.leyla.reads("Ayşe", "Late on Wednesday")
    assert not jonas.shows("Late on Wednesday")


async def test_a_case_is_withdrawn_while_its_advisor_is_away(town: City, case: Running) -> None:
    karen = await town.coordinator(language="en")
    jonas = await colleague(town)
    await plans(case.leyla, "en", MONDAY, FRIDAY, "Jonas")
    await karen.says("/team")
    await karen.reads("Leyla", f"Away until the end of {day('en', FRIDAY)}. Jonas stands in.")
    await case.ayse.says("/requests")
    for tap in (case.reference, "Withdraw", "Yes, withdraw it"):
        await case.ayse.taps(tap)
    await jonas.reads("withdrawn", case.reference)
    assert await jonas.taps_data("co:1") == refusal("en", "stale_button")


async def test_back_early_what_waited_is_read_at_once(town: City, case: Running) -> None:
    await plans(case.leyla, "en", MONDAY, FRIDAY)
    await writes(case.ayse, "en", "For Leyla alone")
    assert not case.leyla.shows("For Leyla alone")
    await case.leyla.says("/away")
    await case.leyla.taps("I'm back")
    await case.leyla.taps("Yes, I'm back")
    await jobs_run(town)
    await case.leyla.reads("Ayşe", "For Leyla alone")


async def test_substitutes_who_have_chosen_each_other(town: City, case: Running) -> None:
    karen = await town.coordinator(language="en")
    jonas = await colleague(town)
    await plans(jonas, "en", TUESDAY, FRIDAY, "Leyla")
    await plans(case.leyla, "en", TUESDAY, FRIDAY, "Jonas")
    await time_passes(town, TUESDAY)
    await karen.reads("Nobody stands in for Leyla", full_day("en", FRIDAY))
    await writes(case.ayse, "en", "Anybody?")
    await case.ayse.reads("Leyla", "is away until the end of")
    await time_passes(town, NEXT_MONDAY)
    await case.leyla.reads("Welcome back", "1 new message")
    assert case.leyla.shows("Anybody?")
    assert not jonas.shows("Anybody?")


async def test_a_substitute_out_of_reach_and_one_who_has_left(town: City, case: Running) -> None:
    karen = await town.coordinator(language="en")
    jonas, omar = await colleague(town), await colleague(town, "Omar")
    await plans(case.leyla, "en", MONDAY, FRIDAY, "Jonas")
    await jonas.reads("You stand in for Leyla")
    town.messenger.person_blocks_bot(jonas.user)
    await writes(case.ayse, "en", "Hello?")
    await karen.reads("Nobody stands in for Leyla")
    await case.ayse.reads("has not reached Jonas")
    await case.ayse.says("Hello again?")
    await case.ayse.reads("Leyla", "is away until the end of")

    await case.leyla.says("/away")
    await case.leyla.taps("Somebody else stands in")
    assert "Jonas" not in case.leyla.buttons()
    assert await case.leyla.taps_data("yi:1:4") == refusal(
        "en", "advisor_unreachable", name="Jonas"
    )
    await case.leyla.taps("Omar")
    await omar.reads("You stand in for Leyla")
    await case.ayse.says("Omar?")
    await case.ayse.reads("Omar answers meanwhile")
    await omar.reads("Omar?")

    await breaks(town, "DELETE FROM role_grant WHERE person_id = (SELECT id FROM person "
                       "WHERE first_name = 'Omar')")  # fmt: skip
    await case.ayse.says("Still there?")
    assert not omar.shows("Still there?")
    assert await omar.taps_data("co:1") == refusal("en", "stale_button")


async def test_a_substitute_is_never_the_one_who_asked_for_help(town: City) -> None:
    """Jonas asks for help himself, and Leyla has the case; he stands in for her in others."""
    case = await running_case(town)
    await case.ayse.says("/requests")
    jonas = await town.member("Jonas", Role.ADVISOR, language="en")
    await breaks(town, "UPDATE requisition SET requester_id = (SELECT id FROM person "
                       "WHERE first_name = 'Jonas')")  # fmt: skip
    await plans(case.leyla, "en", MONDAY, FRIDAY, "Jonas")
    await jonas.says("/cases")
    assert not jonas.shows("for Leyla ·")
    assert await jonas.taps_data("wl:1") == refusal("en", "stale_button")
    await jonas.says("Hello Leyla")
    await jonas.reads("Leyla is away until the end of")


async def test_what_begins_before_and_ends_after_the_absence(town: City, case: Running) -> None:
    """A note that is begun as a substitute is not kept once the advisor is back."""
    jonas = await colleague(town)
    await plans(case.leyla, "en", MONDAY, FRIDAY, "Jonas")
    await jonas.says("/cases")
    await jonas.taps(case.reference)
    await jonas.taps("Note")
    await case.leyla.says("/away")
    await case.leyla.taps("I'm back")
    await case.leyla.taps("Yes, I'm back")
    await case.leyla.reads("Welcome back", "no first answer yet")
    await jonas.reads("no longer needs you")
    await jonas.says("Too late")
    await jonas.reads(refusal("en", "case_moved"))
    assert not await rows(town, "SELECT 1 FROM note")


async def test_a_quiet_absence_is_announced_in_one_line(town: City) -> None:
    leyla = await colleague(town, "Leyla")
    await plans(leyla, "en", MONDAY, FRIDAY)
    await time_passes(town, FRIDAY, time(12))
    await jobs_run(town)
    assert not leyla.shows("Welcome back")
    await time_passes(town, NEXT_MONDAY)
    await leyla.reads("Welcome back! Nothing has happened in your cases.")
    await leyla.reads_nothing_new()
