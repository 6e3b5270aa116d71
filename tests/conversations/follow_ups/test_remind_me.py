"""**Remind me**: an advisor chooses a day and writes a line, and hears of it at 8 on that day."""

from datetime import UTC, date, datetime

import pytest

from bot.jobs.follow_ups import follow_up
from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.walks import in_both_languages, label
from tests.support.working import Running, closes, running_case

DAYS = {"da": "fredag den 27. november", "en": "Friday 27 November"}
TUESDAY = {"da": "tirsdag den 24. november", "en": "Tuesday 24 November"}
MORNING = {"da": "8.00", "en": "08:00"}


async def at(city: City, moment: datetime) -> None:
    """Let it be this moment, and the program notice it."""
    city.moves_clock_to(moment)
    await follow_up(city.running)
    await city.settled()


async def asks_for_the_day(case: Running, language: str) -> None:
    await case.leyla.taps(label(language, "Remind me"))
    await case.leyla.reads(case.reference)


@in_both_languages
async def test_a_day_from_the_month_and_a_line(town: City, language: str) -> None:
    case = await running_case(town, language)
    leyla = case.leyla
    await asks_for_the_day(case, language)

    await leyla.taps(label(language, "Pick a day"))
    assert "November 2026" in leyla.buttons()
    assert "22" not in leyla.buttons()
    assert not await leyla.taps("·")
    await leyla.taps("›")
    assert "25•" in leyla.buttons()
    assert leyla.shows({"da": "25• Juledag", "en": "25• Christmas Day"}[language])
    await leyla.taps("‹")
    await leyla.taps("27")
    assert leyla.shows(case.reference, DAYS[language])
    await leyla.says("Ring til skolelederen")
    await leyla.reads(case.reference, DAYS[language], MORNING[language], "Ring til skolelederen")

    await at(town, datetime(2026, 11, 27, 6, 59, tzinfo=UTC))
    assert not leyla.shows(label(language, "✅ Done"))
    await at(town, datetime(2026, 11, 27, 7, 0, tzinfo=UTC))
    await leyla.reads(case.reference, "Ring til skolelederen")
    await leyla.taps(label(language, "✅ Done"))
    await at(town, datetime(2026, 11, 30, 7, 0, tzinfo=UTC))
    await leyla.reads_nothing_new()


@in_both_languages
async def test_a_typed_day_and_no_line(town: City, language: str) -> None:
    case = await running_case(town, language)
    leyla = case.leyla
    await asks_for_the_day(case, language)

    await leyla.says("31/2")
    await leyla.reads(refusal(language, "day_unreadable"))
    await leyla.says("20/11/2026")
    await leyla.reads(refusal(language, "day_past"))
    await leyla.says({"da": "i dag", "en": "today"}[language])
    await leyla.reads(refusal(language, "morning_past"))
    await leyla.says("1.1.2030")
    await leyla.reads(refusal(language, "day_too_far"))
    await leyla.says(label(language, "Pick a day"))
    assert "24" in leyla.buttons()
    await leyla.says({"da": "på tirsdag", "en": "on tuesday"}[language])
    await leyla.reads(case.reference, TUESDAY[language])
    await leyla.says(label(language, "Without a line"))
    await leyla.reads(case.reference, TUESDAY[language], MORNING[language])

    await at(town, datetime(2026, 11, 24, 7, 0, tzinfo=UTC))
    await leyla.reads(case.reference)
    assert label(language, "✅ Done") in "".join(leyla.buttons())


async def test_going_back_and_giving_up(town: City) -> None:
    case = await running_case(town)
    leyla = case.leyla
    await asks_for_the_day(case, "en")
    asked = leyla.last()

    for step in ("Tomorrow", "Back", "Pick a day", "Back", "In a week", "Back"):
        await leyla.taps(step, on=asked)
        assert leyla.buttons(asked)
    await leyla.taps("Back", on=asked)
    await leyla.reads("Nothing has changed")
    await leyla.says("tomorrow")
    await leyla.reads("→ Ayşe")
    await at(town, datetime(2026, 11, 24, 7, 0, tzinfo=UTC))
    assert not leyla.shows("wanted to be reminded")


async def test_a_button_of_yesterday_is_too_late(town: City) -> None:
    case = await running_case(town)
    await asks_for_the_day(case, "en")
    asked = case.leyla.last()

    town.moves_clock(days=1)

    assert await case.leyla.taps("Tomorrow", on=asked) == refusal("en", "morning_past")
    assert await case.leyla.taps("In a week", on=asked) == ""


@pytest.mark.parametrize("how", ["closed", "withdrawn"])
async def test_a_case_that_is_over_is_not_reminded_of(town: City, how: str) -> None:
    case = await running_case(town)
    await asks_for_the_day(case, "en")
    await case.leyla.taps("Tomorrow")
    await case.leyla.taps("Without a line")
    await case.leyla.reads("I will remind you", case.reference)

    if how == "closed":
        await case.leyla.taps("Open case")
        await closes(case.leyla, "en")
    else:
        await case.ayse.says("/requests")
        for step in (case.reference, "Withdraw", "Yes, withdraw it"):
            await case.ayse.taps(step)
    case.leyla.seen = case.leyla.last().message_id
    await at(town, datetime(2026, 11, 24, 7, 0, tzinfo=UTC))

    await case.leyla.reads_nothing_new()


async def test_only_the_advisor_of_the_case_sets_one(town: City) -> None:
    case = await running_case(town)
    jonas = await town.advisor("Jonas", language="en")
    await jonas.says("/cases")
    friday = date(2026, 11, 27).toordinal()

    for data in ("mw:1", "mp:1", "mt:1:24322", "mb:1", "ms:1", f"md:1:{friday}", "md:1:1"):
        assert await jonas.taps_data(data) == refusal("en", "case_not_yours")
    assert await case.leyla.taps_data("md:1:0") == refusal("en", "stale_button")
    assert await case.leyla.taps_data("mt:1:0") == refusal("en", "stale_button")
    assert await case.leyla.taps_data("ms:1") == refusal("en", "stale_button")
