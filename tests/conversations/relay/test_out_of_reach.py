"""One side cannot be reached, the bot stops in the middle, somebody is erased."""

import pytest

from bot.playground.errors import bad_request
from tests.support.dialogue import Chat, City, text_of
from tests.support.kept import kept_in
from tests.support.quiet import release
from tests.support.talking import active_case, advisor, answers, the
from tests.support.troubles import calls_to, received_before_the_kill, rows
from tests.support.walks import answer_until, call_me, in_danish, label, sentence

LOST_BY_ADVISOR = (
    "⚠️ Your message about {reference} has not reached {name}, who cannot be reached here just now."
)
LOST_BY_REQUESTER = (
    "⚠️ Your message about {reference} has not reached {name}. It is kept in the case, where the "
    "coordinator can read it too."
)


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor."""
    return await advisor(town)


@in_danish
async def test_whoever_writes_to_somebody_who_has_blocked_the_bot_is_told(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    town.messenger.person_blocks_bot(ayse.user)
    told = sentence(language, LOST_BY_ADVISOR, reference=reference, name="Ayşe")

    await leyla.says("One")  # Telegram refuses, and so it is found out
    await leyla.reads(told)
    await leyla.says("Two")  # it is known
    await leyla.reads(told)
    await leyla.reads_nothing_new()

    assert len(await rows(town, "SELECT 1 FROM case_message WHERE undelivered")) == 2
    assert not ayse.shows("One")


@in_danish
async def test_the_requester_is_told_too(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    town.messenger.person_blocks_bot(leyla.user)

    await ayse.says("One")

    await ayse.reads(sentence(language, LOST_BY_REQUESTER, reference=reference, name="Leyla"))
    await ayse.says("/requests")
    await ayse.taps(reference)
    await ayse.taps(label(language, "Messages"))
    await ayse.reads("One", label(language, "not delivered"))


async def test_the_advisor_reads_how_else_to_reach_them(town: City, leyla: Chat) -> None:
    ayse = town.person("Ayşe", language="en")
    await answer_until(ayse, "en")
    await call_me(ayse, "en")
    await ayse.taps("Send request")
    await leyla.taps("Accept")
    leyla.seen = leyla.last().message_id
    town.messenger.person_blocks_bot(ayse.user)

    await leyla.says("Hello?")

    await leyla.reads("has not reached Ayşe", "+45 20 30 40 50")


async def test_an_album_that_is_lost_is_told_once(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.messenger.person_blocks_bot(ayse.user)

    await leyla.sends_a("album")
    await leyla.reads("has not reached")
    await leyla.sends_a("album")
    await leyla.reads("has not reached")

    await leyla.reads_nothing_new()


async def test_what_was_lost_arrives_once_they_are_back_as_it_is_by_then(
    town: City, leyla: Chat
) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.messenger.person_blocks_bot(ayse.user)
    message = await leyla.says("On Tuesday")
    await ayse.says("/requests")

    await leyla.edits(message, "On Monday")
    await release(town.running)

    await ayse.reads("On Monday")
    assert not ayse.shows("On Tuesday")
    assert not await rows(town, "SELECT 1 FROM case_message WHERE undelivered")


@pytest.mark.over_http
async def test_what_telegram_does_not_take_is_told_as_well(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.messenger.faults.refuse(bad_request("chat not found"), "sendMessage", chat=ayse.user.id)

    await leyla.says("One")

    await leyla.reads("has not reached Ayşe")


async def test_what_is_written_while_the_bot_is_down_is_passed_on_once(
    city: City,
) -> None:
    leyla = await advisor(city)
    ayse, _reference = await active_case(city, leyla)
    await city.stop_bot()
    city.messenger.person_writes(ayse.user, "Are you there?")
    received_before_the_kill(city)
    await city.start_bot()
    await city.settled()

    read = [text_of(each) for each in city.messenger.from_bot(leyla.user)]
    assert sum("Are you there?" in each for each in read) == 1
    await answers(leyla, the(leyla, "Are you there?"), "Yes")
    await ayse.reads("Yes")


async def test_a_restart_in_the_middle_loses_neither_which_case_is_meant_nor_where_replies_go(
    town: City, leyla: Chat
) -> None:
    ayse, _first = await active_case(town, leyla)
    bent, _second = await active_case(town, leyla, name="Bent")
    await ayse.says("From Ayşe")
    await bent.says("From Bent")
    await answers(leyla, the(leyla, "From Bent"), "For Bent")
    await town.stop_bot()
    await town.start_bot()

    await leyla.says("Still for Bent")
    await bent.reads("Still for Bent")
    await answers(leyla, the(leyla, "From Ayşe"), "For Ayşe")
    await ayse.reads("For Ayşe")

    assert not ayse.shows("Bent")


@pytest.mark.over_http
async def test_an_album_that_waits_in_the_outbox_goes_out_as_one_after_a_restart(
    town: City, leyla: Chat
) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.messenger.person_sends_album(ayse.user)
    await town.messenger.wait_for(lambda: not town.messenger.updates.pending)
    await town.running.inbox.join()
    await town.stop_bot()  # before the album counted as whole
    assert not calls_to(leyla, "sendMediaGroup")
    assert not calls_to(leyla, "sendPhoto")

    await town.start_bot()
    await town.settled()

    assert len(calls_to(leyla, "sendMediaGroup")) == 1


@in_danish
async def test_who_is_erased_leaves_no_word_and_what_they_were_told_stays(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    _bent, _second = await active_case(town, leyla, language, "Bent")
    await ayse.says("Very private")
    await ayse.sends_a("document", name="private.pdf")
    await answers(leyla, the(leyla, "Very private"), "I understand")
    await ayse.says("/privacy")
    await ayse.taps(label(language, "Erase my data"))
    await ayse.taps(label(language, "Yes, erase it all"))

    assert kept_in(town, "Very private", "private.pdf", files=False) == []
    assert not await rows(
        town, "SELECT 1 FROM talk JOIN person ON person.id = person_id WHERE first_name = ''"
    )
    karen = await town.coordinator("Karen", language=language)
    await karen.taps_data("tl:1", 1)
    await karen.reads(
        reference, label(language, "The requester"), label(language, "(erased)"), "I understand"
    )


@pytest.mark.over_http
async def test_both_write_at_the_same_moment(city: City) -> None:
    leyla = await advisor(city)
    ayse, _reference = await active_case(city, leyla)
    for number in range(5):
        city.messenger.person_writes(ayse.user, f"Question {number}")
        city.messenger.person_writes(leyla.user, f"Answer {number}")
    await city.settled()

    for chat, words in ((leyla, "Question"), (ayse, "Answer")):
        read = [text_of(each) for each in city.messenger.from_bot(chat.user)]
        passed_on = [each.split("\n")[1] for each in read if words in each]
        assert passed_on == [f"{words} {number}" for number in range(5)]


@pytest.mark.over_http
async def test_files_that_telegram_takes_in_no_album_go_out_one_by_one(
    town: City, leyla: Chat
) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.messenger.faults.refuse(bad_request("MEDIA_GROUPED_INVALID"), "sendMediaGroup", times=3)

    await ayse.sends_a("album", caption="Two photos")

    photos = [each for each in town.messenger.from_bot(leyla.user) if "photo" in each.content]
    assert ["Two photos" in text_of(each) for each in photos] == [True, False]


@pytest.mark.over_http
async def test_an_album_waits_as_telegram_asks_and_comes_whole(town: City, leyla: Chat) -> None:
    ayse, _reference = await active_case(town, leyla)
    town.messenger.faults.flood("sendMediaGroup", retry_after=1)

    await ayse.sends_a("album")

    photos = [each for each in town.messenger.from_bot(leyla.user) if "photo" in each.content]
    assert len(photos) == 2
    assert len({each.content["media_group_id"] for each in photos}) == 1
