"""A database that version 0003 has written, in the middle of everything, goes on.

`version_before.sql` holds its rows as that version left them at nine in the evening, when Telegram
was away: a closed case (Cem), a running one with words that wait for the morning and a note that is
waited for (Ayşe and Leyla), an open offer (Bent), a form in the middle (Omar).
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from bot.playground.chats.rendering import user_json
from tests.support.databases import Databases
from tests.support.dialogue import Chat, City
from tests.support.quiet import release
from tests.support.troubles import rows
from tests.support.versions import goes_on, written_by
from tests.support.walks import label

ROWS = Path(__file__).parent / "version_before.sql"
NINE_IN_THE_EVENING = datetime(2026, 11, 23, 20, 1, tzinfo=UTC)
CLOSED, RUNNING, OFFERED = "TF-2026-0001", "TF-2026-0002", "TF-2026-0003"


class Going(City):
    """The city that goes on, with the people that the rows know."""

    karen: Chat
    leyla: Chat
    cem: Chat
    ayse: Chat
    bent: Chat
    omar: Chat


@pytest.fixture
async def going(databases: Databases) -> AsyncIterator[Going]:
    """The program of today on the database of that version."""
    url = databases.new("sqlite", prepare=lambda each: written_by(each, "0003", ROWS))
    names = ("Karen", "Leyla", "Cem", "Ayşe", "Bent", "Omar")
    city = await goes_on(url, NINE_IN_THE_EVENING, names=names, danish="Bent")
    yield cast("Going", city)
    await city.close()
    databases.drop(url)


async def test_what_waited_for_telegram_goes_out(going: Going) -> None:
    await going.leyla.reads("Jeg glemte en ting.")
    await going.bent.reads("Om ")
    await going.omar.reads("Before you go on")
    assert await rows(going, "SELECT kind FROM outbox WHERE status = 'pending'") == []


async def test_what_waited_for_the_morning_comes_in_the_morning(going: Going) -> None:
    await going.ayse.reads_nothing_new()
    going.moves_clock(hours=11, minutes=1)
    await release(going.running)
    await going.ayse.reads("Jeg ringer i morgen.")


async def test_an_offer_of_then_is_accepted_by_its_old_button(going: Going) -> None:
    await going.leyla.taps_data("oa:3", 80)
    await going.leyla.reads(OFFERED)
    assert await rows(going, "SELECT status FROM requisition WHERE id = 3") == [("active",)]


async def test_a_note_that_was_waited_for_is_kept_for_the_team(going: Going) -> None:
    await going.leyla.reads("Jeg glemte en ting.")
    await going.leyla.says("Hun virker presset.")
    await going.leyla.taps(label("en", "Answer the question"))  # Ayşe has just written, too
    await going.leyla.taps(label("en", "Done"))
    assert await rows(going, "SELECT text FROM note") == [("Hun virker presset.",)]
    assert not going.ayse.shows("Hun virker presset.")


async def test_a_form_goes_on_where_it_was(going: Going) -> None:
    await going.omar.reads("Before you go on")
    await going.omar.taps(label("en", "I understand"))
    assert "Before you go on" not in going.omar.last().content["text"]


async def test_old_buttons_of_a_closed_case_still_work(going: Going) -> None:
    await going.cem.taps_data("ch:1", 28)
    await going.cem.reads(CLOSED)


async def test_a_reply_to_old_words_reaches_their_case(going: Going) -> None:
    question = "Hvornår kommer du?"
    ((message_id,),) = await rows(
        going,
        "SELECT o.message_id FROM case_message m JOIN outbox o ON o.id = m.outbox_id"
        " WHERE m.text = :text",
        text=question,
    )
    await going.leyla.reads("Jeg glemte en ting.")
    who = user_json(going.leyla.user)
    chat = {"id": who["id"], "type": "private", "first_name": who["first_name"]}
    written = {"chat": chat, "date": int(going.clock.now().timestamp())}
    going.messenger.push_update({
        "message": {
            **written,
            "message_id": 900,
            "from": who,
            "text": "På onsdag.",
            "reply_to_message": {**written, "message_id": message_id, "text": question},
        }
    })  # fmt: skip
    await going.settled()
    assert await rows(
        going, "SELECT requisition_id FROM case_message WHERE text = 'På onsdag.'"
    ) == [(2,)]
