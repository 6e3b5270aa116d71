"""The jobs of the table over days: a pause, both changes of the clocks, and a clock set back."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.schedule import JOBS
from tests.support.dialogue import City
from tests.support.noting import notes
from tests.support.working import Running, running_case

Told = Counter[tuple[str, str]]
"""Who was told what kind of thing, and how often."""


async def runs_jobs(city: City) -> None:
    """Every job, twice; none fails."""
    for job in JOBS * 2:
        await job.run(city.running)
    await city.settled()
    assert city.metrics.jobs_failed == city.metrics.follow_ups_failed == 0
    assert city.metrics.messages_failed == 0


async def it_is(city: City, moment: datetime) -> None:
    """Let it be this moment, and every job notice it."""
    city.moves_clock_to(moment)
    await runs_jobs(city)


def told(city: City) -> Told:
    """What was put into the outbox unprompted."""
    with closing(sqlite3.connect(city.database_url.removeprefix("sqlite:///"))) as connection:
        return Counter(
            (name, kind)
            for name, kind in connection.execute(
                "SELECT first_name, kind FROM outbox JOIN person ON person.id = person_id"
                " WHERE NOT waiting"
            )
        )


async def to_be_reminded(city: City, *, on: str) -> Running:
    """Leyla has a case, and wants to be reminded of it in the morning of a day."""
    case = await running_case(city)
    await case.leyla.taps("Remind me")
    await case.leyla.says(on)
    await case.leyla.says("Call the school")
    await case.leyla.reads("I will remind you")
    return case


async def test_after_three_days_away_each_thing_comes_once_and_gathered(town: City) -> None:
    """Monday at ten to Thursday at ten: the own reminder of Tuesday, Wednesday's promise twice."""
    karen = await town.coordinator(language="en")
    await runs_jobs(town)
    case = await to_be_reminded(town, on="tomorrow")
    before = told(town)

    await town.stop_bot()
    town.moves_clock(days=3)
    await town.start_bot()
    await runs_jobs(town)

    assert told(town) - before == {
        ("Leyla", "follow_ups_gathered"): 1,
        ("Leyla", "morning_agenda"): 1,
        ("Ayşe", "promise_missed"): 1,
        ("Karen", "promise_passed"): 1,
        ("Karen", "worklist"): 1,
    }
    assert case.leyla.shows("Call the school", case.reference)
    assert karen.shows(case.reference, "Leyla")
    await runs_jobs(town)
    assert sum((told(town) - before).values()) == 5


CHANGES = {
    "to winter time": (
        datetime(2026, 10, 23, 8, tzinfo=UTC),
        datetime(2026, 10, 26, 7, tzinfo=UTC),
    ),
    "to summer time": (datetime(2028, 3, 24, 9, tzinfo=UTC), datetime(2028, 3, 27, 6, tzinfo=UTC)),
}
"""A Friday at ten, and the Monday at eight after the clocks were changed on Sunday."""


@pytest.mark.parametrize("change", CHANGES)
async def test_eight_stays_eight_when_the_clocks_are_changed(town: City, change: str) -> None:
    friday, monday = CHANGES[change]
    await it_is(town, friday)
    await town.coordinator(language="en")
    await to_be_reminded(town, on="monday")
    before = told(town)

    for hours in range(-32, -27):  # Sunday from midnight until the clocks have been changed
        await it_is(town, monday + timedelta(hours=hours))
    await it_is(town, monday - timedelta(minutes=31))
    assert told(town) == before
    await it_is(town, monday - timedelta(minutes=30))
    digests = {("Karen", "worklist"): 1, ("Karen", "weekly_digest"): 1}
    assert told(town) - before == digests
    await it_is(town, monday - timedelta(minutes=1))
    assert told(town) - before == digests

    await it_is(town, monday)

    assert told(town) - before == digests | {
        ("Leyla", "own_reminder"): 1,
        ("Leyla", "morning_agenda"): 1,
    }


async def test_a_clock_that_is_set_back_tells_nothing_twice(town: City) -> None:
    await town.coordinator(language="en")
    case = await to_be_reminded(town, on="tomorrow")
    tuesday = datetime(2026, 11, 24, 7, tzinfo=UTC)
    await it_is(town, tuesday + timedelta(minutes=5))
    before = told(town)
    assert before["Leyla", "own_reminder"] == 1

    for back in ({"hours": 1}, {"days": 1}):
        await it_is(town, tuesday + timedelta(minutes=5) - timedelta(**back))
        await notes(case.leyla, "Called.")
        assert told(town) == before

    await it_is(town, tuesday + timedelta(minutes=6))
    assert told(town) == before
    await it_is(town, tuesday + timedelta(days=1, minutes=6))
    assert told(town) - before == {
        ("Leyla", "first_answer_due"): 1,
        ("Leyla", "morning_agenda"): 1,
        ("Karen", "worklist"): 1,
    }
