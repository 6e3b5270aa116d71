"""`/hours`: an advisor says when they work, and what is asked of them counts in these hours."""

from datetime import UTC, datetime, time, timedelta

from casework.core.vocabulary import FocusArea
from tests.support.absences import MONDAY, TUESDAY, WEDNESDAY, time_passes
from tests.support.dialogue import Chat, City
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, send_request, sentence

EDUCATION = (FocusArea.EDUCATION,)


def line(language: str, name: str, opens: str, closes: str) -> str:
    """`Monday: 08:00–16:00`, with the hours as the language writes them."""
    return sentence(
        language, "<b>{day}</b>: {opens}–{closes}", day=label(language, name),
        opens=clock(language, opens), closes=clock(language, closes),
    )  # fmt: skip


def clock(language: str, at: str) -> str:
    """`08:30`, in Danish `8.30`."""
    return at.removeprefix("0").replace(":", ".") if language == "da" else at


def off(language: str, name: str) -> str:
    """`Sunday: off`."""
    return sentence(language, "<b>{day}</b>: off", day=label(language, name))


async def taps_time(chat: Chat, language: str, at: str) -> None:
    """Tap `17:30`."""
    await chat.taps(clock(language, at))


@in_danish
async def test_a_week_is_set_by_few_taps_and_by_words(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language)
    await leyla.says("/hours")
    await leyla.reads(line(language, "Friday", "08:00", "16:00"), off(language, "Saturday"))
    assert label(language, "Back to office hours") not in leyla.buttons()

    await leyla.taps(label(language, "Monday"))
    await taps_time(leyla, language, "17:00")
    await taps_time(leyla, language, "21:00")
    assert leyla.shows("✓ " + line(language, "Monday", "17:00", "21:00"))

    await leyla.taps(label(language, "Saturday"))
    await leyla.says("10-14.30")
    await leyla.reads("✓ " + line(language, "Saturday", "10:00", "14:30"))
    await leyla.taps(label(language, "Tuesday"))
    await leyla.taps(label(language, "Day off"))
    await leyla.taps(label(language, "Sunday"))
    await leyla.taps(label(language, "In the evening"))
    assert leyla.shows(off(language, "Tuesday"), line(language, "Sunday", "17:00", "21:00"))
    assert await rows(town, "SELECT weekday, opens, closes FROM working_hours ORDER BY 1") == [
        (0, 1020, 1260), (2, 480, 960), (3, 480, 960), (4, 480, 960), (5, 600, 870), (6, 1020, 1260)
    ]  # fmt: skip

    await leyla.taps(label(language, "Back to office hours"))
    assert leyla.shows(line(language, "Monday", "08:00", "16:00"), off(language, "Sunday"))
    assert not await rows(town, "SELECT 1 FROM working_hours")


@in_danish
async def test_hours_that_are_none_are_asked_again(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language)
    await leyla.says("/hours")
    await leyla.taps(label(language, "Monday"))
    for text, code in (("18-10", "hours_end_first"), ("in the morning", "hours_unreadable")):
        await leyla.says(text)
        await leyla.reads(refusal(language, code))
    await leyla.says("9 til 12")
    await leyla.reads(line(language, "Monday", "09:00", "12:00"))
    for name in ("Tuesday", "Wednesday", "Thursday", "Friday"):
        await leyla.taps(label(language, name))
        await leyla.taps(label(language, "Day off"))
    await leyla.taps(label(language, "Monday"))
    answer = await leyla.taps(label(language, "Day off"))
    assert answer == refusal(language, "hours_none_left")
    assert await rows(town, "SELECT weekday, opens FROM working_hours") == [(0, 540)]


async def test_back_and_old_buttons_change_nothing(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/hours")
    await leyla.taps("Monday")
    await taps_time(leyla, "en", "09:00")
    await leyla.taps("Back")
    await leyla.taps("Back")
    assert not await rows(town, "SELECT 1 FROM errand")
    for data in ("ud:7", "uf:0:1440", "us:0:600:600", "us:9:600:700", "uc:7", "us:0:0:1441"):
        assert await leyla.taps_data(data)
    assert not await rows(town, "SELECT 1 FROM working_hours")
    ayse = town.person("Ayşe", language="en")
    await ayse.says("/start")
    assert await ayse.taps_data("us:0:600:700") == refusal("en", "stale_button")


async def test_a_day_that_is_as_in_the_office_again_is_the_office_s(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/hours")
    await leyla.taps("Monday")
    await leyla.taps("Day off")
    await leyla.taps("Monday")
    await leyla.taps("Office hours")
    assert not await rows(town, "SELECT 1 FROM working_hours")


async def test_an_offer_waits_in_the_hours_of_the_one_who_is_asked(town: City) -> None:
    """Leyla works on Monday evenings and on Wednesdays; Ayşe is promised an answer as ever."""
    leyla = await town.advisor("Leyla", language="en", focus_areas=EDUCATION)
    jonas = await town.advisor("Jonas", language="en")
    await leyla.says("/hours")
    for name, text in (("Monday", "17-21"), ("Tuesday", "off"), ("Thursday", "off")):
        await leyla.taps(name)
        await leyla.says(text)
    ayse = town.person("Ayşe", language="en")
    reference = await send_request(ayse, "en")
    [(due,)] = await rows(town, "SELECT first_response_due FROM requisition")
    assert due.startswith("2026-11-25 15:00")
    await leyla.reads(reference)

    await time_passes(town, MONDAY, time(20, 59))
    await leyla.reads_nothing_new()
    await time_passes(town, MONDAY, time(21, 1))
    await leyla.reads(reference, "waits for your answer")
    await time_passes(town, TUESDAY, time(16))
    await leyla.reads_nothing_new()
    assert not jonas.shows(reference)
    await time_passes(town, WEDNESDAY, time(12, 1))
    await jonas.reads(reference)


async def test_silence_is_noticed_on_a_day_of_one_s_own(town: City) -> None:
    """Leyla does not work on Mondays; two weeks after a Monday she hears of it on Tuesday."""
    leyla = await town.advisor("Leyla", language="en", focus_areas=EDUCATION)
    await leyla.says("/hours")
    await leyla.taps("Monday")
    await leyla.taps("Day off")
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await leyla.taps("Accept")
    [(due,)] = await rows(town, "SELECT due_at FROM follow_up WHERE kind = 'nothing_logged'")
    at = datetime.fromisoformat(due).replace(tzinfo=UTC)
    assert at == datetime.combine(TUESDAY + timedelta(days=14), time(7), UTC)


@in_danish
async def test_a_day_may_end_at_midnight(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language)
    await leyla.says("/hours")
    await leyla.taps(label(language, "Friday"))
    await leyla.says("18-24")
    await leyla.reads("✓ " + line(language, "Friday", "18:00", "24:00"))
