"""Four weeks after closing: how much did it help, and what could be better?"""

import pytest

from casework.evaluations import LONGEST_ANSWER
from tests.support.afterwards import MONDAY, it_is
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import rows, taps_unwatched
from tests.support.walks import ask_again, in_both_languages, in_danish, label, sentence
from tests.support.working import Running, closes, running_case

NUMBERS = ["1", "2", "3", "4", "5"]
DAY = 28
CLOSED_ON = {"da": "mandag den 23. november", "en": "Monday 23 November"}
ORGANISATION = "Tagensbo School"
REQUEST = "SELECT status FROM requisition"
SCORES = "SELECT score FROM evaluation ORDER BY id"


@scene
async def closed_case(city: City, language: str = "en") -> Running:
    """Leyla has closed Ayşe's case on the Monday."""
    city.moves_clock_to(MONDAY)
    case = await running_case(city, language)
    await closes(case.leyla, language)
    await everything_is_read(case)
    return case


async def everything_is_read(case: Running, *others: Chat) -> None:
    for chat in (case.leyla, case.ayse, *others):
        await case.ayse.city.settled()
        chat.seen = chat.last().message_id


@pytest.fixture
async def case(town: City) -> Running:
    """A case of which Ayşe is asked now how much it helped."""
    case = await closed_case(town)
    await it_is(town, DAY)
    return case


@in_both_languages
async def test_a_score_and_three_answers(town: City, language: str) -> None:
    karen = await town.coordinator(language=language)
    case = await closed_case(town, language)
    await it_is(town, DAY - 1)
    await it_is(town, DAY, hour=6, minute=59)
    await case.ayse.reads_nothing_new()

    await it_is(town, DAY)
    await case.ayse.reads(case.reference, ORGANISATION, "Leyla", CLOSED_ON[language], "1 =", "5 =")
    others = ("No thanks", "Snooze", "Open the request")
    why = "❔ " + label(language, "Why this date?")
    wanted = [*NUMBERS, *(label(language, each) for each in others), why]
    assert wanted == case.ayse.buttons()
    asked = case.ayse.last()
    await case.ayse.taps("4")

    assert await rows(town, REQUEST) == [("evaluated",)]
    await case.ayse.reads(label(language, "What was good?"), "Leyla")
    told = sentence(
        language, "{stars} {name} gives {reference} {score} of 5.",
        stars="★★★★☆", name="Ayşe", reference=case.reference, score=4,
    )  # fmt: skip
    await case.leyla.reads(told)
    await karen.reads(told)
    await town.stop_bot()
    await town.start_bot()
    await case.ayse.says("Vi blev hørt.")
    await case.ayse.reads(label(language, "What was less good?"))
    await case.ayse.taps(label(language, "Skip"))
    await case.ayse.reads(label(language, "What could be better next time?"))
    await case.ayse.says("Kom lidt før.")

    await case.ayse.reads(
        label(language, "Thank you for taking the time. It helps us to do better.")
    )
    assert asked.message_id not in {each.message_id for each in case.ayse.keyboards()}
    for chat in (case.leyla, karen):
        await chat.reads_nothing_new()
        await chat.taps(label(language, "Open case"))
        await chat.reads(label(language, "Closed and evaluated"), "★★★★☆", "Vi blev hørt.")
        await chat.taps(label(language, "Evaluation"))
        await chat.reads(case.reference, label(language, "What was good?"), "Kom lidt før.")
    await it_is(town, DAY + 8)
    await case.ayse.reads_nothing_new()
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    assert "Vi blev hørt." not in await case.ayse.reads(label(language, "Closed and evaluated"))


@pytest.mark.over_http
@in_danish
async def test_a_slip_is_corrected_and_what_cannot_be_kept_is_asked_for_again(
    town: City, language: str
) -> None:
    case = await closed_case(town, language)
    await it_is(town, DAY)
    asked = case.ayse.last()
    numbers = [str(each.data) for each in asked.buttons if str(each.data)[:3] in {"es:", "en:"}]
    await case.ayse.taps_twice_at_once("2")
    low = sentence(language, "That is low. It may be worth asking what was missing.")
    await case.leyla.reads("★★☆☆☆", low)
    await case.ayse.reads(label(language, "What was good?"))
    await case.ayse.reads_nothing_new()

    await case.ayse.taps("5", on=asked)
    await case.leyla.reads("★★★★★", case.reference, "2")
    assert await rows(town, SCORES) == [(5,)]
    assert "✓ 5" in case.ayse.buttons(asked)
    await case.ayse.sends_a("photo")
    await case.ayse.reads(refusal(language, "words_wanted"))
    await case.ayse.says("Hun hedder 010190-1234")
    await case.ayse.reads(refusal(language, "text_has_cpr"))
    too_long = "a" * (LONGEST_ANSWER + 1)
    await case.ayse.says(too_long)
    await case.ayse.reads(str(LONGEST_ANSWER))
    await case.ayse.says("Alt")
    await case.ayse.reads(label(language, "What was less good?"))
    skip = case.ayse.last()
    await case.ayse.says(label(language, "Skip"))
    await case.ayse.reads(label(language, "What could be better next time?"))
    await case.ayse.says("/cancel")

    await case.ayse.reads(
        label(language, "Thank you for taking the time. It helps us to do better.")
    )
    await case.leyla.reads_nothing_new()
    stale = refusal(language, "stale_button")
    for data in numbers:
        assert await case.ayse.taps_data(data, on=asked) == stale
    assert await case.ayse.taps_data("eq:1:less_good", on=skip) == stale
    assert await rows(town, "SELECT score, good, less_good FROM evaluation") == [(5, "Alt", None)]


@in_danish
async def test_no_thanks(town: City, language: str) -> None:
    case = await closed_case(town, language)
    await it_is(town, DAY)
    asked = case.ayse.last()
    four = str(asked.buttons[3].data)

    await case.ayse.taps(label(language, "No thanks"))

    declined = "Fine. I don't ask about {reference} again."
    await case.ayse.reads(sentence(language, declined, reference=case.reference))
    assert not case.ayse.buttons(asked)
    await it_is(town, DAY + 8)
    await case.ayse.reads_nothing_new()
    assert await rows(town, REQUEST) == [("closed",)]
    await case.ayse.taps_data(four, on=asked)  # thought better of it
    assert await rows(town, SCORES) == [(4,)]


async def test_asked_once_more_after_a_week_and_then_never(town: City) -> None:
    case = await closed_case(town)
    await it_is(town, DAY + 2)  # the program was away on the day itself
    await case.ayse.reads(case.reference)
    await it_is(town, DAY + 7)
    await case.ayse.reads_nothing_new()

    await it_is(town, DAY + 9)
    await case.ayse.reads(case.reference, "the last time")
    await it_is(town, DAY + 60)
    await case.ayse.reads_nothing_new()


async def test_a_pause_of_months_asks_once_in_a_morning(town: City) -> None:
    case = await closed_case(town)

    await it_is(town, 70)

    await case.ayse.reads(case.reference)
    await case.ayse.reads_nothing_new()
    assert "once more" not in case.ayse.last().content["text"]


async def test_what_is_opened_again_is_evaluated_after_its_last_closing(
    town: City, case: Running
) -> None:
    asked = case.ayse.last()
    numbers = [str(each.data) for each in asked.buttons[:5]]
    await case.ayse.taps("3")
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Reopen")
    await case.ayse.says("I was heard.")  # the open question still waits
    assert await rows(town, "SELECT good FROM evaluation") == [("I was heard.",)]
    await case.leyla.taps("Open case")
    await closes(case.leyla, "en")
    await everything_is_read(case)

    await it_is(town, 2 * DAY)
    await case.ayse.reads(case.reference)
    await case.ayse.taps("5")

    assert await rows(town, SCORES) == [(3,), (5,)]
    await case.ayse.taps_data(numbers[0], on=asked)  # the first one is not finished
    assert await rows(town, SCORES) == [(1,), (5,)]
    await case.leyla.taps("Open case")
    await case.leyla.reads("★★★★★")
    await case.leyla.taps("Evaluation")
    await case.leyla.reads("★☆☆☆☆", "I was heard.")


async def test_opened_again_before_the_answer(town: City, case: Running) -> None:
    asked = case.ayse.last()
    four, no = str(asked.buttons[3].data), str(asked.buttons[5].data)
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Reopen")

    assert await case.ayse.taps_data(four, on=asked) == refusal("en", "case_open")
    await case.leyla.taps("Open case")
    await closes(case.leyla, "en")
    assert await case.ayse.taps_data(four, on=asked) == refusal("en", "stale_button")
    await case.ayse.taps_data(no, on=asked)  # about the first closing
    await everything_is_read(case)
    await it_is(town, DAY + 8)
    await case.ayse.reads_nothing_new()
    await it_is(town, 2 * DAY)
    await case.ayse.reads(case.reference)


@pytest.mark.over_http
async def test_scored_and_opened_again_in_the_same_moment(city: City) -> None:
    case = await closed_case(city)
    await it_is(city, DAY)
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.leyla.says("/cases")

    for number in ("2", "5"):
        taps_unwatched(case.ayse, number)
    taps_unwatched(case.ayse, "Reopen")
    await city.settled()

    assert await rows(city, SCORES) == [(5,)]
    assert await rows(city, REQUEST) == [("active",)]
    happened = "SELECT kind FROM event WHERE kind IN ('evaluated', 'reopened') ORDER BY id"
    assert await rows(city, happened) == [("evaluated",), ("reopened",)]
    assert not city.messenger.unanswered()
    assert city.metrics.updates_failed == 0


async def test_several_are_asked_about_in_one_message(town: City) -> None:
    case = await closed_case(town)
    await ask_again(case.ayse, "en")
    await case.ayse.taps("Send request")
    await case.leyla.taps("Accept")
    await case.leyla.taps("Open case")
    await closes(case.leyla, "en")
    await everything_is_read(case)

    await it_is(town, DAY)

    await case.ayse.reads(case.reference, "looking back")
    await case.ayse.reads_nothing_new()
    several = case.ayse.last()
    mine = next(each for each in case.ayse.buttons() if each.startswith(case.reference))
    second = next(each for each in case.ayse.buttons() if each != mine)
    for label_, number in ((second, "5"), (mine, "1")):
        await case.ayse.taps(label_, on=several)
        await case.ayse.reads(label_.partition(" · ")[0], "1 = not at all")
        await case.ayse.taps(number)
    assert await rows(town, SCORES) == [(5,), (1,)]


async def test_nobody_else_answers(town: City, case: Running) -> None:
    karen = await town.coordinator(language="en")
    data = [str(each.data) for each in case.ayse.last().buttons]
    for chat in (karen, case.leyla):
        await chat.says("/start")
        for each in data:
            assert await chat.taps_data(each) == refusal("en", "stale_button")
    await case.ayse.taps("3")
    assert await case.leyla.taps_data("eq:1:good") == refusal("en", "stale_button")
    assert await case.ayse.taps_data("ev:1") == refusal("en", "stale_button")
    assert await rows(town, SCORES) == [(3,)]


async def test_who_is_erased_is_not_asked(town: City) -> None:
    case = await closed_case(town)
    await case.ayse.says("/privacy")
    await case.ayse.taps("Erase my data")
    await case.ayse.taps("Yes, erase it all")
    await everything_is_read(case)

    await it_is(town, DAY)

    await case.ayse.reads_nothing_new()
    assert town.metrics.updates_failed == 0
