"""A requester's pause: silence until a day, and then one message."""

from datetime import UTC, date, datetime

import pytest

from bot.jobs.follow_ups import follow_up
from casework.quiet import LONGEST_PAUSE
from tests.support.dialogue import City, text_of
from tests.support.quiet import it_is, moment, new, texts
from tests.support.talking import active_case, advisor
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import (
    answer_until,
    in_both_languages,
    in_danish,
    label,
    plain,
    reader,
    sentence,
)

NEXT_MONDAY = datetime(2026, 11, 30, 11, tzinfo=UTC)
PAUSED = "→ {name} · {reference}. They have paused messages, and will get it on {day} at {time}."


def until(language: str, moment: datetime) -> str:
    """The day, as it is said."""
    return reader(language).day(moment)


@in_danish
async def test_what_comes_in_a_pause_comes_as_one_message_after_it(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)

    await ayse.says("/pause")
    menu = ayse.last()
    await ayse.taps(label(language, "For a week"))
    assert until(language, NEXT_MONDAY) in text_of(menu)
    assert ayse.buttons(menu) == [label(language, "End the pause")]
    await leyla.says("Er du der?")
    about = {"day": until(language, NEXT_MONDAY), "time": reader(language).time(moment(8, days=7))}
    await leyla.reads(sentence(language, PAUSED, name="Ayşe", reference=reference, **about))
    await leyla.says("Jeg kommer på tirsdag")
    await it_is(town, 12, days=4)
    assert not ayse.shows("Er du der?")

    await ayse.says("/requests")  # who writes is answered, as always
    await ayse.reads(reference)
    await it_is(town, 8, days=7)

    shown = await ayse.reads("Er du der?", "på tirsdag")
    assert shown.startswith(plain(reader(language).plain("<b>What has been waiting for you</b>")))
    await ayse.says("/pause")


@in_danish
async def test_a_pause_that_is_ended_lets_go_what_has_waited(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, _reference = await active_case(town, leyla, language)
    await ayse.says("/pause")
    await ayse.taps(label(language, "Until tomorrow"))
    await leyla.says("Hej")

    await ayse.says("/pause")
    assert label(language, "End the pause") in ayse.buttons()
    await ayse.taps(label(language, "End the pause"))
    await ayse.reads("▶️")
    await it_is(town, 11)

    await ayse.reads("Hej")
    await leyla.says("Hej igen")
    await ayse.reads("Hej igen")
    assert not await rows(town, "SELECT 1 FROM pause")


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("da", "4. januar", datetime(2027, 1, 4, 11, tzinfo=UTC)),
        ("en", "next Friday", datetime(2026, 12, 4, 11, tzinfo=UTC)),
        ("da", "en uge", NEXT_MONDAY),
    ],
)
async def test_the_day_may_be_typed(town: City, language: str, words: str, day: datetime) -> None:
    ayse = town.person("Ayşe", language=language)
    await ayse.says("/pause")

    await ayse.says(words)

    await ayse.reads("⏸", until(language, day))
    (menu, _answer) = town.messenger.from_bot(ayse.user)
    assert not menu.keyboard  # its question is answered


@in_both_languages
async def test_a_day_that_cannot_be_is_refused_and_asked_for_again(
    town: City, language: str
) -> None:
    ayse = town.person("Ayşe", language=language)
    await ayse.says("/pause")

    await ayse.says({"da": "i går", "en": "yesterday"}[language])
    await ayse.reads(refusal(language, "day_past"))
    await ayse.says({"da": "i dag", "en": "today"}[language])
    await ayse.reads(refusal(language, "day_past"))
    await ayse.says("1. juni 2027" if language == "da" else "1 June 2027")
    await ayse.reads(refusal(language, "pause_too_long", days=LONGEST_PAUSE))
    await ayse.says("når det passer")
    await ayse.reads(refusal(language, "day_unreadable"))
    await ayse.says({"da": "fredag", "en": "Friday"}[language])
    await ayse.reads("⏸", until(language, datetime(2026, 11, 27, 11, tzinfo=UTC)))


@in_danish
async def test_a_day_may_be_picked(town: City, language: str) -> None:
    ayse = town.person("Ayşe", language=language)
    await ayse.says("/pause")
    await ayse.taps(label(language, "Pick a day"))
    await ayse.taps("›")
    await ayse.taps("24•")

    await ayse.reads("⏸", until(language, datetime(2026, 12, 24, 11, tzinfo=UTC)))
    stale = await ayse.taps_data(f"pd:{date(2026, 11, 20).toordinal()}")
    assert stale == refusal(language, "day_past")
    too_far = await ayse.taps_data(f"pd:{date(2027, 6, 1).toordinal()}")
    assert too_far == refusal(language, "pause_too_long", days=LONGEST_PAUSE)
    assert await rows(town, "SELECT 1 FROM pause WHERE until = '2026-12-24'")


@in_danish
async def test_the_team_has_no_pause(town: City, language: str) -> None:
    leyla = await advisor(town, language)

    await leyla.says("/pause")
    await leyla.reads(refusal(language, "pause_team"))
    assert await leyla.taps_data("pu:week", 1) == refusal(language, "pause_team")

    assert not await rows(town, "SELECT 1 FROM pause")


async def test_a_reminder_waits_for_the_end_of_a_pause_too(town: City) -> None:
    ayse = town.person("Ayşe", language="en")
    await answer_until(ayse, "en", "Bispebjerg")
    await ayse.says("/cancel")
    await ayse.says("/pause")
    await ayse.taps("For a week")
    new(ayse)

    town.moves_clock_to(moment(8.1, days=1))
    await follow_up(town.running)
    await it_is(town, 12, days=1)
    await ayse.reads_nothing_new()
    await it_is(town, 8, days=7)

    (reminder,) = texts(new(ayse))
    assert "not sent yet" in reminder


async def test_a_pause_over_a_weekend_ends_on_the_first_working_morning(town: City) -> None:
    leyla = await advisor(town)
    ayse, _reference = await active_case(town, leyla)
    await ayse.says("/pause")
    await ayse.says("Saturday")
    await leyla.says("Hello")

    await leyla.reads("They have paused messages, and will get it on Monday 30 November at 08:00")
    await it_is(town, 12, days=5)
    assert not ayse.shows("Hello")
    await it_is(town, 8, days=7)
    await ayse.reads("Hello")
