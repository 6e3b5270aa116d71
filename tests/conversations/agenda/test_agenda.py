"""An advisor's day: asked for at any time, and by itself in the morning."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import col, select

from storage.tables import AwayTime, Offer
from tests.support.dialogue import City, text_of
from tests.support.mornings import MONDAY, advisor_and_case, it_is, keep, reminder, team, visit
from tests.support.naming import NAME
from tests.support.walks import command, in_both_languages, label, send_request, sentence
from tests.support.working import running_case

WEDNESDAY_AT_EIGHT = datetime(2026, 11, 25, 7, tzinfo=UTC)
NOTHING = "Good morning. Nothing waits for you today."


@in_both_languages
async def test_a_day_is_told_most_urgent_first_and_each_line_opens_its_case(
    town: City, language: str
) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    leyla = case.leyla
    await leyla.says("/agenda")
    await leyla.reads(sentence(language, "Nothing waits for you today."))
    other = await send_request(town.person("Bent", language), language)
    town.moves_clock_to(WEDNESDAY_AT_EIGHT + timedelta(hours=1))
    advisor, number = await advisor_and_case(town, case.reference)
    at_noon = WEDNESDAY_AT_EIGHT + timedelta(hours=4)
    await keep(
        town,
        visit(number, advisor, at_noon, "Rådhuset <2. sal>"),
        reminder(advisor, number, at_noon, "Ring til skolen"),
    )

    await leyla.says("/agenda")
    text = await leyla.reads("1.", "2.", "3.", "4.", "Rådhuset <2. sal>", "Ring til skolen")

    order = ["📅", "⏰", "📨", "🔔"]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)
    assert text.count(NAME) == 4
    buttons = leyla.buttons()
    assert buttons == [f"{at}. Tagensbo School" for at in range(1, 5)]
    await leyla.taps(buttons[2])
    await leyla.reads(other)
    assert any(label(language, "Accept") in each for each in leyla.buttons())
    await leyla.taps(buttons[0])
    await leyla.reads(case.reference, label(language, "An advisor is on it"))
    town.moves_clock_to(WEDNESDAY_AT_EIGHT + timedelta(hours=9))
    await leyla.says("/agenda")
    text = await leyla.reads("❗", case.reference)
    assert text.index("❗") < text.index("📨")
    assert "📅" not in text


async def test_the_morning_does_not_say_again_what_was_just_said(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town)
    advisor, number = await advisor_and_case(town, case.reference)
    eight = WEDNESDAY_AT_EIGHT
    await keep(town, visit(number, advisor, eight + timedelta(hours=6), "Rådhuset"))

    await it_is(town, eight - timedelta(minutes=1), case.leyla)
    await case.leyla.reads_nothing_new()
    await it_is(town, eight, case.leyla)
    await case.leyla.reads("promised a first answer by")
    text = await case.leyla.reads("Today, Wednesday 25 November", "14:00", "just told you")
    assert "first answer" not in text
    await it_is(town, eight + timedelta(minutes=20), case.leyla)
    await case.leyla.reads_nothing_new()

    await case.leyla.says("/agenda")
    await case.leyla.reads("14:00", "first answer by 16:00")


async def test_a_morning_with_nothing_else_is_one_line(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town)

    await it_is(town, WEDNESDAY_AT_EIGHT - timedelta(days=1), case.leyla)
    assert await case.leyla.reads("Good morning") == NOTHING
    await it_is(town, WEDNESDAY_AT_EIGHT, case.leyla)
    await case.leyla.reads("promised a first answer by")
    await case.leyla.reads("Apart from what I have just told you")


async def test_no_agenda_comes_at_the_weekend_or_while_one_is_away(town: City) -> None:
    town.moves_clock_to(MONDAY)
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/cases")
    await it_is(town, MONDAY + timedelta(days=1))
    await leyla.reads(NOTHING)
    (absent,) = await team(town)
    away = AwayTime(
        person_id=absent,
        first=date(2026, 11, 25),
        last=date(2026, 11, 26),
        created_at=MONDAY,
    )
    await keep(town, away)

    for days in (2, 3, 5, 6):
        await it_is(town, MONDAY + timedelta(days=days))
    await it_is(town, MONDAY + timedelta(days=4))
    await it_is(town, MONDAY + timedelta(days=7))

    mornings = [each for each in town.messenger.from_bot(leyla.user) if text_of(each) == NOTHING]
    assert len(mornings) == 3  # Tuesday, Friday, and Monday again


async def test_more_than_twelve_lines_are_pages(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town)
    leyla = case.leyla
    advisor, number = await advisor_and_case(town, case.reference)
    lines = [
        reminder(advisor, number, MONDAY + timedelta(minutes=at), f"Thing {at:02}")
        for at in range(14)
    ]
    await keep(town, *lines)

    await leyla.says("/agenda")
    text = await leyla.reads("12.", "Thing 11")
    assert "13." not in text
    await leyla.taps("More")
    assert leyla.shows("13.", "Thing 13")
    assert not leyla.shows("Thing 11")
    await leyla.taps("◀️ 1/2")
    assert leyla.shows("Thing 00")
    await leyla.taps_data("ga:0:99")
    assert leyla.shows("Thing 13")


async def test_a_line_whose_offer_is_over_says_so(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town)
    offer = await town.running.database.run(
        lambda unit: unit.session.exec(select(Offer.id).order_by(col(Offer.id))).one()
    )

    answered = await case.leyla.taps_data(f"go:{offer}")

    assert "no longer" in answered


@pytest.mark.parametrize(
    ("language", "words"), [("da", "ikke selv nogen sager"), ("en", "no cases of")]
)
async def test_a_coordinator_without_cases_reads_a_kind_line(
    town: City, language: str, words: str
) -> None:
    karen = await town.coordinator(language=language)
    await karen.says("/agenda")
    await karen.reads(words, command(language, "digest"))


async def test_nothing_has_happened_for_two_weeks(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town)
    await case.leyla.says("/cases")
    await case.leyla.taps(case.reference)
    await case.leyla.taps("Log")
    for button in ("Phone call", "Today", "15 minutes", "Log without a line"):
        await case.leyla.taps(button)

    town.moves_clock_to(MONDAY + timedelta(days=13))
    await case.leyla.says("/agenda")
    await case.leyla.reads("Nothing waits")
    town.moves_clock_to(MONDAY + timedelta(days=15))
    await case.leyla.says("/agenda")
    await case.leyla.reads("💤", case.reference, "nothing since Mon 23 Nov")


async def test_whoever_stands_in_sees_what_is_due_in_the_cases_of_who_is_away(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town)
    leyla, _case = await advisor_and_case(town, case.reference)
    jonas = await town.advisor("Jonas", language="en")
    (stands_in,) = set(await team(town)) - {leyla}
    away = AwayTime(
        person_id=leyla,
        first=date(2026, 11, 24),
        last=date(2026, 11, 27),
        substitute_id=stands_in,
        created_at=MONDAY,
        began_at=MONDAY + timedelta(hours=14),
    )
    await keep(town, away)

    town.moves_clock_to(WEDNESDAY_AT_EIGHT + timedelta(hours=1))
    await jonas.says("/agenda")
    await jonas.reads(case.reference, "first answer by 16:00", "(for Leyla)")
    await jonas.taps("1. Tagensbo School")
    await jonas.reads(case.reference, "An advisor is on it")
