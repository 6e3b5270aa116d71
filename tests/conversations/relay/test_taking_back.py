"""Undo, below each message that is passed on: the other side has it no more."""

import pytest

from bot.playground.chats.model import Message
from tests.conversations.relay.test_read_later import acts, goes_away, handled
from tests.support.dialogue import Chat, City, text_of
from tests.support.quiet import EVENING, MORNING, TOMORROW, it_is, moment, new
from tests.support.talking import active_case, advisor, answers, sent_to, the
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, sentence

READ = "↩️ Taken back from {name} · {reference}. They may have read it already."
UNREAD = "↩️ Taken back. {name} has not been sent it · {reference}"


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


def line(chat: Chat) -> Message:
    """The newest line with the button."""
    return next(each for each in reversed(chat.keyboards()) if text_of(each).startswith("→"))


@in_danish
async def test_a_message_is_taken_back(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    await leyla.says("Hej Bent")
    await ayse.reads("Hej Bent")
    below = line(leyla)
    assert text_of(below) == sent_to(language, "Ayşe", reference)
    assert leyla.buttons(below) == [label(language, "Undo")]

    await leyla.taps(label(language, "Undo"))

    assert not ayse.shows("Hej Bent")
    assert text_of(below) == sentence(language, READ, name="Ayşe", reference=reference)
    assert not leyla.buttons(below)


async def test_its_writer_reads_it_in_the_case_and_nobody_else_does(
    town: City, leyla: Chat
) -> None:
    ayse, _reference = await active_case(town, leyla)
    karen = await town.coordinator("Karen", language="en")
    await leyla.says("For another one")
    await leyla.taps("Undo")
    await leyla.says("For you")

    for chat in (leyla, karen, ayse):
        await chat.taps_data("tl:1", 1)

    own = text_of(leyla.last())
    assert "For another one" in own
    assert "taken back" in own
    seen = text_of(karen.last())
    assert "taken back" in seen
    assert "For another one" not in seen
    theirs = text_of(ayse.last())
    assert "For you" in theirs
    assert "taken back" not in theirs
    assert "For another one" not in theirs
    for chat in (karen, ayse):
        assert await chat.taps_data("tf:1", 1) == refusal("en", "stale_button")


async def test_a_taken_back_file_is_gone_too(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    long = "word " * 190 + "the end"
    await leyla.sends_a("photo", caption=long)
    await ayse.reads("the end")

    await leyla.taps("Undo")

    assert not ayse.shows("the end")
    assert not any("photo" in each.content for each in town.messenger.from_bot(ayse.user))
    await ayse.taps_data("tl:1", 1)
    assert "Photo" not in text_of(ayse.last())


async def test_an_edited_long_caption_is_gone_too(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    first = await leyla.sends_a("photo", caption="word " * 190 + "the end")
    await leyla.edits(first, "word " * 190 + "another end")
    assert ayse.shows("another end")
    assert not ayse.shows("the end")

    await leyla.taps("Undo")

    assert not ayse.shows("another end")


async def test_a_text_in_two_messages_is_gone_as_a_whole(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    await leyla.says("a" * 4000 + " " + "b" * 90)

    await leyla.taps("Undo")

    assert not ayse.shows("aaaa")
    assert not ayse.shows("bbbb")


async def test_an_album_is_taken_back_whole(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    await leyla.sends_a("album", caption="Both sides")
    await ayse.reads("Both sides")

    await leyla.taps("Undo")

    assert not any("photo" in each.content for each in town.messenger.from_bot(ayse.user))
    assert len(await rows(town, "SELECT 1 FROM case_message WHERE taken_back_at IS NOT NULL")) == 2


async def test_what_waits_for_the_morning_never_comes(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)
    town.moves_clock_to(moment(EVENING))
    await leyla.says("Not for you")
    await leyla.says("For you")
    town.moves_clock_to(moment(23))

    first = next(each for each in leyla.keyboards() if text_of(each).startswith("→"))
    await leyla.taps("Undo", on=first)

    assert text_of(first) == sentence("en", UNREAD, name="Ayşe", reference=reference)
    await it_is(town, MORNING, days=TOMORROW)
    assert [text_of(each) for each in new(ayse)][-1] == f"{reference} · Leyla\nFor you"
    assert not ayse.shows("Not for you")


async def test_a_deletion_waits_for_no_morning(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.moves_clock_to(moment(17.95))
    await leyla.says("Not for you")
    await ayse.reads("Not for you")
    town.moves_clock_to(moment(18.05))

    await leyla.taps("Undo")

    assert not ayse.shows("Not for you")


async def test_what_came_with_other_things_is_taken_out_of_them(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.moves_clock_to(moment(MORNING - 0.1, days=TOMORROW))
    for words in ("One", "Two", "Three"):
        await leyla.says(words)
    lines = [each for each in leyla.keyboards() if text_of(each).startswith("→")]
    await it_is(town, MORNING + 0.01, days=TOMORROW)
    gathered = the(ayse, "One", "Two", "Three")

    await leyla.taps("Undo", on=lines[1])

    assert "Two" not in text_of(gathered)
    assert "One" in text_of(gathered)
    assert "Three" in text_of(gathered)
    await leyla.taps("Undo", on=lines[0])
    await leyla.taps("Undo", on=lines[2])
    assert gathered.deleted


@in_danish
async def test_after_a_while_it_is_too_late(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, _reference = await active_case(town, leyla, language)
    await leyla.says("Hej")
    below = line(leyla)
    town.moves_clock(minutes=11)

    assert await leyla.taps(label(language, "Undo")) == refusal(
        language, "undo_too_late", minutes=10
    )

    assert ayse.shows("Hej")
    assert not leyla.buttons(below)


async def test_what_was_answered_stays(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    await leyla.says("On Tuesday?")
    await ayse.says("Yes, on Tuesday")

    assert await leyla.taps("Undo") == refusal("en", "undo_answered")

    assert ayse.shows("On Tuesday?")


@pytest.mark.over_http
async def test_undo_is_tapped_twice(town: City, leyla: Chat) -> None:
    ayse, reference = await active_case(town, leyla)
    await leyla.says("Hello")
    below = line(leyla)
    await leyla.taps_twice_at_once("Undo")
    assert text_of(below) == sentence("en", READ, name="Ayşe", reference=reference)
    assert await leyla.taps_data("tu:1", below) == refusal("en", "stale_button")
    assert not ayse.shows("Hello")


async def test_nobody_else_takes_it_back(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    karen = await town.coordinator("Karen", language="en")
    jonas = await town.advisor("Jonas", language="en")
    await leyla.says("Hello")

    for chat in (ayse, karen, jonas):
        assert await chat.taps_data("tu:1", 1) == refusal("en", "stale_button")

    assert ayse.shows("Hello")


async def test_a_requester_takes_back_what_an_advisor_has_who_has_the_case_no_more(
    town: City, leyla: Chat
) -> None:
    jonas = await town.advisor("Jonas", language="en")
    ayse, _reference = await active_case(town, leyla)
    await ayse.says("Only for Leyla")
    await leyla.reads("Only for Leyla")
    await leyla.taps("Open case")
    await leyla.taps("Hand over")
    await leyla.taps("Ask Jonas")
    await jonas.taps("Accept")

    await ayse.taps("Undo")

    assert not leyla.shows("Only for Leyla")
    await jonas.taps_data("tl:1", 1)
    assert "Only for Leyla" not in text_of(jonas.last())


async def test_an_edit_of_what_was_taken_back_changes_nothing(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    message = await leyla.says("Hello Bent")
    await leyla.taps("Undo")

    await leyla.edits(message, "Hello Ayşe")

    await leyla.reads(refusal("en", "edit_taken_back"))
    assert not ayse.shows("Hello")


async def test_what_was_taken_back_was_no_first_answer(town: City, leyla: Chat) -> None:
    await active_case(town, leyla)
    first = "SELECT first_response_at FROM requisition"
    await leyla.says("Hello Bent")
    assert await rows(town, first) != [(None,)]
    await leyla.taps("Undo")
    assert await rows(town, first) == [(None,)]
    town.moves_clock(minutes=1)
    await leyla.says("Hello Ayşe")
    assert await rows(town, first) != [(None,)]


async def test_a_later_answer_is_the_first_one_then(town: City, leyla: Chat) -> None:
    await active_case(town, leyla)
    await leyla.says("Hello Bent")
    below = line(leyla)
    town.moves_clock(minutes=1)
    await leyla.says("Hello Ayşe")
    await leyla.taps("Undo", on=below)
    first = await rows(town, "SELECT first_response_at FROM requisition")
    assert first == await rows(town, "SELECT sent_at FROM case_message WHERE id = 2")


async def test_a_reply_to_the_line_is_about_its_case(town: City, leyla: Chat) -> None:
    ayse, _first = await active_case(town, leyla)
    bent, _second = await active_case(town, leyla, name="Bent")
    await leyla.taps_data("tw:1")
    await leyla.says("For Ayşe")
    below = line(leyla)
    await bent.says("From Bent")

    await answers(leyla, below, "For Ayşe too")

    await ayse.reads("For Ayşe too")
    assert not bent.shows("For Ayşe")


@pytest.mark.over_http
async def test_what_has_not_been_sent_yet_is_not_sent(city: City) -> None:
    city.running.delivery.first_pause = 0.01
    leyla = await advisor(city)
    ayse, _reference = await active_case(city, leyla)
    await goes_away(ayse)
    city.messenger.person_writes(leyla.user, "Hello Bent")
    await handled(city)
    await city.messenger.wait_for(lambda: leyla.shows("→ Ayşe"))

    await acts(leyla, "Undo")
    city.messenger.faults.clear()
    await city.settled()

    assert not ayse.shows("Hello Bent")
