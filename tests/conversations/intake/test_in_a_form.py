"""Words while a question is open: an answer here, for somebody who has written, or for before."""

import pytest

from casework.form.engine import SUMMARY
from tests.support.afterwards import MONDAY, it_is
from tests.support.dialogue import Chat, City, text_of
from tests.support.naming import SHORT_NAME
from tests.support.rows import draft_of
from tests.support.talking import active_case, advisor, answers, the
from tests.support.telling_more import tell_more
from tests.support.troubles import rows
from tests.support.walks import PROBLEM, answer_until, in_danish, label, sentence
from tests.support.working import closes, running_case

Both = tuple[Chat, str]
ABOUT = "Who it is about"


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


@pytest.fixture
async def ayse(town: City, leyla: Chat) -> Both:
    """The requester, and her case; she writes a second request."""
    chat, reference = await active_case(town, leyla)
    await asks_who_it_is_about(chat, "en")
    await chat.reads("about")
    return chat, reference


async def asks_who_it_is_about(chat: Chat, language: str) -> None:
    """A second request, up to a question in words, which are taken for its answer."""
    await chat.says("/request")
    await chat.says(PROBLEM)
    for button in ("Within two weeks", "Tagensbo School", "Education"):
        await chat.taps(label(language, button))
    await tell_more(chat, language, ABOUT)


# Somebody has just written


@in_danish
async def test_words_after_somebody_has_written_are_asked_about(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    chat, _reference = await active_case(town, leyla, language)
    await asks_who_it_is_about(chat, language)
    await leyla.says("Does Tuesday suit you?")
    await chat.reads("Does Tuesday suit you?")

    await chat.says("Yes, at ten")

    await chat.reads("Yes, at ten")
    to = {"en": f"To Leyla · {SHORT_NAME}", "da": "Til Leyla · Tagensbo School"}[language]
    assert chat.buttons() == [
        label(language, "Answer the question"), to, label(language, "Neither")
    ]  # fmt: skip
    assert not leyla.shows("Yes, at ten")


async def test_to_them_goes_to_them_and_the_question_stays_open(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, reference = ayse
    await leyla.says("Does Tuesday suit you?")
    await chat.says("Yes, at ten")

    await chat.taps(f"To Leyla · {SHORT_NAME}")
    await leyla.reads(reference, "Yes, at ten")
    await chat.says("About forty families")

    assert not leyla.shows("About forty families")
    assert (await draft_of(town, chat)).answers["about"] == "About forty families"


async def test_an_answer_here_is_what_it_would_have_been(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, _reference = ayse
    await leyla.says("Does Tuesday suit you?")
    await chat.says("About forty families")
    await chat.says("With small children")

    await chat.taps("Answer the question")

    draft = await draft_of(town, chat)
    assert draft.answers["about"] == "About forty families\nWith small children"
    assert draft.step == SUMMARY
    assert not leyla.shows("families")


async def test_what_is_written_below_something_else_is_asked_about_again(
    town: City, leyla: Chat, ayse: Both
) -> None:
    """The question has gone up, and who writes would hear nothing."""
    chat, _reference = ayse
    await leyla.says("Does Tuesday suit you?")
    await chat.says("Yes, at ten")
    await leyla.says("At your school.")
    await chat.reads("At your school.")

    await chat.says("Thank you!")

    await chat.reads(sentence("en", "<b>Who is this for?</b>"), "Yes, at ten (+1)")
    await chat.taps(f"To Leyla · {SHORT_NAME}")
    await leyla.reads("Yes, at ten")
    await leyla.reads("Thank you!")


async def test_neither_is_neither(town: City, leyla: Chat, ayse: Both) -> None:
    chat, _reference = ayse
    await leyla.says("Does Tuesday suit you?")
    await chat.says("Hm")

    await chat.taps("Neither")

    assert not leyla.shows("Hm")
    assert "about" not in (await draft_of(town, chat)).answers


async def test_a_button_that_is_typed_is_clear(town: City, leyla: Chat, ayse: Both) -> None:
    chat, _reference = ayse
    await leyla.says("Does Tuesday suit you?")

    await chat.says("Skip")

    assert (await draft_of(town, chat)).step == SUMMARY


async def test_a_reply_to_the_question_is_its_answer(town: City, leyla: Chat, ayse: Both) -> None:
    chat, _reference = ayse
    question = chat.last()
    await leyla.says("Does Tuesday suit you?")

    await answers(chat, question, "About forty families")

    assert (await draft_of(town, chat)).answers["about"] == "About forty families"


async def test_an_answer_to_a_question_that_is_over_waits_on(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, _reference = ayse
    question = chat.last()
    await leyla.says("Does Tuesday suit you?")
    await chat.says("Yes, at ten")
    await chat.taps("Skip", on=question)

    told = await chat.taps("Answer the question")
    await chat.taps(f"To Leyla · {SHORT_NAME}")

    assert told == sentence("en", "That question is no longer open. What you wrote still waits.")
    await leyla.reads("Yes, at ten")


async def test_what_was_written_before_the_question_asks_nothing(town: City, leyla: Chat) -> None:
    chat, _reference = await active_case(town, leyla)
    await leyla.says("Does Tuesday suit you?")
    await chat.says("/request")

    await chat.says("Parents do not come to the meetings at all.")

    assert len((await draft_of(town, chat)).answers["problem"]) == 1


async def test_words_for_a_note_are_asked_about_too(town: City, leyla: Chat) -> None:
    chat, reference = await active_case(town, leyla)
    await leyla.says("/cases")
    await leyla.taps(reference)
    await leyla.taps("Note")
    await chat.says("When do you come?")
    await leyla.reads("When do you come?")

    await leyla.says("On Tuesday")
    assert not chat.shows("On Tuesday")
    await leyla.taps("Answer the question")

    assert leyla.shows("Kept") or leyla.shows("note")
    assert not chat.shows("On Tuesday")


# Two messages before the next question was seen


async def test_a_second_line_belongs_to_the_question_that_was_in_sight(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, _reference = ayse
    for words in ("About forty families", "Most of them from Iraq"):
        town.messenger.person_writes(chat.user, words)
    await town.settled()

    draft = await draft_of(town, chat)
    assert draft.answers["about"] == "About forty families\nMost of them from Iraq"
    assert draft.step == SUMMARY
    assert "Most of them from Iraq" in text_of(the(chat, ABOUT, "✓ About forty"))
    assert "Most of them from Iraq" in text_of(chat.last())

    await tell_more(chat, "en", "What has been tried")
    await chat.says("Letters")
    assert (await draft_of(town, chat)).answers["tried"] == "Letters"


async def test_what_was_written_while_the_bot_was_away_is_one_answer(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, _reference = ayse
    await town.stop_bot()
    town.messenger.person_writes(chat.user, "About forty families")
    town.moves_clock(seconds=20)
    town.messenger.person_writes(chat.user, "Most of them from Iraq")
    town.moves_clock(minutes=20)
    await town.start_bot()
    await town.settled()

    draft = await draft_of(town, chat)
    assert draft.answers["about"] == "About forty families\nMost of them from Iraq"
    assert draft.step == SUMMARY


async def test_an_edit_of_either_line_changes_that_line(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, _reference = ayse
    first, second = (
        town.messenger.person_writes(chat.user, words) for words in ("Forty families", "Iraq")
    )
    await town.settled()

    await chat.edits(first, "Fifty families")
    await chat.edits(second, "Syria")

    assert (await draft_of(town, chat)).answers["about"] == "Fifty families\nSyria"


async def test_where_a_tap_was_wanted_the_words_are_asked_about(town: City, leyla: Chat) -> None:
    chat, _reference = await active_case(town, leyla)
    await chat.says("/request")
    await chat.says(PROBLEM)
    for button in ("Within two weeks", "Another organisation"):
        await chat.taps(button)
    question = chat.last()
    data = next(b.data for row in question.keyboard for b in row if "School" in b.text)
    town.messenger.person_taps(chat.user, question.message_id, data or "")
    town.messenger.person_writes(chat.user, "By the way")
    await town.settled()

    await chat.reads("Who is this for?", "By the way")
    await chat.taps("Answer the question")

    assert (await draft_of(town, chat)).answers["organisation_name"] == "By the way"


async def test_a_second_line_of_an_evaluation_belongs_to_its_answer(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town)
    await closes(case.leyla, "en")
    await it_is(town, 28)
    chat = case.ayse
    await chat.taps("4")
    for words in ("You came quickly", "And you listened"):
        town.messenger.person_writes(chat.user, words)
    await town.settled()

    await chat.reads("Added to your answer before")
    assert await rows(town, "SELECT good, less_good FROM evaluation") == [
        ("You came quickly\nAnd you listened", None)
    ]


async def test_a_reply_to_an_earlier_question_or_answer_belongs_there(
    town: City, leyla: Chat, ayse: Both
) -> None:
    chat, _reference = ayse
    question = chat.last()
    own = await chat.says("Forty families")

    await answers(chat, question, "From Iraq")
    await answers(chat, own, "And Syria")

    draft = await draft_of(town, chat)
    assert draft.answers["about"] == "Forty families\nFrom Iraq\nAnd Syria"
    assert draft.step == SUMMARY
    assert not leyla.shows("Iraq")


async def test_ones_own_words_in_a_form_are_about_the_case_that_came_of_it(
    town: City, leyla: Chat
) -> None:
    chat = town.person("Ayşe", language="en")
    await answer_until(chat, "en")
    own = next(each for each in town.messenger.messages(chat.user) if "møderne" in each.text)
    await chat.taps("Send request")
    await leyla.taps("Accept")

    await answers(chat, own, "And one more thing")

    await leyla.reads("And one more thing")
