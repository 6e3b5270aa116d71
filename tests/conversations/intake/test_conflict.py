"""A conflict that is going on: a sooner promise, and outside working time a plain word."""

from datetime import UTC, datetime

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.walks import answer_until, in_both_languages, label

MONDAY_AT_TEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
FRIDAY_EVENING = datetime(2026, 11, 20, 15, 20, tzinfo=UTC)
BEFORE_CHRISTMAS = datetime(2026, 12, 23, 16, tzinfo=UTC)

WITHIN = {"da": "inden for 4 timer i vores arbejdstid", "en": "within 4 working hours"}
CLOSED = {
    "da": "Vi har lukket nu: Ingen læser det her før mandag den 23. november kl. 8.00.",
    "en": "We are closed now: nobody reads this before Monday 23 November at 08:00.",
}


@scene
async def to_summary(chat: Chat, language: str) -> str:
    """Through the form; returns what the choice of the conflict was answered with."""
    await answer_until(chat, language, "Within two weeks")
    await chat.taps(label(language, "A conflict is going on now"))
    said = await chat.reads("112", "114")
    await chat.says("Tagensbo School")
    await chat.taps("Bispebjerg")
    return said


@in_both_languages
async def test_within_four_working_hours(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY_AT_TEN)
    await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)

    said = await to_summary(ayse, language)
    summary = await ayse.reads(label(language, "How urgent"), "112", "114", WITHIN[language])
    await ayse.taps(label(language, "Send request"))
    receipt = await ayse.reads("TF-2026-0001", "112", "114")

    assert WITHIN[language] in said
    assert {"da": "23. november kl. 14.00", "en": "23 November at 14:00"}[language] in receipt
    for text in (said, summary, receipt):
        assert {"da": "Ingen læser", "en": "nobody reads"}[language] not in text


@in_both_languages
async def test_outside_working_time_it_says_who_reads_it_when(town: City, language: str) -> None:
    town.moves_clock_to(FRIDAY_EVENING)
    await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)

    assert CLOSED[language] in await to_summary(ayse, language)
    assert CLOSED[language] in await ayse.reads(label(language, "How urgent"), "112", "114")
    await ayse.taps(label(language, "Send request"))
    receipt = await ayse.reads("TF-2026-0001", "112", "114")

    assert CLOSED[language] in receipt
    assert {"da": "23. november kl. 12.00", "en": "23 November at 12:00"}[language] in receipt


async def test_a_day_that_the_municipality_closes_is_no_working_time(town: City) -> None:
    town.moves_clock_to(BEFORE_CHRISTMAS)
    ayse = town.person("Ayşe", language="en")
    await to_summary(ayse, "en")
    await ayse.taps("Send request")
    await ayse.reads("TF-2026-0001", "nobody reads this before Monday 28 December at 08:00")


async def test_what_is_no_conflict_says_nothing_of_it(town: City) -> None:
    town.moves_clock_to(FRIDAY_EVENING)
    ayse = town.person("Ayşe", language="en")
    await answer_until(ayse, "en")
    assert "112" not in await ayse.reads("How urgent")
    await ayse.taps("Send request")
    assert "112" not in await ayse.reads("TF-2026-0001")


async def test_the_date_is_explained(town: City) -> None:
    town.moves_clock_to(FRIDAY_EVENING)
    ayse = town.person("Ayşe", language="en")
    await to_summary(ayse, "en")
    await ayse.taps("Send request")
    await ayse.taps("❔ Why this date?")

    told = await ayse.reads("Why this date?")
    assert told.split("\n")[1:] == [
        "• Friday 20 November at 16:20: sent",
        "• That was after working hours.",
        "• Saturday and Sunday: weekend",
        "• Monday 23 November: 4 hours of working time, until 12:00",
        "• So the answer is due on Monday 23 November at 12:00.",
    ]


async def test_one_that_is_opened_again_is_promised_as_soon(town: City) -> None:
    town.moves_clock_to(MONDAY_AT_TEN)
    karen = await town.coordinator(language="en")
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await to_summary(ayse, "en")
    await ayse.taps("Send request")
    await leyla.taps("Accept")
    await leyla.taps("Open case")
    for step in ("Close", "Solved", "Go on"):
        await leyla.taps(step)
    await leyla.says("Vi holdt et møde.")
    await leyla.taps("Close the case")
    await town.running.database.run(
        lambda unit: unit.session.connection().exec_driver_sql(
            "DELETE FROM role_grant WHERE role = 'advisor'"
        )
    )
    town.moves_clock_to(datetime(2026, 12, 5, 9, tzinfo=UTC))

    await ayse.taps("Not solved")

    await ayse.reads("is open again", "Monday 7 December at 12:00", "112", "114", "Monday 7")
    await karen.reads("TF-2026-0001")
    town.moves_clock_to(datetime(2026, 12, 7, 8, 1, tzinfo=UTC))
    await follow_up(town.running)
    await karen.reads("🚨", "TF-2026-0001", "a conflict")
