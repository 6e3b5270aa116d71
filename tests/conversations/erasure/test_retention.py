"""What is known of a requester is erased by itself, so many months after their last case."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.jobs.digests import send_digests
from bot.jobs.retention import erase_due, prune
from casework.core.vocabulary import FocusArea
from storage.erasure import retention
from storage.erasure.retention import Due
from storage.tables import InboxUpdate, OutboxMessage
from storage.tables.queues import InboxStatus, OutboxStatus
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.dialogue import Chat, City
from tests.support.talking import answers, the
from tests.support.traces import bytes_with, rows_with
from tests.support.troubles import rows
from tests.support.walks import in_both_languages, label, send_request
from tests.support.working import closes, running_case

TWO_YEARS_LATER = datetime(2028, 11, 23, 3, tzinfo=UTC)
"""24 months after the Monday on which dialogues begin, in the night."""


async def night(city: City, moment: datetime) -> None:
    """It is this night, and the job runs, twice."""
    city.moves_clock_to(moment)
    for _time in range(2):
        await erase_due(city.running)
    await city.settled()


async def who_is_due(city: City) -> tuple[Due, ...]:
    due = partial(retention.due, office=city.running.office, now=city.clock.now())
    return await city.running.database.read(due)


async def test_after_two_years_nothing_is_left_but_the_case(city: City) -> None:
    case = await running_case(city)
    await closes(case.leyla, "en", text="Ayşe har fået hjælp.")

    await night(city, TWO_YEARS_LATER - timedelta(days=1))
    assert await rows_with(city, "Ayşe", case.ayse.user.id)
    assert await who_is_due(city) == ()

    await night(city, TWO_YEARS_LATER)
    assert await rows_with(city, "Ayşe", case.ayse.user.id) == []
    if city.database_url.startswith("sqlite"):
        assert bytes_with(city, ("Ayşe",), case.ayse.user.id) == []
    assert await rows(city, "SELECT status FROM requisition") == [("closed",)]


async def test_who_has_an_open_case_or_is_on_the_team_stays(town: City) -> None:
    case = await running_case(town)
    await closes(case.leyla, "en")
    await send_request_again(case.ayse)
    karen = await town.coordinator("Karen", language="en")
    await karen.says("/start")

    await night(town, TWO_YEARS_LATER + timedelta(days=400))

    assert await rows(town, "SELECT count(*) FROM person WHERE erased_at IS NOT NULL") == [(0,)]


async def send_request_again(chat: Chat) -> None:
    await chat.says("/request")
    await chat.says("The parents do not come again.")


async def test_who_never_had_a_case_is_erased_after_they_were_last_here(town: City) -> None:
    chat = town.person("Bent", language="en")
    await chat.says("/start")
    town.moves_clock(days=300)
    await chat.says("/about")

    await night(town, TWO_YEARS_LATER)
    assert await rows_with(town, "Bent")
    await night(town, TWO_YEARS_LATER + timedelta(days=301))

    assert await rows_with(town, "Bent", chat.user.id) == []


async def test_a_withdrawn_request_counts_from_when_it_was_withdrawn(town: City) -> None:
    await town.advisor("Leyla", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person("Bent", language="en")
    await send_request(chat, "en")
    town.moves_clock(days=10)
    await chat.says("/requests")
    await chat.taps("TF-2026-0001")
    await chat.taps("Withdraw")
    await chat.taps("Yes, withdraw it")

    await night(town, TWO_YEARS_LATER + timedelta(days=9))
    assert await rows_with(town, "Bent")
    town.moves_clock_to(TWO_YEARS_LATER + timedelta(days=10))
    (due,) = await who_is_due(town)
    assert due.references == ("TF-2026-0001",)
    await night(town, TWO_YEARS_LATER + timedelta(days=10))
    assert await rows_with(town, "Bent") == []


@in_both_languages
async def test_the_weekly_digest_says_how_many(town: City, language: str) -> None:
    case = await running_case(town)
    await closes(case.leyla, "en")
    karen = await town.coordinator("Karen", language=language)
    await night(town, TWO_YEARS_LATER)
    town.moves_clock_to(datetime(2028, 11, 27, 6, 31, tzinfo=UTC))
    await send_digests(town.running)

    await karen.reads({"en": "1 person", "da": "1 person"}[language], "24")


# The queues


async def test_what_was_sent_long_ago_is_pruned_and_what_waits_is_not(city: City) -> None:
    long_ago = city.clock.now() - timedelta(days=31)
    statuses = (OutboxStatus.SENT, OutboxStatus.FAILED, OutboxStatus.DROPPED, OutboxStatus.PENDING)

    def fill(unit: UnitOfWork) -> None:
        for status in statuses:
            unit.session.add(
                OutboxMessage(
                    chat_id=1, kind="about", params={}, waiting=False, status=status,
                    created_at=long_ago,
                )
            )  # fmt: skip
        for number, kept in enumerate((InboxStatus.DONE, InboxStatus.FAILED, InboxStatus.WAITING)):
            unit.session.add(
                InboxUpdate(
                    update_id=number, raw="", status=kept, received_at=long_ago,
                    handled_at=None if kept is InboxStatus.WAITING else long_ago,
                )
            )  # fmt: skip

    await city.running.database.run(fill)
    await prune(city.running)
    await prune(city.running)

    left = await rows(city, "SELECT status FROM outbox WHERE chat_id = 1")
    assert left == [("pending",)]
    assert await rows(city, "SELECT status FROM inbox WHERE update_id < 3") == [("waiting",)]


async def test_a_reply_to_a_message_of_long_ago_still_finds_its_case(town: City) -> None:
    case = await running_case(town)
    await case.leyla.taps(label("en", "Write to the requester"))
    await case.leyla.says("Hvornår passer det?")
    town.moves_clock(days=45)
    await prune(town.running)
    month_ago = town.clock.now() - timedelta(days=30)
    old = "SELECT count(*) FROM outbox WHERE created_at < :month_ago"
    assert await rows(town, old, month_ago=month_ago.replace(tzinfo=None)) == [(0,)]

    await answers(case.ayse, the(case.ayse, "Hvornår passer det?"), "På fredag")

    await case.leyla.reads("På fredag")


@pytest.mark.parametrize("asked", ["request"])
async def test_the_buttons_of_a_question_that_is_still_open_go_when_it_is_answered(
    town: City, asked: str
) -> None:
    chat = town.person("Bent", language="en")
    await chat.says(f"/{asked}")
    await chat.says("The parents do not come to the meetings.")
    question = chat.last()
    town.moves_clock(days=31)
    await prune(town.running)

    await chat.taps("I understand")

    assert chat.buttons(question) == []
