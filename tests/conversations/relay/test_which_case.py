"""Several cases at once: where a message could be about more than one, the bot asks."""

import pytest

from tests.support.dialogue import Chat, City, text_of
from tests.support.naming import SHORT_NAME
from tests.support.talking import active_case, advisor, answers, sent_to, the
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import ask_again, in_danish, label, sentence

Both = tuple[Chat, str]


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


@pytest.fixture
async def ayse(town: City, leyla: Chat) -> Both:
    """The first requester, and the case."""
    return await active_case(town, leyla)


@pytest.fixture
async def bent(town: City, leyla: Chat, ayse: Both) -> Both:
    """The second one."""
    return await active_case(town, leyla, name="Bent")


@in_danish
async def test_what_could_be_about_two_cases_is_kept_until_one_is_chosen(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, first = await active_case(town, leyla, language)
    bent, _second = await active_case(town, leyla, language, "Bent")

    await leyla.says("I bring the map")

    asked = await leyla.reads(
        sentence(language, "<b>Which case is this about?</b>\n{line}", line="")
    )
    assert "I bring the map" in asked
    assert leyla.buttons() == [
        f"Bent · {SHORT_NAME}", f"Ayşe · {SHORT_NAME}", label(language, "Don't send it")
    ]  # fmt: skip
    assert not ayse.shows("the map")
    assert not bent.shows("the map")
    question = leyla.last()

    await leyla.taps(f"Ayşe · {SHORT_NAME}")

    await ayse.reads(first, "I bring the map")
    assert not bent.shows("the map")
    assert leyla.buttons(question) == [label(language, "Undo")]
    assert text_of(question) == sent_to(language, "Ayşe", first)


async def test_all_that_is_written_meanwhile_waits_and_comes_in_order(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    for words in ("One", "Two", "Three"):
        await leyla.says(words)
    questions = [each for each in leyla.keyboards() if "Don't send it" in leyla.buttons(each)]

    await leyla.taps(f"Bent · {SHORT_NAME}")

    assert len(questions) == 1
    lines = [text_of(each) for each in town.messenger.from_bot(leyla.user)][-3:]
    assert lines[1:] == [f"→ Bent · {bent[1]}\n“{words}”" for words in ("Two", "Three")]
    assert text_of(questions[0]) == f"→ Bent · {bent[1]}\n“One”"
    said = [text_of(each) for each in town.messenger.from_bot(bent[0].user)]
    assert [each.split("\n")[1] for each in said if "· Leyla\n" in each] == ["One", "Two", "Three"]


async def test_the_question_is_asked_anew_when_it_stands_far_above(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("One")
    await leyla.reads("Which case", "One")
    town.moves_clock(hours=1)

    await leyla.says("Two")

    await leyla.reads("Which case", "One", "(+1)")


async def test_what_waits_survives_a_restart(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("I bring the map")
    await town.stop_bot()
    await town.start_bot()

    await leyla.taps(f"Ayşe · {SHORT_NAME}")

    await ayse[0].reads("I bring the map")


async def test_what_waits_can_be_changed_and_thrown_away(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    message = await leyla.says("I bring the map")
    await leyla.edits(message, "I bring the plan")
    await leyla.taps(f"Ayşe · {SHORT_NAME}")
    await ayse[0].reads("I bring the plan")
    town.moves_clock(hours=3)

    await leyla.says("Never mind")
    await leyla.taps("Don't send it")

    assert leyla.shows("Not sent.")
    assert not await rows(town, "SELECT 1 FROM held_message")
    assert not ayse[0].shows("Never mind")


async def test_after_the_choice_what_follows_goes_to_that_case(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("One")
    await leyla.taps(f"Ayşe · {SHORT_NAME}")

    await leyla.says("Two")

    await ayse[0].reads("Two")


async def test_the_case_chosen_with_write_is_the_one_that_is_meant(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("/cases")
    await leyla.taps(ayse[1])
    await leyla.taps("Write to the requester")

    await leyla.says("For Ayşe")

    await ayse[0].reads("For Ayşe")
    assert not bent[0].shows("For Ayşe")


async def test_after_hours_of_silence_it_is_asked_again(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.taps("Write to the requester")
    town.moves_clock(hours=3)

    await leyla.says("Hello")

    await leyla.reads("Which case")


async def test_somebody_else_writing_in_between_makes_it_unclear(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.taps("Write to the requester")
    await leyla.says("Hello")
    await bent[0].reads("Hello")
    await ayse[0].says("And me?")

    await leyla.says("Yes")

    await leyla.reads("Which case", "Yes")
    assert not ayse[0].shows("· Leyla\nYes")
    assert not bent[0].shows("· Leyla\nYes")


async def test_a_reply_goes_its_way_while_something_else_waits(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await ayse[0].says("Question")
    await leyla.says("For Bent")

    await answers(leyla, the(leyla, "Ayşe\nQuestion"), "Answer")
    await leyla.taps(f"Bent · {SHORT_NAME}")

    await ayse[0].reads("Answer")
    await bent[0].reads("For Bent")
    assert not ayse[0].shows("For Bent")


async def test_tapping_write_does_not_send_what_waits_but_asks_again(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("For Ayşe")
    await leyla.reads("Which case")
    await leyla.taps("Write to the requester")
    await leyla.reads("Which case", "For Ayşe")

    await leyla.taps(f"Ayşe · {SHORT_NAME}")

    await ayse[0].reads("For Ayşe")
    assert not bent[0].shows("For Ayşe")


@pytest.mark.over_http
async def test_a_second_tap_sends_nothing_twice(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("One")
    await leyla.taps_twice_at_once(f"Ayşe · {SHORT_NAME}")

    said = [text_of(each) for each in town.messenger.from_bot(ayse[0].user)]
    assert sum("· Leyla\nOne" in each for each in said) == 1


async def test_a_case_that_has_ended_meanwhile_cannot_be_chosen_and_nothing_is_lost(
    town: City, leyla: Chat, ayse: Both, bent: Both
) -> None:
    await leyla.says("I bring the map")
    await ayse[0].says("/requests")
    await ayse[0].taps(ayse[1])
    await ayse[0].taps("Withdraw")
    await ayse[0].taps("Yes, withdraw it")

    told = await leyla.taps(f"Ayşe · {SHORT_NAME}")
    await leyla.taps(f"Bent · {SHORT_NAME}")

    assert told == refusal("en", "relay_withdrawn", reference=ayse[1])
    await bent[0].reads("I bring the map")


async def test_a_requester_with_two_cases_is_asked_too(town: City, leyla: Chat, ayse: Both) -> None:
    chat, first = ayse
    jonas = await advisor(town, name="Jonas")
    await ask_again(chat, "en")
    await chat.taps("Send request")
    for each in (jonas, leyla):
        if "✅ Accept" in each.buttons():
            await each.taps("Accept")
    await chat.says("Hello")
    await chat.reads("Which case")

    await chat.taps(f"Leyla · {SHORT_NAME}")

    await leyla.reads(first, "Hello")
    assert not jonas.shows("Ayşe\nHello")
