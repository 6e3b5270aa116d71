"""A note, a log's line, a reminder, an answer or a closing text: its message is edited."""

from datetime import UTC, datetime

import pytest

from bot.playground.chats.model import Message
from tests.support.absences import jobs_run
from tests.support.afterwards import it_is as it_is_day
from tests.support.dialogue import City, text_of
from tests.support.noting import button
from tests.support.quiet import EVENING, MORNING, TOMORROW, it_is, moment
from tests.support.talking import the
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, sentence
from tests.support.working import Running, running_case

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
NUMBER = "010290-1234"


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands."""
    town.moves_clock_to(MONDAY)
    return await running_case(town)


async def writes_note(case: Running, *texts: str, language: str = "en") -> list[Message]:
    """A note that is done, and the messages that it was written in."""
    await case.leyla.taps(label(language, "Note"))
    sent = [await case.leyla.says(each) for each in texts]
    await case.leyla.taps(label(language, "Done"))
    return sent


async def logs(case: Running, line: str) -> Message:
    """A visit, with a line about it."""
    await case.leyla.taps("Log")
    for each in ("Visit", "Today", "1 hour"):
        await case.leyla.taps(each)
    return await case.leyla.says(line)


async def closes(case: Running, text: str) -> Message:
    """The case is closed with this text."""
    await begins_to_close(case)
    sent = await case.leyla.says(text)
    await case.leyla.taps("Close the case")
    return sent


async def begins_to_close(case: Running) -> None:
    await case.leyla.taps_data("co:1")
    for each in ("Close", "Solved", "Go on"):
        await case.leyla.taps(each)


async def withdraws(case: Running) -> None:
    """The requester takes the request back."""
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Withdraw")
    await case.ayse.taps("Yes, withdraw it")


@in_danish
async def test_each_message_of_a_note_can_be_edited(town: City, language: str) -> None:
    case = await running_case(town, language)
    first, second = await writes_note(case, "In May", "On a Tuesday", language=language)

    await case.leyla.edits(second, "On a Friday")
    await case.leyla.reads(
        sentence(language, "✓ The note on {reference} is changed.", reference=case.reference)
    )
    await case.leyla.edits(first, "In June")

    assert await rows(town, "SELECT text FROM note") == [("In June\nOn a Friday",)]
    await case.ayse.reads_nothing_new()


async def test_a_note_can_be_edited_while_it_is_written(town: City, case: Running) -> None:
    await case.leyla.taps("Note")
    first = await case.leyla.says("In May")
    await case.leyla.edits(first, "In June")
    await case.leyla.says("On a Tuesday")
    await case.leyla.taps("Done")
    assert await rows(town, "SELECT text FROM note") == [("In June\nOn a Tuesday",)]


async def test_what_was_added_afterwards_can_be_edited(town: City, case: Running) -> None:
    await writes_note(case, "In May")
    more = await case.leyla.says("On a Tuesday")
    await case.leyla.edits(more, "On a Wednesday")
    await case.leyla.taps(button(case.leyla, "More of the note"))
    await case.leyla.edits(more, "On a Friday")
    assert await rows(town, "SELECT text FROM note") == [("In May\nOn a Friday",)]


async def test_an_edit_without_a_change_is_not_spoken_of(case: Running) -> None:
    (first,) = await writes_note(case, "In May")
    case.leyla.seen = case.leyla.last().message_id
    await case.leyla.edits(first, "In May\u200b")
    await case.leyla.reads_nothing_new()


@pytest.mark.parametrize(
    "bad", [f"About {NUMBER}", "x" * 701, "\u200b", "🙂"],
    ids=["a number", "too long", "invisible", "no words"],
)  # fmt: skip
async def test_a_refused_edit_leaves_what_was_there(town: City, case: Running, bad: str) -> None:
    (first,) = await writes_note(case, "In May")
    case.leyla.seen = case.leyla.last().message_id

    await case.leyla.edits(first, bad)

    assert case.leyla.last().message_id > case.leyla.seen
    assert not case.leyla.shows("is changed")
    assert await rows(town, "SELECT text FROM note") == [("In May",)]
    await case.ayse.reads_nothing_new()


async def test_who_has_lost_the_case_edits_no_more(town: City, case: Running) -> None:
    (first,) = await writes_note(case, "In May")
    line = await logs(case, "With the board")
    await withdraws(case)

    for message in (first, line):
        await case.leyla.edits(message, "In June")
        await case.leyla.reads(refusal("en", "edit_too_late"))

    assert await rows(town, "SELECT text FROM note") == [("In May",)]
    assert await rows(town, "SELECT note FROM activity") == [("With the board",)]


async def test_the_line_of_a_log_is_edited(town: City, case: Running) -> None:
    line = await logs(case, "With the board")
    await case.leyla.edits(line, "With the parents")
    await case.leyla.reads("✓ The log", case.reference)
    assert await rows(town, "SELECT note FROM activity") == [("With the parents",)]
    await case.leyla.edits(line, "x" * 301)
    await case.leyla.reads(refusal("en", "text_too_long", limit=300, length=301))
    assert await rows(town, "SELECT note FROM activity") == [("With the parents",)]


async def test_the_line_of_a_reminder_is_edited_until_it_has_come(
    town: City, case: Running
) -> None:
    await case.leyla.taps("Remind me")
    await case.leyla.taps("Tomorrow")
    line = await case.leyla.says("Ring the headmaster")
    await case.leyla.edits(line, "Ring the deputy")
    await case.leyla.reads("✓ The reminder", case.reference)
    town.moves_clock(hours=23)
    await jobs_run(town)
    await case.leyla.reads("Ring the deputy")

    await case.leyla.edits(line, "Ring nobody")

    await case.leyla.reads(refusal("en", "edit_too_late"))


async def test_a_closing_text_is_edited_before_it_is_sent(town: City, case: Running) -> None:
    await begins_to_close(case)
    sent = await case.leyla.says("We met twice")
    await case.leyla.edits(sent, "We met three times")
    await case.leyla.reads("Close", "We met three times")

    await case.leyla.taps("Close the case")

    await case.ayse.reads("We met three times")
    assert not case.ayse.shows("twice")
    assert await rows(town, "SELECT outcome_text FROM requisition") == [("We met three times",)]


async def test_a_closing_text_is_edited_where_the_requester_reads_it(
    town: City, case: Running
) -> None:
    sent = await closes(case, "We met twice")
    shown = the(case.ayse, "We met twice")
    town.moves_clock(minutes=3)

    await case.leyla.edits(sent, "We met three times")

    await case.leyla.reads("✓ The closing text", case.reference, "Ayşe")
    assert "We met three times" in text_of(shown)
    assert "✏️ changed 10:03" in text_of(shown)
    assert case.ayse.buttons(shown) == ["✅ It helped", "Not solved"]
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.reads("We met three times")
    assert not case.ayse.shows("twice")


async def test_a_closing_text_is_edited_after_it_has_helped(case: Running) -> None:
    sent = await closes(case, "We met twice")
    shown = the(case.ayse, "We met twice")
    await case.ayse.taps("It helped")

    await case.leyla.edits(sent, "We met three times")

    assert "three times" in text_of(shown)
    assert not case.ayse.buttons(shown)


async def test_a_closing_text_is_edited_before_it_comes_in_the_morning(
    town: City, case: Running
) -> None:
    town.moves_clock_to(moment(EVENING))
    sent = await closes(case, "We met twice")
    await case.leyla.edits(sent, "We met three times")
    await case.leyla.reads("✓ The closing text", "Ayşe")
    await it_is(town, MORNING, days=TOMORROW)
    await case.ayse.reads("We met three times")
    assert not case.ayse.shows("twice")
    shown = the(case.ayse, "We met three times")

    await case.leyla.edits(sent, "We met four times")

    assert "four times" in text_of(shown)


async def test_a_closing_text_of_a_case_that_is_open_again_stays(town: City, case: Running) -> None:
    sent = await closes(case, "We met twice")
    await case.ayse.taps("Not solved")
    await case.leyla.edits(sent, "We met three times")
    await case.leyla.reads(refusal("en", "edit_too_late"))
    assert case.ayse.shows("twice")


async def test_more_of_a_closing_text(town: City, case: Running) -> None:
    await case.leyla.says("Hello Ayşe")
    await closes(case, "We met twice")
    shown = the(case.ayse, "We met twice")

    await case.leyla.says("Thank you for the coffee")
    await case.leyla.taps(button(case.leyla, "More of the closing text"))

    assert "We met twice\nThank you for the coffee" in text_of(shown)
    assert await rows(town, "SELECT outcome_text FROM requisition") == [
        ("We met twice\nThank you for the coffee",)
    ]


async def test_a_requester_who_is_gone_is_not_shown_the_change(town: City, case: Running) -> None:
    sent = await closes(case, "We met twice")
    town.messenger.person_blocks_bot(case.ayse.user)
    await case.leyla.edits(sent, "We met three times")
    await case.leyla.reads("✓ The closing text", case.reference)
    assert await rows(town, "SELECT outcome_text FROM requisition") == [("We met three times",)]


async def test_an_answer_of_an_evaluation_is_edited_and_goes_on(town: City, case: Running) -> None:
    await closes(case, "We met twice")
    await it_is_day(town, 28)
    await case.ayse.taps("4")
    good = await case.ayse.says("You came at once")
    await case.ayse.says("Nothing")
    last = await case.ayse.says("More of it")

    await case.ayse.edits(good, "You came the same day")
    await case.ayse.reads("✓ Your answer about", case.reference)
    await case.ayse.edits(last, "More visits")
    await case.ayse.says("and longer ones")
    await case.ayse.taps(button(case.ayse, "More of my answer"))

    assert await rows(town, "SELECT good, less_good, better FROM evaluation") == [
        ("You came the same day", "Nothing", "More visits\nand longer ones")
    ]
    assert not case.leyla.shows("longer ones")
