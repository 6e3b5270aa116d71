"""**Why this date?**: every date that people are given tells step by step how it came about."""

from datetime import UTC, datetime

from sqlalchemy import update

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from storage.tables import Requisition
from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.walks import answer_until, in_both_languages, label, send_request

FRIDAY_EVENING = datetime(2026, 11, 20, 15, 20, tzinfo=UTC)
"""16:20 in Copenhagen."""

PROMISE = {
    "da": [
        "Fredag den 20. november kl. 16.20: sendt",
        "Det var efter arbejdstid.",
        "Lørdag og søndag: weekend",
        "Mandag den 23. november: 1. arbejdsdag",
        "Tirsdag den 24. november: 2. arbejdsdag",
        "Derfor skal svaret være givet tirsdag den 24. november kl. 16.00.",
    ],
    "en": [
        "Friday 20 November at 16:20: sent",
        "That was after working hours.",
        "Saturday and Sunday: weekend",
        "Monday 23 November: 1st working day",
        "Tuesday 24 November: 2nd working day",
        "So the answer is due on Tuesday 24 November at 16:00.",
    ],
}


async def at(city: City, moment: datetime) -> None:
    """Let it be this moment, and the program notice it."""
    city.moves_clock_to(moment)
    await follow_up(city.running)
    await city.settled()


def lines(told: str) -> list[str]:
    """The steps of an explanation."""
    return [line.removeprefix("• ") for line in told.split("\n")[1:]]


@in_both_languages
async def test_the_promise_is_explained_to_each_who_reads_it(town: City, language: str) -> None:
    why = label(language, "Why this date?")
    town.moves_clock_to(FRIDAY_EVENING)
    karen = await town.coordinator(language=language)
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)
    reference = await send_request(ayse, language)

    for chat in (ayse, leyla):
        await chat.taps(f"❔ {why}")
        assert lines(await chat.reads(why, reference)) == PROMISE[language]
    await ayse.says("/requests")
    await karen.says("/cases")
    for chat in (ayse, karen):
        await chat.taps(reference)
        await chat.taps(f"❔ {why}")
        assert lines(await chat.reads(why, reference)) == PROMISE[language]


async def test_a_holiday_is_named(town: City) -> None:
    town.moves_clock_to(datetime(2027, 5, 4, 8, tzinfo=UTC))
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")

    await ayse.taps("❔ Why this date?")
    told = lines(await ayse.reads("Why this date?"))

    assert told[1:3] == [
        "Wednesday 5 May: 1st working day",
        "Thursday 6 May: Ascension Day, closed",
    ]


@in_both_languages
async def test_a_day_that_the_municipality_closes_is_named(town: City, language: str) -> None:
    town.moves_clock_to(datetime(2026, 12, 22, 9, tzinfo=UTC))
    await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)
    await send_request(ayse, language)

    await ayse.taps(f"❔ {label(language, 'Why this date?')}")

    assert (
        lines(await ayse.reads(label(language, "Why this date?")))
        == {
            "da": [
                "Tirsdag den 22. december kl. 10.00: sendt",
                "Onsdag den 23. december: 1. arbejdsdag",
                "Torsdag den 24. december: Juleaften, lukket",
                "Fredag den 25. december: Juledag, lukket",
                "Lørdag den 26. december: Anden juledag, lukket",
                "Søndag: weekend",
                "Mandag den 28. december: 2. arbejdsdag",
                "Derfor skal svaret være givet mandag den 28. december kl. 16.00.",
            ],
            "en": [
                "Tuesday 22 December at 10:00: sent",
                "Wednesday 23 December: 1st working day",
                "Thursday 24 December: Christmas Eve, closed",
                "Friday 25 December: Christmas Day, closed",
                "Saturday 26 December: Second Day of Christmas, closed",
                "Sunday: weekend",
                "Monday 28 December: 2nd working day",
                "So the answer is due on Monday 28 December at 16:00.",
            ],
        }[language]
    )


async def test_what_was_promised_before_a_rule_changed_stays_promised(town: City) -> None:
    town.moves_clock_to(datetime(2026, 12, 22, 9, tzinfo=UTC))
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await town.running.database.run(
        lambda unit: unit.session.execute(
            update(Requisition).values(first_response_due=datetime(2026, 12, 24, 15, tzinfo=UTC))
        )
    )

    await ayse.taps("❔ Why this date?")

    told = lines(await ayse.reads("Why this date?"))
    assert told == [
        "Tuesday 22 December at 10:00: sent",
        "It was promised for Thursday 24 December at 16:00, and that still holds.",
    ]


async def test_after_opening_again_the_new_promise_is_explained(town: City) -> None:
    town.moves_clock_to(FRIDAY_EVENING)
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await leyla.taps("Accept")
    await leyla.taps("Open case")
    for step in ("Close", "Solved", "Go on"):
        await leyla.taps(step)
    await leyla.says("Vi holdt et møde.")
    await leyla.taps("Close the case")
    town.moves_clock_to(datetime(2026, 12, 1, 9, tzinfo=UTC))

    await ayse.taps("Not solved")
    await leyla.reads("is open again")
    await leyla.taps("Open case")
    await leyla.taps("❔ Why this date?")

    told = lines(await leyla.reads("Why this date?"))
    assert told[0] == "Tuesday 1 December at 10:00: sent"
    assert told[-1] == "So the answer is due on Thursday 3 December at 16:00."


@in_both_languages
async def test_a_reminder_is_explained_also_after_it_was_put_off(town: City, language: str) -> None:
    why = label(language, "Why this date?")
    town.moves_clock_to(datetime(2026, 11, 20, 13, tzinfo=UTC))
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)
    reference = await send_request(ayse, language)
    await at(town, datetime(2026, 11, 23, 9, 1, tzinfo=UTC))
    await leyla.taps(f"❔ {why}")

    assert (
        lines(await leyla.reads(why, reference))
        == {
            "da": [
                "Fredag den 20. november kl. 14.00: du blev spurgt",
                "Fredag den 20. november: 2 timer i arbejdstiden, frem til kl. 16.00",
                "Lørdag og søndag: weekend",
                "Mandag den 23. november: 2 timer i arbejdstiden, frem til kl. 10.00",
                "Derfor minder jeg dig om det mandag den 23. november kl. 10.00.",
            ],
            "en": [
                "Friday 20 November at 14:00: you were asked",
                "Friday 20 November: 2 hours of working time, until 16:00",
                "Saturday and Sunday: weekend",
                "Monday 23 November: 2 hours of working time, until 10:00",
                "So I will remind you on Monday 23 November at 10:00.",
            ],
        }[language]
    )

    await leyla.taps(label(language, "Accept"))
    await at(town, datetime(2026, 11, 24, 7, 0, tzinfo=UTC))
    await leyla.taps(label(language, "Snooze"))
    await leyla.taps(label(language, "Next working day"))
    await at(town, datetime(2026, 11, 24, 15, 1, tzinfo=UTC))
    await at(town, datetime(2026, 11, 25, 7, 0, tzinfo=UTC))
    await leyla.taps(f"❔ {why}")
    told = lines(await leyla.reads(why, reference, "25"))
    assert told[0].endswith({"da": "14.00: sendt", "en": "14:00: sent"}[language])
    assert (
        told[-1]
        == {
            "da": "Du har udskudt påmindelsen til onsdag den 25. november kl. 8.00.",
            "en": "You put it off to Wednesday 25 November at 08:00.",
        }[language]
    )


async def test_a_draft_is_explained_to_its_requester(town: City) -> None:
    ayse = town.person("Ayşe", language="en")
    await answer_until(ayse, "en", "Bispebjerg")
    await at(town, datetime(2026, 11, 24, 7, 0, tzinfo=UTC))

    await ayse.taps("❔ Why this date?")

    assert lines(await ayse.reads("Why this date?")) == [
        "Monday 23 November at 10:00: you last worked on it",
        "Tuesday 24 November: 1st working day",
        "So I will remind you on Tuesday 24 November at 08:00.",
    ]


async def test_nobody_asks_about_other_peoples_dates(town: City) -> None:
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    jonas = await town.advisor("Jonas", language="en")
    await jonas.says("/cases")

    for data in ("xp:1", "xf:1", "xp:99", "xf:99"):
        assert await jonas.taps_data(data) == refusal("en", "stale_button")
