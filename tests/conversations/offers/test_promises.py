"""A promise from the first offer to the new date: what people are told is what then happens."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from storage.follow_ups import watching
from tests.conversations.intake.test_conflict import to_summary
from tests.support.dialogue import Chat, City, text_of
from tests.support.walks import in_both_languages, label, send_request

MONDAY_AT_TEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
AFTER_HOURS = datetime(2026, 11, 23, 19, tzinfo=UTC)


async def at(city: City, moment: datetime) -> None:
    """Let it be this moment, and the program notice it."""
    city.moves_clock_to(moment)
    await follow_up(city.running)
    await city.settled()


async def four_advisors(city: City, language: str) -> list[Chat]:
    names = ("Leyla", "Jonas", "Mette", "Omar")
    return [
        await city.advisor(name, language=language, focus_areas=(FocusArea.EDUCATION,))
        for name in names
    ]


@in_both_languages
async def test_an_offer_names_the_moment_at_which_it_moves_on(town: City, language: str) -> None:
    karen = await town.coordinator(language=language)
    advisors = await four_advisors(town, language)
    town.moves_clock_to(AFTER_HOURS)
    ayse = town.person("Ayşe", language=language)
    await send_request(ayse, language)
    three_each = [(24, 10), (24, 13), (25, 8), (25, 11)]  # UTC: 11:00, 14:00, 9:00, 12:00

    for chat, (day, hour) in zip(advisors, three_each, strict=True):
        ends = datetime(2026, 11, day, hour, tzinfo=UTC)
        named = {
            "da": f"{day}. november kl. {hour + 1}.00",
            "en": f"{day} November {hour + 1:02}:00",
        }[language]
        offer = await chat.reads("TF-2026-0001", label(language, "How urgent"), named)
        last = chat is advisors[-1]
        assert ({"da": "koordinatorerne", "en": "coordinators"}[language] in offer) is last
        await at(town, ends - timedelta(minutes=1))
        await chat.reads("TF-2026-0001", named)  # the reminder says the same
        await karen.reads_nothing_new()
        await at(town, ends)
        await chat.reads("TF-2026-0001")

    await karen.reads(
        {"da": "mangler en rådgiver", "en": "needs an advisor"}[language], "TF-2026-0001"
    )


async def test_the_coordinators_hear_of_it_four_working_hours_before(town: City) -> None:
    karen = await town.coordinator(language="en")
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    town.moves_clock_to(MONDAY_AT_TEN)
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await at(town, datetime(2026, 11, 24, 9, tzinfo=UTC))
    await karen.reads("needs an advisor")
    await karen.taps("Ask Leyla")
    await karen.reads("I have asked Leyla")
    await at(town, datetime(2026, 11, 25, 10, 59, tzinfo=UTC))
    karen.seen = karen.last().message_id

    await at(town, datetime(2026, 11, 25, 11, tzinfo=UTC))

    told = await karen.reads("⏳", "Wednesday 25 November at 16:00", "nobody has it")
    assert "late" not in told
    assert karen.buttons()[0] == "Choose an advisor"
    await karen.taps("❔ Why this date?")
    await karen.reads("So the answer is due on Wednesday 25 November at 16:00.")
    await karen.taps("Choose an advisor")
    await karen.reads("Leyla")


async def test_a_case_that_somebody_has_taken_needs_no_warning(town: City) -> None:
    karen = await town.coordinator(language="en")
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await leyla.taps("Accept")
    await at(town, datetime(2026, 11, 25, 11, 1, tzinfo=UTC))
    await karen.reads_nothing_new()


@in_both_languages
async def test_the_requester_is_told_once_with_a_new_date(town: City, language: str) -> None:
    karen = await town.coordinator(language=language)
    town.moves_clock_to(MONDAY_AT_TEN)
    ayse = town.person("Ayşe", language=language)
    await send_request(ayse, language)
    await at(town, datetime(2026, 11, 25, 14, 59, tzinfo=UTC))
    await ayse.reads_nothing_new()

    await at(town, datetime(2026, 11, 25, 15, tzinfo=UTC))

    first, second = {
        "da": ("onsdag den 25. november kl. 16.00", "torsdag den 26. november kl. 16.00"),
        "en": ("Wednesday 25 November at 16:00", "Thursday 26 November at 16:00"),
    }[language]
    sorry = {"da": "Undskyld", "en": "I am sorry"}[language]
    await ayse.reads(sorry, "TF-2026-0001", first, second)
    await karen.reads("TF-2026-0001", "Ayşe", second)
    await ayse.taps(f"❔ {label(language, 'Why this date?')}")
    told = await ayse.reads(label(language, "Why this date?"), first, second)
    assert told.endswith(f"{second}.")

    await at(town, datetime(2026, 11, 26, 12, tzinfo=UTC))
    await karen.reads("⏳", second)
    for moment in (datetime(2026, 11, 26, 15, tzinfo=UTC), datetime(2026, 12, 4, 9, tzinfo=UTC)):
        await at(town, moment)
        await ayse.reads_nothing_new()
    await karen.reads("TF-2026-0001", {"da": "dato nummer to", "en": "the second date"}[language])


async def test_who_is_answered_in_time_hears_no_excuse(town: City) -> None:
    karen = await town.coordinator(language="en")
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await leyla.taps("Accept")
    await leyla.taps("Open case")
    await leyla.taps("Log")
    for tap in ("Phone call", "Today", "15 minutes", "Log without a line"):
        await leyla.taps(tap)
    ayse.seen = ayse.last().message_id

    await at(town, datetime(2026, 11, 25, 15, 1, tzinfo=UTC))

    await ayse.reads_nothing_new()
    await karen.reads_nothing_new()


async def test_in_a_conflict_the_new_date_is_four_hours_on(town: City) -> None:
    await town.coordinator(language="en")
    ayse = town.person("Ayşe", language="en")
    await to_summary(ayse, "en")
    await ayse.taps("Send request")

    await at(town, datetime(2026, 11, 23, 13, tzinfo=UTC))

    await ayse.reads("I am sorry", "at 14:00", "Tuesday 24 November at 10:00", "112", "114")


async def test_a_promise_of_an_earlier_version_is_watched_too(town: City) -> None:
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await town.running.database.run(
        lambda unit: unit.session.connection().exec_driver_sql(
            "DELETE FROM follow_up WHERE kind = 'promise'"
        )
    )
    await at(town, datetime(2026, 11, 25, 15, 1, tzinfo=UTC))
    await ayse.reads_nothing_new()

    for _twice in range(2):
        await town.running.database.run(watching.catch_up)
    await at(town, datetime(2026, 11, 25, 15, 2, tzinfo=UTC))

    await ayse.reads("I am sorry", "Wednesday 25 November at 16:00")
    await ayse.reads_nothing_new()


@in_both_languages
async def test_the_last_one_who_declines_is_not_told_that_another_is_asked(
    town: City, language: str
) -> None:
    karen = await town.coordinator(language=language)
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    jonas = await town.advisor("Jonas", language=language)
    await send_request(town.person("Ayşe", language=language), language)
    another = {"da": "en anden", "en": "somebody else"}[language]

    for chat in (leyla, jonas):
        await chat.taps(label(language, "Decline"))
        await chat.taps(label(language, "Too much to do"))

    assert another in text_of(leyla.last())
    assert another not in text_of(jonas.last())
    assert {"da": "koordinatorerne", "en": "coordinators"}[language] in text_of(jonas.last())
    await karen.reads("TF-2026-0001")


@pytest.mark.parametrize("answers", [True, False])
async def test_a_handover_names_its_moment_too(town: City, answers: bool) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    jonas = await town.advisor("Jonas", language="en")
    await send_request(town.person("Ayşe", language="en"), "en")
    await leyla.taps("Accept")
    await leyla.taps("Open case")
    await leyla.taps("Hand over")
    await leyla.taps("Ask Jonas")

    await leyla.reads("I have asked Jonas", "Tuesday 24 November 10:00")
    await jonas.reads("Tuesday 24 November 10:00", "stays with Leyla")
    if answers:
        await jonas.taps("Accept")
        return
    await at(town, datetime(2026, 11, 24, 8, 59, tzinfo=UTC))
    await leyla.reads_nothing_new()
    await at(town, datetime(2026, 11, 24, 9, tzinfo=UTC))
    await leyla.reads("Jonas has not answered")
