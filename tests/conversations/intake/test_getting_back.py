"""Nothing that was written is gone by one tap: it is asked first, and can be got back for a day."""

from casework.prompts.getting_back import KEPT
from storage.tables import Draft
from tests.support.dialogue import City
from tests.support.rows import all_of, one_of
from tests.support.telling_more import asked_more, change, tell_more
from tests.support.texts import asks, refusal
from tests.support.walks import PROBLEM, answer_until, in_danish, label, sentence

OTHER = "Klubben mangler frivillige til de yngste hold."
HOURS = KEPT.total_seconds() / 3600


@in_danish
async def test_start_over_asks_and_no_changes_nothing(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    await chat.says("/request")
    await chat.taps(label(language, "Start over"))
    await chat.taps(label(language, "No, keep it"))
    await chat.taps(label(language, "Continue"))
    await chat.reads("3/5", asks(language, "urgency"))
    assert PROBLEM in str((await one_of(town, Draft)).form)


@in_danish
async def test_what_was_started_over_can_be_got_back(city: City, language: str) -> None:
    chat = city.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    await chat.says("/request")
    await chat.taps(label(language, "Start over"))
    await chat.taps(label(language, "Yes, start over"))
    await chat.reads(asks(language, "problem"))
    await chat.says(OTHER)
    await chat.reads(asks(language, "urgency"))
    await chat.taps(label(language, "Get it back"))
    await chat.reads("3/5", asks(language, "urgency"))
    open_now = [each for each in await all_of(city, Draft) if each.status == "open"]
    assert PROBLEM in str(open_now[0].form)
    await chat.taps(label(language, "Get it back"))
    open_now = [each for each in await all_of(city, Draft) if each.status == "open"]
    assert OTHER in str(open_now[0].form)


async def test_after_a_day_it_is_too_late_and_said_so(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en")
    await chat.taps("Discard")
    await chat.taps("Yes, discard it")
    offered = chat.last()
    town.moves_clock(hours=HOURS, seconds=1)
    assert await chat.taps("Get it back", on=offered) == refusal("en", "draft_gone")


async def test_a_second_tap_on_get_it_back_is_answered_kindly(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en")
    await chat.taps("Discard")
    await chat.taps("Yes, discard it")
    offered = chat.last()
    (data,) = [button.data for row in offered.keyboard for button in row]
    await chat.taps("Get it back")
    await chat.reads("Is this right?", PROBLEM)
    assert await chat.taps_data(str(data), on=offered) == refusal("en", "draft_gone")


async def test_nobody_else_gets_it_back(town: City) -> None:
    ayse, omar = town.person("Ayşe", "en"), town.person("Omar", "en")
    await answer_until(ayse, "en")
    await ayse.taps("Discard")
    await ayse.taps("Yes, discard it")
    (data,) = [button.data for row in ayse.last().keyboard for button in row]
    await omar.says("/start")
    assert await omar.taps_data(str(data)) == refusal("en", "draft_gone")
    assert not omar.shows(PROBLEM)


@in_danish
async def test_write_it_again_asks_first(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await change(chat, language, "The problem")
    await chat.taps(label(language, "Write it again"))
    assert PROBLEM in str((await one_of(town, Draft)).form)
    await chat.taps(label(language, "No, keep it"))
    assert label(language, "Write it again") in "".join(chat.buttons())
    await chat.taps(label(language, "Done"))
    await chat.reads(sentence(language, "<b>Is this right?</b>"), PROBLEM)


@in_danish
async def test_what_is_written_again_can_be_got_back(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await change(chat, language, "The problem")
    await chat.sends_a("photo")
    await chat.says(label(language, "Write it again"))
    await chat.says(label(language, "Yes, write it again"))
    await chat.reads(asks(language, "problem"))
    await chat.says("Noget helt andet, som ikke er sandt.")
    await chat.taps(label(language, "Get it back"))
    await chat.taps(label(language, "Done"))
    await chat.reads(sentence(language, "<b>Is this right?</b>"), PROBLEM)
    answer = (await one_of(town, Draft)).form["answers"]["problem"]
    assert [each["text"] for each in answer] == [
        PROBLEM, None, "Noget helt andet, som ikke er sandt."
    ]  # fmt: skip


async def test_a_written_answer_that_is_skipped_can_be_got_back(town: City) -> None:
    chat = town.person(language="en")
    await asked_more(chat, "en", "Who it is about")
    await chat.says("Class 4B and their parents.")
    await change(chat, "en", "Who it is about")
    await chat.taps("Skip")
    await tell_more(chat, "en", "Who it is about")
    await chat.taps("Get it back")
    await chat.reads("Is this right?", "Class 4B and their parents.")
    assert (await one_of(town, Draft)).form["answers"]["about"] == "Class 4B and their parents."


async def test_where_nothing_was_written_nothing_is_asked(town: City) -> None:
    chat = town.person(language="en")
    await chat.says("/request")
    await chat.says("/request")
    await chat.taps("Start over")
    await chat.reads(asks("en", "problem"))
    assert not chat.shows("put away")
