"""Done, below a reminder: what it ends, and what goes on being watched."""

from datetime import UTC, datetime

from bot.jobs.follow_ups import follow_up
from tests.support.dialogue import City
from tests.support.naming import NAME
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, sentence
from tests.support.working import running_case

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
SILENT = "{reference}: nothing has happened for two weeks."


async def on(city: City, month: int, day: int) -> None:
    """It is one minute past eight of this day, and the program has looked."""
    city.moves_clock_to(datetime(2026, month, day, 7, 1, tzinfo=UTC))
    await follow_up(city.running)
    await city.settled()


@in_danish
async def test_a_silence_that_is_dealt_with_is_watched_anew(town: City, language: str) -> None:
    """Two weeks later nobody has logged anything still: the case is not forgotten."""
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    silent = sentence(language, SILENT, reference=f"{case.reference} ({NAME})")
    await case.leyla.taps(label(language, "Write to the requester"))
    await case.leyla.says("Jeg ringer.")
    await on(town, 12, 7)
    await case.leyla.reads(silent)
    [data] = [each.data for each in case.leyla.last().buttons if str(each.data).startswith("fd:")]
    reminded = case.leyla.last()
    await case.leyla.taps_data(str(data), on=reminded)
    town.moves_clock(seconds=2)
    await case.leyla.taps_data(str(data), on=reminded)  # the second tap of a nervous finger

    await on(town, 12, 14)
    await case.leyla.reads_nothing_new()
    await on(town, 12, 21)
    await case.leyla.reads(silent)
    await case.leyla.reads_nothing_new()
    ended = "SELECT count(*) FROM follow_up WHERE kind = 'nothing_logged' AND ended_at IS NULL"
    assert await rows(town, ended) == [(1,)]
