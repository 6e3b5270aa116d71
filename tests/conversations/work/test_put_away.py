"""A closing text, and words that were not to be sent, can be got back for a while."""

from functools import partial

import pytest
from sqlmodel import select

from casework.prompts.getting_back import KEPT
from handlers.relay.views.what_for import MORE, NEITHER
from storage.erasure import kept_awhile
from storage.prompts import put_away
from storage.prompts.put_away import PutAwayKind
from storage.tables import HeldMessage, Note, Person, Prompt, PutAway
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.dialogue import MONDAY_AT_TEN, Chat, City
from tests.support.naming import SHORT_NAME
from tests.support.noting import button
from tests.support.rows import all_of, one_of
from tests.support.talking import active_case, advisor
from tests.support.texts import refusal
from tests.support.walks import in_both_languages, in_danish, label, sentence
from tests.support.working import Running, running_case, writes_closing

HOURS = KEPT.total_seconds() / 3600
TEXT = "Vi holdt et møde."


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands."""
    return await running_case(town)


def data_of_get_back(chat: Chat, language: str = "en") -> str:
    """What the newest **Get it back** sends."""
    shown = [each for message in reversed(chat.keyboards()) for each in message.buttons]
    return next(str(each.data) for each in shown if label(language, "Get it back") in each.text)


@in_both_languages
async def test_a_closing_text_that_is_written_again_can_be_got_back(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    await writes_closing(case.leyla, language)
    await case.leyla.taps(label(language, "Write it again"))
    await case.leyla.reads(
        sentence(
            language,
            "I keep the closing text of {reference} that you had written. You can get it back "
            "until {day} at {time}.",
            reference=case.reference,
            day={"da": "tirsdag den 24. november", "en": "Tuesday 24 November"}[language],
            time={"da": "10.00", "en": "10:00"}[language],
        )
    )
    await case.leyla.says("Noget helt andet.")
    await case.leyla.reads("Noget helt andet.")

    await case.leyla.taps(label(language, "Get it back"))

    shown = await case.leyla.reads(TEXT)
    assert "Noget helt andet." not in shown
    assert not case.ayse.shows(TEXT)
    await case.leyla.taps(label(language, "Close the case"))
    closed = await case.ayse.reads(TEXT)
    assert "Noget helt andet." not in closed


@in_danish
async def test_write_it_again_and_get_it_back_in_words(town: City, language: str) -> None:
    case = await running_case(town, language)
    await writes_closing(case.leyla, language)
    await case.leyla.says(label(language, "Write it again"))
    await case.leyla.says(label(language, "Get it back"))
    await case.leyla.reads(TEXT)
    assert not await all_of(town, PutAway)
    await case.leyla.says(label(language, "Get it back"))
    await case.leyla.reads(refusal(language, "nothing_thrown"))
    await case.leyla.says(label(language, "Close the case"))
    await case.ayse.reads(TEXT)


@pytest.mark.parametrize("way", ["Back", "Note", "Write to the requester"])
async def test_whatever_is_tapped_instead_the_text_is_kept(
    town: City, case: Running, way: str
) -> None:
    card = case.leyla.last()
    await writes_closing(case.leyla, "en")
    await case.leyla.taps(way, on=card if way in {"Note", "Write to the requester"} else None)
    await case.leyla.taps("Get it back")
    await case.leyla.taps("Close the case")
    await case.ayse.reads(TEXT)


async def test_what_another_text_takes_the_place_of_is_kept(town: City, case: Running) -> None:
    await writes_closing(case.leyla, "en")
    await case.leyla.says("Another text altogether.")
    await case.leyla.taps("Get it back")
    await case.leyla.taps("Get it back")
    await case.leyla.taps("Close the case")
    await case.ayse.reads("Another text altogether.")
    assert [each.data["messages"][0][1] for each in await all_of(town, PutAway)] == [TEXT]


async def test_what_goes_on_or_is_changed_puts_nothing_away(town: City, case: Running) -> None:
    for tap in ("Close", "Solved", "Go on"):
        await case.leyla.taps(tap)
    sent = await case.leyla.says("Tpyo")
    await case.leyla.edits(sent, "Typed well")
    await case.leyla.taps("Close the case")
    await case.ayse.reads("Typed well")
    assert not await all_of(town, PutAway)


async def test_a_closing_text_after_a_day_or_twice(town: City, case: Running) -> None:
    await writes_closing(case.leyla, "en")
    await case.leyla.taps("Write it again")
    data, offered = data_of_get_back(case.leyla), case.leyla.last()
    await case.leyla.taps("Get it back")
    assert await case.leyla.taps_data(data, on=offered) == refusal("en", "draft_gone")
    await case.leyla.taps("Write it again")
    data, offered = data_of_get_back(case.leyla), case.leyla.last()
    town.moves_clock(hours=HOURS, seconds=1)
    assert await case.leyla.taps_data(data, on=offered) == refusal("en", "draft_gone")
    await town.running.database.run(kept_awhile.forget)
    assert not await all_of(town, PutAway)


async def test_nobody_else_gets_a_closing_text_back(town: City, case: Running) -> None:
    jonas, karen = await town.advisor("Jonas", language="en"), await town.coordinator(language="en")
    await writes_closing(case.leyla, "en")
    await case.leyla.taps("Write it again")
    data = data_of_get_back(case.leyla)
    for chat in (jonas, karen, case.ayse):
        await chat.says("/start")
        assert await chat.taps_data(data) == refusal("en", "draft_gone")
        assert not chat.shows(TEXT)
    assert (await one_of(town, PutAway)).kind == "closing"


async def test_a_closing_text_of_a_case_that_is_over_by_now(town: City, case: Running) -> None:
    await writes_closing(case.leyla, "en")
    await case.leyla.taps("Write it again")
    data = data_of_get_back(case.leyla)
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Withdraw")
    await case.ayse.taps("Yes, withdraw it")
    assert await case.leyla.taps_data(data) == refusal("en", "case_over")


async def test_a_closing_text_loses_the_name_of_who_is_erased(town: City, case: Running) -> None:
    await writes_closing(case.leyla, "en", text="Ayşe has met the school.")
    await case.leyla.taps("Write it again")
    await case.ayse.says("/privacy")
    await case.ayse.taps("Erase my data")
    await case.ayse.taps("Yes, erase it all")
    await case.ayse.reads("erased")
    kept = (await one_of(town, PutAway)).data["messages"][0][1]
    assert "has met the school" in kept
    assert "Ayşe" not in kept


async def test_a_preview_of_the_version_before_is_put_away_too(town: City, case: Running) -> None:
    await writes_closing(case.leyla, "en")
    await town.running.database.run(_without_messages)
    await case.leyla.taps("Write it again")
    await case.leyla.taps("Get it back")
    await case.leyla.taps("Close the case")
    await case.ayse.reads(TEXT)


@in_danish
async def test_words_that_were_not_sent_can_be_got_back(city: City, language: str) -> None:
    leyla = await advisor(city, language)
    ayse, _first = await active_case(city, leyla, language)
    bent, _second = await active_case(city, leyla, language, "Bent")
    await leyla.says("I bring the map")
    await leyla.says("And the keys")
    await leyla.taps(label(language, "Don't send it"))
    assert not await all_of(city, HeldMessage)
    offered, data = leyla.last(), data_of_get_back(leyla, language)

    await leyla.taps(label(language, "Get it back"))

    question = sentence(language, "<b>Which case is this about?</b>\n{line}", line="")
    await leyla.reads(question, "I bring the map (+1)")
    assert not ayse.shows("the map")
    assert await leyla.taps_data(data, on=offered) == refusal(language, "draft_gone")
    await leyla.taps(f"Ayşe · {SHORT_NAME}")
    await ayse.reads("I bring the map")
    await ayse.reads("And the keys")
    assert not bent.shows("the map")
    assert not await all_of(city, PutAway)


@in_danish
async def test_neither_can_be_got_back_as_more_of_the_note(town: City, language: str) -> None:
    case = await running_case(town, language)
    await case.leyla.taps(label(language, "Note"))
    await case.leyla.says("The school is willing.")
    await case.leyla.taps(label(language, "Done"))
    await case.leyla.says("And so is the club.")
    await case.leyla.taps(label(language, NEITHER))
    await case.leyla.taps(label(language, "Get it back"))
    await case.leyla.taps(button(case.leyla, label(language, MORE["note"])))
    assert "And so is the club." in (await all_of(town, Note))[0].text
    assert not case.ayse.shows("the club")


async def test_words_that_were_not_sent_after_a_day_and_by_another_person(
    town: City, case: Running
) -> None:
    bent, _second = await active_case(town, case.leyla, "en", "Bent")
    await case.leyla.says("I bring the map")
    await case.leyla.taps("Don't send it")
    data = data_of_get_back(case.leyla)
    for chat in (bent, case.ayse):
        assert await chat.taps_data(data) == refusal("en", "draft_gone")
        assert not chat.shows("the map")
    town.moves_clock(hours=HOURS, seconds=1)
    assert await case.leyla.taps_data(data) == refusal("en", "draft_gone")
    await town.running.database.run(kept_awhile.forget)
    assert not await all_of(town, PutAway)


async def test_what_was_put_away_goes_with_who_wrote_it(town: City, case: Running) -> None:
    await town.running.database.run(partial(_puts_away, user=case.ayse.user.id))
    await case.ayse.says("/privacy")
    await case.ayse.taps("Erase my data")
    await case.ayse.taps("Yes, erase it all")
    assert not await all_of(town, PutAway)


def _puts_away(unit: UnitOfWork, user: int) -> None:
    person = unit.session.exec(select(Person.id).where(Person.telegram_id == user)).one()
    put_away.keep(unit.at(MONDAY_AT_TEN), person or 0, PutAwayKind.HELD, None, {"held": []})


def _without_messages(unit: UnitOfWork) -> None:
    """A prompt as it was kept before its text could be several messages."""
    prompt = unit.session.exec(select(Prompt)).one()
    prompt.data = {name: prompt.data[name] for name in ("outcome", "mask", "text")}
