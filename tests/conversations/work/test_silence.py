"""Nothing has happened: what the advisor and the coordinator read of the same case."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.digests import send_digests
from bot.jobs.follow_ups import follow_up
from tests.support.dialogue import Chat, City
from tests.support.mornings import advisor_and_case, keep, visit
from tests.support.working import Running, running_case

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)

Deed = Callable[[Running], Coroutine[None, None, None]]


async def three_weeks_later(town: City, case: Running, karen: Chat, *, days: int = 22) -> str:
    """All that comes by itself on that day at eight, and the agenda once more."""
    seen = [(chat, len(chat.messenger.from_bot(chat.user))) for chat in (case.leyla, karen)]
    town.moves_clock_to(MONDAY + days * DAY - timedelta(hours=1, minutes=58))
    await follow_up(town.running)
    await send_digests(town.running)
    await town.settled()
    await case.leyla.says("/agenda")
    return "\n".join(
        str(message.content.get("text"))
        for chat, number in seen
        for message in chat.messenger.from_bot(chat.user)[number:]
    )


async def writes_a_note(case: Running) -> None:
    await case.leyla.taps("Note")
    await case.leyla.says("Skolen ringer i morgen.")
    await case.leyla.taps("Done")


async def writes(case: Running) -> None:
    await case.leyla.taps("Write to the requester")
    await case.leyla.says("Jeg kommer i morgen.")


async def nothing(_case: Running) -> None:
    """Not a word."""


@pytest.mark.parametrize("deed", [writes_a_note, writes, nothing])
async def test_both_read_the_same(town: City, deed: Deed) -> None:
    town.moves_clock_to(MONDAY)
    karen = await town.coordinator(language="en")
    case = await running_case(town)
    await writes(case)
    town.moves_clock_to(MONDAY + 21 * DAY)
    await case.leyla.says("/cases")
    await case.leyla.taps(case.reference)
    await deed(case)

    told = await three_weeks_later(town, case, karen)

    for each in ("nothing has happened for two weeks", "nothing since", "nothing from Leyla"):
        assert (each in told) is (deed is nothing), told


async def test_a_visit_in_two_days_is_something(town: City) -> None:
    town.moves_clock_to(MONDAY)
    karen = await town.coordinator(language="en")
    case = await running_case(town)
    await writes(case)
    advisor, number = await advisor_and_case(town, case.reference)
    await keep(town, visit(number, advisor, MONDAY + 24 * DAY, "Skolen"))

    told = await three_weeks_later(town, case, karen)

    for each in ("nothing has happened", "nothing since", "nothing from Leyla"):
        assert each not in told, told
