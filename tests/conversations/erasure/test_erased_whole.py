"""Who is erased after a long life with the bot is in no row, no byte and no line of the log."""

import json
from functools import partial

import pytest

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from storage.queues import inbox
from tests.support.dialogue import Chat, City
from tests.support.talking import answers, the
from tests.support.traces import bytes_with, rows_with
from tests.support.troubles import rows
from tests.support.visiting import proposes, sends
from tests.support.walks import (
    PROBLEM,
    answer_until,
    ask_in_a_conflict,
    call_me,
    label,
    send_request,
)
from tests.support.working import closes

NAME, WORD, PHONE = "Zerdalina", "kviksølvhjerte", "20304050"
TRACES = (NAME, WORD, PHONE, "20 30 40 50", "rektorfoto")


@pytest.fixture
async def leyla(city: City) -> Chat:
    """Her advisor."""
    await city.coordinator("Karen", language="en")
    return await city.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))


async def lives(city: City, chat: Chat, leyla: Chat) -> None:
    """All that somebody can write and be told, with a word of their own in all of it."""
    await chat.says("/start")
    await asks(chat, leyla)
    await they_talk(chat, leyla)
    await they_meet(city, chat, leyla)
    await leyla.taps("Open case")
    await closes(leyla, "en", text=f"Aftalt med {NAME}, ring {PHONE}.")
    await chat.says("/pause")
    await chat.taps(chat.buttons()[0])
    city.moves_clock(days=29)
    await follow_up(city.running)
    await city.settled()
    await chat.says("/request")
    await chat.says(f"Endnu en sag om {WORD}")
    await breaks_once(city, chat)


async def asks(chat: Chat, leyla: Chat) -> None:
    """A request with a photo and a phone number, which Leyla takes."""
    await answer_until(chat, "en", "I understand")
    await chat.says(f"Mere om {WORD}. " * 150)
    await chat.sends_a("document", name="rektorfoto.pdf", caption=WORD)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    for part in ("Who it is about", "What has been tried", "A good result"):
        await chat.taps("Tell more")
        await chat.taps(part)
        await chat.says(f"{part} {WORD}")
    await call_me(chat, "en")
    await chat.taps("Send request")
    await leyla.taps("Accept")


async def they_talk(chat: Chat, leyla: Chat) -> None:
    """They write to each other, and Leyla notes, logs and wants to be reminded."""
    await leyla.taps("Write to the requester")
    await leyla.says(f"Kære {NAME}, hvornår passer det?")
    given = await answers(chat, the(chat, f"Kære {NAME}"), f"I morgen. {WORD}")
    await chat.edits(given, f"I overmorgen. {WORD}")
    await leyla.says("/cases")
    await leyla.taps("TF-2026-0001")
    await leyla.taps("Note")
    await leyla.says(f"{NAME} lyder træt. Tlf. 20 30 40 50")
    await leyla.says("/cases")
    await leyla.taps("TF-2026-0001")
    await leyla.taps("Remind me")
    await leyla.taps("Tomorrow")
    await leyla.says(f"Ring til {NAME}")


async def they_meet(city: City, chat: Chat, leyla: Chat) -> None:
    """They agree on a visit at her home."""
    await leyla.says("/cases")
    await leyla.taps("TF-2026-0001")
    await proposes(leyla, "en", "tomorrow 10:00", place=f"Hjemme hos {NAME}, {WORD}vej 4")
    await sends(leyla, "en", NAME)
    button = next(each for each in chat.buttons() if "10:00" in each)
    await chat.taps(button)
    assert await rows(city, "SELECT id FROM visit")


async def breaks_once(city: City, chat: Chat) -> None:
    """Something that she sent could not be handled, and is kept for whoever mends it."""
    raw = json.dumps({"update_id": 1, "message": {"from": {"id": chat.user.id}, "text": WORD}})
    kept = partial(inbox.receive, updates=[(1, chat.user.id, raw)])
    await city.running.database.run(kept)
    failed = partial(inbox.fail, update_id=1, error="ValueError", error_id="0a1b2c")
    await city.running.database.run(failed)


async def is_erased(chat: Chat) -> None:
    """**Erase my data**, and yes."""
    await chat.says("/privacy")
    await chat.taps("Erase my data")
    await chat.taps("Yes, erase it all")


async def test_no_row_and_no_byte_is_left(
    city: City, leyla: Chat, capfd: pytest.CaptureFixture[str]
) -> None:
    chat = city.person(NAME, language="en")
    await lives(city, chat, leyla)
    assert await rows_with(city, NAME, WORD, chat.user.id)
    on_sqlite = city.database_url.startswith("sqlite")
    assert not on_sqlite or len(bytes_with(city, TRACES, chat.user.id)) > len(TRACES)

    await is_erased(chat)

    await chat.reads("are erased")
    assert await rows_with(city, *TRACES, chat.user.id) == []
    assert not on_sqlite or bytes_with(city, TRACES, chat.user.id) == []
    logged = capfd.readouterr()
    assert str(chat.user.id) not in logged.out + logged.err
    assert NAME not in logged.out + logged.err


async def test_the_case_stays_for_the_statistics(city: City, leyla: Chat) -> None:
    chat = city.person(NAME, language="en")
    await lives(city, chat, leyla)
    await is_erased(chat)

    assert await rows(city, "SELECT status FROM requisition") == [("closed",)]
    assert await rows(city, "SELECT focus_area FROM requisition_focus_area") == [("education",)]
    await leyla.says("/cases")
    await leyla.taps_data("co:1")
    card = await leyla.reads("TF-2026-0001", "Tagensbo School", "(erased)")
    assert "Aftalt med –, ring –." in card


@pytest.mark.over_http
async def test_what_is_told_last_waits_for_a_telegram_that_is_away_and_then_goes(
    town: City,
) -> None:
    chat = town.person(NAME, language="en")
    await send_request(chat, "en")
    await chat.says("/privacy")
    await chat.taps("Erase my data")
    town.running.delivery.first_pause = 0.01
    town.messenger.faults.server_error("sendMessage", times=3, chat=chat.user.id)
    await chat.taps("Yes, erase it all")

    await chat.reads("are erased", "withdrawn")
    assert await rows_with(town, chat.user.id) == []
    assert bytes_with(town, (NAME,), chat.user.id) == []


@pytest.mark.parametrize("language", ["da", "en"])
async def test_it_says_before_what_comes_of_it(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(NAME, language=language)
    reference = await send_request(chat, language)
    await leyla.taps("Accept")
    await chat.says("/privacy")

    await chat.taps(label(language, "Erase my data"))

    await chat.reads(reference, "Leyla")
    assert label(language, "Yes, erase it all") in chat.buttons()


async def test_who_has_no_open_request_reads_of_none(town: City) -> None:
    chat = town.person(NAME, language="en")
    await chat.says("/privacy")
    await chat.taps("Erase my data")

    text = await chat.reads("Shall I erase")
    assert "withdrawn" not in text
    await chat.taps("Yes, erase it all")
    assert "withdrawn" not in await chat.reads("are erased")


async def test_in_a_conflict_the_coordinators_hear_of_it_too(town: City) -> None:
    karen = await town.coordinator("Karen", language="en")
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(NAME, language="en")
    await ask_in_a_conflict(chat, "en")
    await chat.taps("Send request")
    await chat.says("/privacy")
    await chat.taps("Erase my data")
    await chat.reads("I will tell the coordinators")

    await chat.taps("Yes, erase it all")

    await karen.reads("TF-2026-0001", "had their data erased")


async def test_an_old_button_or_an_edit_brings_nobody_back(city: City) -> None:
    chat = city.person(NAME, language="en")
    await chat.says("/privacy")
    await chat.taps("Erase my data")
    question = chat.last()
    written = await chat.says("Noget")
    await chat.taps("Yes, erase it all")

    assert "Nothing is known of you" in await chat.taps_data("ey", question)
    await chat.edits(written, f"Noget andet {WORD}")

    assert await rows_with(city, NAME, WORD, chat.user.id) == []
    assert await rows(city, "SELECT count(*) FROM person") == [(1,)]
