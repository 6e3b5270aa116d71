"""What somebody writes before they have asked for help is kept, and becomes their problem."""

from storage.erasure import kept_awhile
from storage.tables import Draft, FirstWords
from tests.support.dialogue import City
from tests.support.rows import all_of, one_of
from tests.support.texts import told
from tests.support.walks import PROBLEM, answer_until, in_both_languages, label


@in_both_languages
async def test_the_first_message_becomes_the_problem(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says(PROBLEM)
    await chat.reads("24")
    await chat.sends_a("photo")
    await chat.taps(label(language, "Ask for help"))
    await chat.taps(label(language, "I understand"))
    await chat.reads(told(language, "first_words_kept"))
    await chat.taps(label(language, "School"))
    await chat.says("Tagensbo School")
    await chat.taps("Bispebjerg")
    await chat.taps(label(language, "BUF"))
    await chat.reads("3/11")
    await chat.taps(label(language, "Done"))
    await chat.reads("4/11")
    problem = (await one_of(town, Draft)).form["answers"]["problem"]
    assert problem[0]["text"] == PROBLEM
    assert problem[1]["file"]["kind"] == "photo"
    assert not await all_of(town, FirstWords)


async def test_nothing_is_kept_of_who_does_not_agree_within_a_day(town: City) -> None:
    chat = town.person(language="en")
    await chat.says(PROBLEM)
    await chat.taps("Ask for help")
    assert PROBLEM not in str((await one_of(town, Draft)).form)
    town.moves_clock(hours=24, seconds=1)
    await town.running.database.run(kept_awhile.forget)
    assert not await all_of(town, FirstWords)
    await chat.taps("I understand")
    assert not chat.shows(told("en", "first_words_kept"))


async def test_a_greeting_is_no_problem(town: City) -> None:
    chat = town.person(language="en")
    await chat.says("Hello there")
    assert not await all_of(town, FirstWords)
    await answer_until(chat, "en", "Done")
    assert len((await one_of(town, Draft)).form["picked"]) == 1
