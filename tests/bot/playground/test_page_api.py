"""What stands behind the page: its events, the clock, a fresh start, and who is kept out."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.playground.page.calendar_steps import (
    CALENDAR,
    STEPS,
    friday_at_one,
    into_working_time,
)
from bot.playground.server import PlaygroundServer


async def event(response: aiohttp.ClientResponse) -> tuple[str, dict[str, Any]]:
    """The next event of the stream: its name and what it says."""
    name = (await response.content.readline()).decode().strip()
    data = (await response.content.readline()).decode().strip()
    await response.content.readline()
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def test_events_tell_everything_and_then_the_news(
    server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    server.messenger.person_writes(9001, "before")
    async with http.get(f"{server.url}/page/events") as response:
        assert response.content_type == "text/event-stream"
        name, everything = await event(response)
        assert name == "all"
        assert len(everything["people"]) == len(everything["chats"]) == 9
        server.messenger.person_writes(9002, "after")
        name, news = await event(response)
        assert name == "news"
        (chat,) = news["chats"]
        assert (chat["id"], [each["text"] for each in chat["messages"]]) == (9002, ["after"])
        await server.restart()
        name, _ = await event(response)
        assert name == "all"


@pytest.mark.parametrize(
    ("step", "now", "then"),
    [
        ("hour", datetime(2026, 11, 22, 6, tzinfo=UTC), datetime(2026, 11, 22, 7, tzinfo=UTC)),
        # A Friday evening, in winter time: Monday at 8, which is 7 in UTC.
        (
            "working_day",
            datetime(2026, 11, 20, 20, tzinfo=UTC),
            datetime(2026, 11, 23, 7, tzinfo=UTC),
        ),
        # Early on a working day: the next one all the same.
        (
            "working_day",
            datetime(2026, 11, 23, 5, tzinfo=UTC),
            datetime(2026, 11, 24, 7, tzinfo=UTC),
        ),
        # Before Easter 2026 (2 to 6 April are free), in summer time.
        (
            "working_day",
            datetime(2026, 4, 1, 10, tzinfo=UTC),
            datetime(2026, 4, 7, 6, tzinfo=UTC),
        ),
        ("week", datetime(2026, 11, 22, 6, tzinfo=UTC), datetime(2026, 11, 29, 6, tzinfo=UTC)),
    ],
)
def test_steps_of_the_clock(step: str, now: datetime, then: datetime) -> None:
    assert now + STEPS[step](now, CALENDAR) == then


@pytest.mark.parametrize(
    ("now", "then"),
    [
        # In working time nothing is moved, to the last minute of it.
        (datetime(2026, 11, 23, 7, tzinfo=UTC), datetime(2026, 11, 23, 7, tzinfo=UTC)),
        (datetime(2026, 11, 23, 14, 59, tzinfo=UTC), datetime(2026, 11, 23, 14, 59, tzinfo=UTC)),
        # Early on a working day: at 9 of the same.
        (datetime(2026, 11, 23, 5, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=UTC)),
        # After hours, and on a Sunday: at 9 of the next.
        (datetime(2026, 11, 23, 15, tzinfo=UTC), datetime(2026, 11, 24, 8, tzinfo=UTC)),
        (datetime(2026, 11, 22, 9, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=UTC)),
        # Over Easter; and over the night in which summer time begins.
        (datetime(2026, 4, 2, 10, tzinfo=UTC), datetime(2026, 4, 7, 7, tzinfo=UTC)),
        (datetime(2027, 3, 27, 10, tzinfo=UTC), datetime(2027, 3, 30, 7, tzinfo=UTC)),
    ],
)
def test_the_playground_begins_in_working_time(now: datetime, then: datetime) -> None:
    assert now + into_working_time(now, CALENDAR) == then


async def test_the_page_moves_the_programs_clock(
    server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    async with http.post(f"{server.url}/page/clock", json={"move": "week"}) as response:
        assert response.status == 200
    assert server.clock.offset == timedelta(weeks=1)
    sent = server.messenger.person_writes(9001, "a week later")
    assert sent.date - datetime.now(UTC) > timedelta(days=6)
    async with http.post(f"{server.url}/page/clock", json={"move": "now"}):
        assert server.clock.offset == timedelta()


async def test_a_fresh_start_forgets_and_calls_the_hook() -> None:
    called: list[int] = []

    async def on_restart() -> None:
        called.append(len(server.messenger.messages(9001)))

    server = PlaygroundServer(Clock(timedelta(days=3)), on_restart)
    update = server.messenger.person_writes(9001, "old").message_id
    await server.restart()
    assert called == [0]
    assert server.clock.offset == timedelta()
    assert not server.messenger.updates.pending
    assert server.messenger.person_writes(9001, "new").message_id > update


async def test_long_texts_come_in_pieces(
    server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    body = {"chat": 9001, "text": "x" * 5000}
    async with http.post(f"{server.url}/page/act/say", json=body):
        sizes = [len(message.text) for message in server.messenger.messages(9001)]
    assert sizes == [4096, 904]


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}]
)
async def test_other_sites_are_kept_out(
    server: PlaygroundServer, http: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    body = {"chat": 9001, "text": "hello"}
    async with http.post(f"{server.url}/page/act/say", json=body, headers=headers) as response:
        assert response.status == 403
    assert server.messenger.messages(9001) == []


@pytest.mark.parametrize("path", ["/static/../page.py", "/static/..%2Fpage.py", "/static/no.js"])
async def test_only_the_pages_own_files_are_served(
    server: PlaygroundServer, http: aiohttp.ClientSession, path: str
) -> None:
    async with http.get(server.url + path) as response:
        assert response.status == 404


async def test_the_page_takes_content_from_nowhere_else(
    server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    async with http.get(server.url) as response:
        policy = response.headers["Content-Security-Policy"]
        page = await response.text()
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "//" not in page.replace("http://www.w3.org/2000/svg", "")


async def test_files_are_only_shown_if_they_are_pictures(
    server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    sent = server.messenger.person_sends_document(9001, "a.html", b"<script>alert(1)</script>")
    file_id = sent.content["document"]["file_id"]
    async with http.get(f"{server.url}/page/file/{file_id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        (datetime(2026, 11, 27, 8, tzinfo=UTC), datetime(2026, 12, 4, 12, tzinfo=UTC)),
        (datetime(2026, 11, 26, 23, 30, tzinfo=UTC), datetime(2026, 12, 4, 12, tzinfo=UTC)),
        (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 4, 10, 11, tzinfo=UTC)),
        (datetime(2026, 12, 20, 12, tzinfo=UTC), datetime(2027, 1, 8, 12, tzinfo=UTC)),
    ],
)
def test_the_demonstration_begins_on_a_friday_among_working_days(
    now: datetime, begins: datetime
) -> None:
    """Not before Easter, nor at Christmas; at one o'clock in summer time, too."""
    assert now + friday_at_one(now, CALENDAR) == begins
