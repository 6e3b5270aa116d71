"""Nobody is forgotten: who hears what, when somebody else does not answer."""

from datetime import UTC, datetime

import pytest

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.walks import answer_until, ask_in_a_conflict, label, send_request

LANGUAGES = ["da", "en"]
MONDAY_AT_NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 9:00 in Copenhagen


def set_clock(city: City, moment: datetime) -> None:
    city.server.move_clock(moment - city.clock.now())


async def later(city: City, **by: float) -> None:
    """Let time pass, and the program notice it."""
    city.moves_clock(**by)
    await follow_up(city.running)
    await city.settled()


async def a_case_offered(city: City, language: str) -> tuple[Chat, Chat, str]:
    """Leyla is asked to take Ayşe's case, on Monday at nine. Jonas would be the next."""
    set_clock(city, MONDAY_AT_NINE)
    areas = (FocusArea.EDUCATION,)
    leyla = await city.advisor("Leyla", language=language, focus_areas=areas)
    jonas = await city.advisor("Jonas", language=language)
    chat = city.person("Ayşe", language=language)
    reference = await send_request(chat, language)
    await leyla.reads(reference)
    return leyla, jonas, reference


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_offer_is_reminded_of_and_then_goes_to_the_next(town: City, language: str) -> None:
    leyla, jonas, reference = await a_case_offered(town, language)

    await later(town, hours=4, minutes=1)
    await leyla.reads(reference)
    assert label(language, "Accept") in "".join(leyla.buttons())
    await jonas.reads_nothing_new()

    await later(town, hours=20)
    await leyla.reads(reference)
    await jonas.reads(reference)
    await jonas.taps(label(language, "Accept"))
    await jonas.reads(reference)


async def test_nobody_is_reminded_of_what_is_answered(town: City) -> None:
    leyla, _jonas, _reference = await a_case_offered(town, "en")
    await leyla.taps("Accept")
    await leyla.reads("is yours")

    await later(town, hours=5)

    await leyla.reads_nothing_new()


async def test_running_twice_reminds_once(city: City) -> None:
    leyla, _jonas, reference = await a_case_offered(city, "en")

    await later(city, hours=5)
    await leyla.reads(reference)
    await later(city, seconds=1)

    await leyla.reads_nothing_new()


async def test_a_promise_is_kept_in_sight(town: City) -> None:
    """The morning of the promised day, and when it has passed, also for the coordinator."""
    karen = await town.coordinator(language="en")
    leyla, _jonas, reference = await a_case_offered(town, "en")
    await leyla.taps("Accept")
    await leyla.reads("is yours")

    set_clock(town, datetime(2026, 11, 25, 7, 1, tzinfo=UTC))
    await later(town, seconds=1)
    await leyla.reads(reference, "by 16:00 today")
    await karen.reads_nothing_new()

    set_clock(town, datetime(2026, 11, 25, 15, 1, tzinfo=UTC))
    await later(town, seconds=1)
    await leyla.reads(reference, "by now")
    await karen.reads(reference, "Leyla")


async def test_a_reminder_can_be_put_off_and_done(town: City) -> None:
    leyla, _jonas, reference = await a_case_offered(town, "en")
    await leyla.taps("Accept")
    await leyla.reads("is yours")
    set_clock(town, datetime(2026, 11, 25, 7, 1, tzinfo=UTC))
    await later(town, seconds=1)
    await leyla.reads(reference)

    await leyla.taps("Snooze")
    await leyla.taps("Next working day")
    await leyla.reads("Thursday 26 November at 08:00")
    set_clock(town, datetime(2026, 11, 25, 15, 1, tzinfo=UTC))
    await later(town, seconds=1)
    await leyla.reads(reference, "by now")
    set_clock(town, datetime(2026, 11, 26, 7, 1, tzinfo=UTC))
    await later(town, seconds=1)
    await leyla.reads(reference)
    await leyla.taps("Done")
    await later(town, days=3)

    await leyla.reads_nothing_new()


async def test_a_conflict_that_nobody_takes_is_heard_of_each_working_hour(town: City) -> None:
    karen = await town.coordinator(language="en")
    set_clock(town, MONDAY_AT_NINE)
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person("Ayşe", language="en")
    await ask_in_a_conflict(chat, "en")
    await chat.taps("Send request")
    await leyla.reads("TF-")

    await later(town, hours=1, minutes=1)
    await karen.reads("TF-", "conflict")
    await later(town, hours=1)
    await karen.reads("TF-", "conflict")
    await leyla.taps("Accept")
    await later(town, hours=1)

    await karen.reads_nothing_new()


async def test_a_draft_is_asked_about_once_and_erased_after_a_warning(city: City) -> None:
    set_clock(city, MONDAY_AT_NINE)
    chat = city.person("Ayşe", language="en")
    await answer_until(chat, "en", "Bispebjerg")
    await chat.reads("Where in the city?")
    chat.seen = chat.last().message_id

    await later(city, days=1)
    await chat.reads("not sent yet", "still here")
    await later(city, days=5)
    await chat.reads_nothing_new()
    await later(city, days=19)
    await chat.reads("I erase it on Wednesday 23 December at 08:00")
    await later(city, days=10)
    await chat.reads("erased")
    await chat.says("/cancel")
    await chat.reads("no request to put aside")


async def test_what_was_missed_comes_as_one_message(city: City) -> None:
    leyla, _jonas, reference = await a_case_offered(city, "en")
    await leyla.taps("Accept")
    second = city.person("Bent", language="en")
    other = await send_request(second, "en")
    await leyla.taps("Accept")
    leyla.seen = leyla.last().message_id

    await later(city, days=20)

    await leyla.reads("waiting for you", reference, other)
    await leyla.reads_nothing_new()


async def test_after_a_long_pause_an_offer_still_goes_to_the_next(city: City) -> None:
    """Both moments, 4 and 8 working hours, passed while the program was away."""
    _leyla, jonas, reference = await a_case_offered(city, "en")

    await later(city, days=3)
    await later(city, seconds=10)

    await jonas.reads(reference)
