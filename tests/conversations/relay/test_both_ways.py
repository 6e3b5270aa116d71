"""Requester and advisor write to each other: both ways, by reply, changed, and read again."""

import pytest
from sqlalchemy import text
from sqlmodel import Session

from tests.support.dialogue import Chat, City, text_of
from tests.support.kept import kept_in
from tests.support.talking import active_case, advisor, answers, sent_to, the
from tests.support.texts import refusal, told
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, sentence

NUMBER = "010290-1234"


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


@in_danish
async def test_each_side_reads_the_other_under_the_reference_and_the_first_name(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)

    await ayse.taps(label(language, "Write to your advisor"))
    await ayse.reads("Leyla", reference)
    await ayse.says("Kan du komme <i>på tirsdag</i> & onsdag?")

    assert await leyla.reads("Kan du") == (
        f"{reference} · Ayşe\nKan du komme <i>på tirsdag</i> & onsdag?"
    )
    assert await ayse.reads("→") == sent_to(language, "Leyla", reference)

    await leyla.taps(label(language, "Write to the requester"))
    await leyla.reads("Ayşe", reference)
    await leyla.says("Ja, kl. 9 👍")

    assert await ayse.reads("kl. 9") == f"{reference} · Leyla\nJa, kl. 9 👍"
    assert await leyla.reads("→") == sent_to(language, "Ayşe", reference)


async def test_of_every_message_it_is_said_where_it_went(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)
    for words in ("One", "Two", "Three"):
        await ayse.says(words)

        assert await ayse.reads("→") == sent_to("en", "Leyla", reference)
        await ayse.reads_nothing_new()
        await leyla.reads(words)


async def test_with_one_case_no_button_is_needed(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)

    await ayse.says("Hello?")
    await leyla.reads(reference, "Hello?")
    await leyla.says("Hello!")
    await ayse.reads(reference, "Hello!")


async def test_neither_side_sees_how_to_reach_the_other(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    await ayse.says("Hello?")
    await leyla.says("Hello!")

    for chat, other in ((ayse, leyla), (leyla, ayse)):
        read = "\n".join(text_of(each) for each in town.messenger.from_bot(chat.user))
        assert str(other.user.id) not in read
        assert "@" not in read


@in_danish
async def test_a_reply_goes_to_the_case_of_what_it_answers(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, first = await active_case(town, leyla, language)
    bent, _second = await active_case(town, leyla, language, "Bent")
    await ayse.says("From Ayşe")
    await bent.says("From Bent")

    await answers(leyla, the(leyla, "From Ayşe"), "For Ayşe")

    await ayse.reads(first, "For Ayşe")
    await bent.reads("Leyla")
    assert not bent.shows("For Ayşe")


async def test_a_reply_to_ones_own_message_goes_to_its_case(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    bent, _second = await active_case(town, leyla, name="Bent")
    await ayse.says("From Ayşe")
    own = await answers(leyla, the(leyla, "From Ayşe"), "For Ayşe")
    await bent.says("From Bent")

    await answers(leyla, own, "And this too")

    await ayse.reads("And this too")


async def test_while_a_question_is_open_what_is_written_answers_it_but_a_reply_does_not(
    town: City, leyla: Chat
) -> None:
    ayse, _reference = await active_case(town, leyla)
    await leyla.says("Are you there?")
    await ayse.says("/request")

    await ayse.says("The answer to the question")
    await answers(ayse, the(ayse, "Are you there?"), "Yes I am")

    await leyla.reads("Yes I am")
    assert not leyla.shows("The answer to the question")
    for button in ("Within two weeks", "Tagensbo School", "Education"):
        await ayse.taps(button)
    await ayse.reads("The answer to the question")


async def test_tapping_write_puts_the_open_request_aside(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    await ayse.says("/request")

    await ayse.taps("Write to your advisor")
    await ayse.says("One thing more")

    await leyla.reads("One thing more")
    await ayse.says("/request")
    await ayse.taps("Continue")


@in_danish
async def test_an_edit_is_shown_as_an_edit(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    message = await ayse.says("On Tuesday at 10")
    shown = the(leyla, "On Tuesday at 10")

    await ayse.edits(message, "On Tuesday at 11")

    assert "11" in shown.text
    assert reference in shown.text
    assert sentence(language, "✏️ changed {time}", time="")[:9] in shown.text
    assert not leyla.shows("at 10")
    await leyla.taps(label(language, "Open case"))
    await leyla.taps(label(language, "Messages"))
    await leyla.reads("On Tuesday at 11", label(language, "changed"))


async def test_an_edit_after_the_case_has_ended_changes_nothing(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)
    message = await ayse.says("On Tuesday")
    await withdraws(ayse, reference)

    await ayse.edits(message, "On Monday")

    await ayse.reads(refusal("en", "edit_too_late"))
    assert leyla.shows("On Tuesday")
    assert not leyla.shows("On Monday")


@in_danish
async def test_cpr_numbers_are_stopped(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, _reference = await active_case(town, leyla, language)

    first = await ayse.says(f"It is about {NUMBER}")
    await ayse.reads(refusal(language, "text_has_cpr"))
    second = await ayse.says("It is about a boy")
    await leyla.reads("a boy")
    await ayse.edits(second, f"It is about {NUMBER}")
    await ayse.reads(refusal(language, "edit_has_cpr"))

    assert first.deleted
    assert second.deleted
    assert not leyla.shows("010290")
    assert leyla.shows("a boy")
    assert kept_in(town, NUMBER) == []


@in_danish
async def test_after_the_request_was_withdrawn_both_hear_that_nothing_is_passed_on(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    await leyla.says("See you tomorrow")
    await withdraws(ayse, reference, language)
    why = refusal(language, "relay_withdrawn", reference=reference)

    await leyla.says("Shall I bring something?")
    await leyla.reads(why)
    await answers(ayse, the(ayse, "See you tomorrow"), "No, sorry")
    await ayse.reads(why)
    assert await leyla.taps(label(language, "Write to the requester")) == why

    assert not ayse.shows("Shall I")
    assert not leyla.shows("No, sorry")


@pytest.mark.parametrize("status", ["closed", "evaluated"])
async def test_in_any_other_status_it_is_refused_kindly(
    town: City, leyla: Chat, status: str
) -> None:
    ayse, reference = await active_case(town, leyla)
    await ayse.says("One")
    await town.running.database.run(
        lambda unit: set_status(unit.session, status)  # there is no other way to all of them yet
    )

    await ayse.says("Two")

    await ayse.reads(refusal("en", "relay_closed", reference=reference))
    assert not leyla.shows("Two")


async def test_while_no_advisor_has_it_it_is_added(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)
    await ayse.says("One")
    await town.running.database.run(lambda unit: set_status(unit.session, "submitted"))

    await ayse.says("Two")
    await leyla.says("Three")

    await ayse.reads("Added", reference)
    assert not leyla.shows("Two")
    assert not ayse.shows("Three")


async def test_with_no_case_at_all_one_reads_what_can_be_done(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await chat.says("/start")

    await chat.says("Hello?")

    await chat.reads(told("en", "what_now"))


@pytest.mark.parametrize("who", ["another advisor", "another requester", "a coordinator"])
async def test_nobody_else_writes_into_a_case(town: City, leyla: Chat, who: str) -> None:
    ayse, reference = await active_case(town, leyla)
    await ayse.says("Hello")
    if who == "another advisor":
        chat = await town.advisor("Jonas", language="en")
    elif who == "a coordinator":
        chat = await town.coordinator("Karen", language="en")
    else:
        chat = town.person("Bent", language="en")
        await chat.says("/start")

    assert await chat.taps_data("tw:1", 1) == refusal("en", "stale_button")
    assert await chat.taps_data("tc:1", 1) == refusal("en", "stale_button")
    await chat.says("I am not one of you")
    await answers(chat, chat.last(), "Nor am I")

    for side in (ayse, leyla):
        assert not side.shows("not one of you")
        assert not side.shows("Nor am I")
    assert reference not in text_of(chat.last())


async def test_only_the_cases_own_advisor_can_write_from_the_card(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)
    await ayse.says("Hello")
    karen = await town.coordinator("Karen", language="en")
    await karen.says("/cases")

    await karen.taps(reference)

    assert "💬 Write to the requester" not in karen.buttons()
    await karen.taps("Messages")
    await karen.reads("Messages in", "Ayşe", "Hello")


@in_danish
async def test_both_page_through_what_was_written(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    for number in range(1, 4):
        await ayse.says(f"Question {number}")
        await leyla.says(f"Answer {number}")
    await ayse.says("/requests")
    await ayse.taps(reference)

    await ayse.taps(label(language, "Messages"))

    shown = await ayse.reads("Question 2", "Answer 3")
    page = ayse.last()
    assert shown.index("Answer 1") < shown.index("Question 2") < shown.index("Answer 3")
    assert "Question 1" not in shown
    await ayse.taps(f"◀️ {label(language, 'Older')}")
    assert "Question 1" in page.text
    assert "Answer 1" not in page.text
    await ayse.taps(f"{label(language, 'Newer')} ▶️")
    assert "Answer 3" in page.text


async def test_a_long_message_is_read_whole_from_the_page(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    long = "word " * 700 + "the end"
    await ayse.says(long)
    await leyla.reads("the end")
    karen = await town.coordinator("Karen", language="en")
    await karen.taps_data("tl:1", 1)
    assert not karen.shows("the end")

    (whole,) = await rows(town, "SELECT id FROM case_message")
    await karen.taps_data(f"tf:{whole.id}", 1)

    await karen.reads("Ayşe", "the end")


async def test_as_long_as_a_message_may_be_it_is_read_whole(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)
    written = await ayse.says("word " * 819 + "x")
    beginning, end = leyla.messenger.from_bot(leyla.user)[-2:]
    assert text_of(beginning).startswith(reference)
    shown = text_of(beginning).split("\n", 1)[1]
    assert f"{shown} {text_of(end)}" == written.content["text"]

    await answers(leyla, end, "I have read it to the end.")
    await ayse.reads("I have read it to the end.")
    await ayse.edits(written, "shorter")
    await leyla.reads("changed", "shorter")


async def test_the_advisors_first_message_is_the_first_answer(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    await ayse.says("Hello?")
    assert not await rows(town, "SELECT 1 FROM requisition WHERE first_response_at IS NOT NULL")

    await leyla.says("Hello!")
    (first,) = await rows(town, "SELECT first_response_at FROM requisition")
    town.moves_clock(hours=1)
    await leyla.says("Are you there?")

    assert first.first_response_at
    assert await rows(town, "SELECT first_response_at FROM requisition") == [first]


async def withdraws(ayse: Chat, reference: str, language: str = "en") -> None:
    """Take the request back."""
    await ayse.says("/requests")
    await ayse.taps(reference)
    await ayse.taps(label(language, "Withdraw"))
    await ayse.taps(label(language, "Yes, withdraw it"))
    await ayse.reads(reference)


def set_status(session: Session, status: str) -> None:
    """Let the only case have this status."""
    session.execute(text("UPDATE requisition SET status = :status"), {"status": status})
