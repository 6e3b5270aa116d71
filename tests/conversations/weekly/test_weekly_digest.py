"""How the week went, on Monday morning: in figures, against the week before, once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.digests import send_digests
from storage.tables import Evaluation
from tests.support.dialogue import Chat, City, text_of
from tests.support.walks import in_both_languages, label, reader, send_request, sentence
from tests.support.working import closes, running_case

MONDAY = datetime(2026, 10, 19, 7, tzinfo=UTC)  # 9:00 in Copenhagen; summer time ends on Sunday
HALF_PAST_SEVEN = datetime(2026, 10, 26, 6, 30, tzinfo=UTC)
A_WEEK = timedelta(days=7)


async def it_is(city: City, moment: datetime) -> None:
    """It becomes this moment, and what comes by itself comes; twice, as on two replicas."""
    city.moves_clock_to(moment + timedelta(seconds=5))
    for _time in range(2):
        await send_digests(city.running)
    await city.settled()


def weeks_told(chat: Chat) -> list[str]:
    """Every weekly digest that somebody has had."""
    told = [text_of(each) for each in chat.messenger.from_bot(chat.user)]
    return [each for each in told if each.startswith(("Week", "Uge"))]


async def scored(city: City, score: int) -> None:
    """Somebody says how it went, in the way that other dialogues show."""
    now = city.clock.now()
    await city.running.database.run(
        lambda unit: unit.session.add(
            Evaluation(requisition_id=1, closed_at=now, score=score, scored_at=now)
        )
    )


@in_both_languages
async def test_a_week_and_the_week_after_it(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    karen = await town.coordinator(language=language)
    case = await running_case(town, language)
    await send_request(town.person("Bent", language), language)
    await closes(case.leyla, language)
    await scored(town, 4)

    await it_is(town, HALF_PAST_SEVEN - timedelta(minutes=1))
    assert weeks_told(karen) == []
    await it_is(town, HALF_PAST_SEVEN)
    (week,) = weeks_told(karen)
    lines = week.split("\n")
    said = reader(language)
    assert lines[0] == sentence(language, "<b>Week {number}</b>", number=43)
    assert (
        lines[1]
        == {"en": "Mon 19 Oct – Sun 25 Oct", "da": "man. 19. okt. – søn. 25. okt."}[language]
    )
    for line in (
        sentence(language, "Came in: {figure}", figure="2 ▲2"),
        sentence(language, "– requested: {figure}", figure="2 ▲2"),
        sentence(language, "– found by us: {figure}", figure="0"),
        sentence(language, "Taken: {figure}", figure="1 ▲1"),
        sentence(language, "Closed: {figure}", figure="1 ▲1"),
        sentence(
            language,
            "Promise kept: {percent} (of {number}) {change}",
            percent=said.percent(50),
            number="2",
            change="",
        ).rstrip(),
        sentence(
            language, "– on average: {mean} {change}", mean=said.number(4.0), change=""
        ).rstrip(),
        sentence(language, "<b>Open at the end: {figure}</b>", figure="1 ▲1"),
        f"{label(language, 'Education')}: 1 ▲1",
        f"{label(language, 'Nobody yet')}: 1 ▲1",
    ):
        assert line in lines
    assert max(len(line) for line in lines) <= 40, "a phone would wrap it"

    await it_is(town, HALF_PAST_SEVEN + A_WEEK)
    _first, second = weeks_told(karen)
    assert sentence(language, "It was quiet: no new cases, and none taken or closed.") in second
    assert sentence(language, "<b>Open at the end: {figure}</b>", figure="1") in second
    assert "▲ ▼" not in second, "nothing is more or less than before"
    assert weeks_told(case.leyla) == []


async def test_after_a_pause_the_weeks_come_together_and_late(town: City) -> None:
    """The program was away for the second Monday, and on the third until noon."""
    town.moves_clock_to(MONDAY)
    karen = await town.coordinator(language="en")
    await running_case(town)
    await it_is(town, HALF_PAST_SEVEN)
    town.moves_clock_to(HALF_PAST_SEVEN + timedelta(hours=3))
    await send_request(town.person("Bent", "en"), "en")
    await town.stop_bot()
    town.moves_clock_to(HALF_PAST_SEVEN + 2 * A_WEEK + timedelta(hours=5))
    await town.start_bot()

    await it_is(town, HALF_PAST_SEVEN + 2 * A_WEEK + timedelta(hours=5))

    _first, both = weeks_told(karen)
    assert both.startswith("Weeks 44 to 45\nMon 26 Oct – Sun 8 Nov\n")
    assert "one by one" in both
    assert "This comes late: it was due on Monday 9 November." in both
    assert "Came in: 1\n" in both
    assert "against the 2 weeks before" in both


async def test_an_advisor_reads_it_who_wants_it(town: City) -> None:
    town.moves_clock_to(MONDAY)
    leyla = await town.advisor("Leyla", language="en")
    await it_is(town, HALF_PAST_SEVEN)
    assert weeks_told(leyla) == []

    await leyla.says("/digest")
    await leyla.taps("How the week went")
    await leyla.taps("Start it")
    await it_is(town, HALF_PAST_SEVEN + timedelta(hours=1))
    assert weeks_told(leyla) == []
    await it_is(town, HALF_PAST_SEVEN + A_WEEK)

    (week,) = weeks_told(leyla)
    assert week.startswith("Week 44\n")
    assert "It was quiet" in week


@in_both_languages
@pytest.mark.parametrize("late", [timedelta(), timedelta(hours=4), timedelta(days=1)])
async def test_the_worklist_stands_below_the_figures(
    town: City, language: str, late: timedelta
) -> None:
    """Also where both come late, and whatever other time somebody has chosen for the list."""
    town.moves_clock_to(MONDAY)
    karen = await town.coordinator(language=language)
    await send_request(town.person("Bent", language), language)
    await it_is(town, HALF_PAST_SEVEN + late)
    (week,) = weeks_told(karen)
    assert text_of(karen.messenger.from_bot(karen.user)[-2]) == week
    assert "TF-2026-0001" in text_of(karen.last())


async def test_a_list_that_comes_earlier_brings_the_figures_with_it(town: City) -> None:
    town.moves_clock_to(MONDAY)
    karen = await town.coordinator(language="en")
    await send_request(town.person("Bent", "en"), "en")
    await karen.says("/digest")
    for each in ("What needs a decision", "Another time", "06:30"):
        await karen.taps(each)
    await karen.taps("Back")
    await karen.reads("on working days at 06:30", "on Mondays at 06:30")
    await it_is(town, HALF_PAST_SEVEN - timedelta(hours=1))
    assert weeks_told(karen) == [text_of(karen.messenger.from_bot(karen.user)[-2])]
    assert "TF-2026-0001" in text_of(karen.last())
