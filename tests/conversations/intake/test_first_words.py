"""Whoever is asked nothing and writes, speaks or sends something has begun their request."""

from casework.core.vocabulary import Role
from storage.erasure import kept_awhile
from storage.tables import Draft
from tests.support.dialogue import City, text_of
from tests.support.kept import kept_in
from tests.support.rows import all_of, draft_of
from tests.support.texts import asks, refusal, title
from tests.support.walks import (
    PROBLEM,
    answer_until,
    in_both_languages,
    in_danish,
    label,
    reader,
    sentence,
)

GOES_ON = "Thank you! A few short questions, then you can send it to us."
TOO_LITTLE = "Got it: {amount}. Tell a little more: what is the problem?"
CPR = "Det handler om 010290-1234 i klasse 4B."


def counted(language: str, kind: str, number: int = 1) -> str:
    return reader(language).plural(f"{{number}} {kind}", f"{{number}} {kind}s", number)


@in_both_languages
async def test_the_first_message_begins_the_request(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says(PROBLEM)
    await chat.reads(
        title(language, "problem"), f"✓ {counted(language, 'message')}", sentence(language, GOES_ON)
    )
    await chat.reads("2/5", asks(language, "privacy"))
    await answer_until(chat, language, since=f"={PROBLEM}")
    await chat.reads(sentence(language, "<b>Is this right?</b>"), PROBLEM)
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-")


@in_danish
async def test_a_voice_message_begins_it_too(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.sends_a("voice")
    await chat.reads(f"✓ {counted(language, 'voice message')}", sentence(language, GOES_ON))
    await chat.reads("2/5", asks(language, "privacy"))


@in_danish
async def test_a_photo_alone_is_asked_for_more(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.sends_a("photo")
    await chat.reads(sentence(language, TOO_LITTLE, amount=counted(language, "photo")))
    await chat.says("Sådan ser opslagstavlen ud hver morgen.")
    await chat.reads("2/5", asks(language, "privacy"))
    both = f"{counted(language, 'message')} · {counted(language, 'photo')}"
    assert chat.shows(title(language, "problem"), f"✓ {both}")
    assert len((await draft_of(town, chat)).answers["problem"]) == 2


@in_danish
async def test_a_photo_with_words_is_enough(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.sends_a("photo", caption=PROBLEM)
    await chat.reads("2/5", asks(language, "privacy"))


async def test_a_greeting_is_no_problem(town: City) -> None:
    chat = town.person(language="en")
    await chat.says("Hello there")
    await chat.reads("Ayşe", "in your own words")
    await chat.says("Anybody?")
    assert not await all_of(town, Draft)
    await chat.says(PROBLEM)
    await chat.reads("The problem", "✓ 1 message")
    assert len((await draft_of(town, chat)).answers["problem"]) == 1


async def test_what_one_of_the_team_writes_is_no_request(town: City) -> None:
    for name, role in (("Leyla", Role.ADVISOR), ("Karen", Role.COORDINATOR)):
        chat = await town.member(name, role, language="en")
        await chat.says(PROBLEM)
        await chat.sends_a("voice")
        assert not chat.shows(asks("en", "privacy"))
    assert not await all_of(town, Draft)


@in_danish
async def test_two_messages_at_once_are_one_problem(town: City, language: str) -> None:
    """It is counted where it stands; the question is not asked twice."""
    chat = town.person(language=language)
    for words in (PROBLEM, "Det har stået på siden sommer."):
        town.messenger.person_writes(chat.user, words)
    await town.settled()
    assert chat.shows(title(language, "problem"), f"✓ {counted(language, 'message', 2)}")
    assert [text_of(each) for each in chat.keyboards()] == [text_of(chat.last())]
    told = [text_of(each) for each in chat.messenger.from_bot(chat.user)]
    assert len([each for each in told if asks(language, "privacy") in each]) == 1
    assert len((await draft_of(town, chat)).answers["problem"]) == 2


@in_danish
async def test_a_second_message_seconds_later_goes_to_it_too(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says(PROBLEM)
    town.moves_clock(seconds=9)
    await chat.says("Det har stået på siden sommer.")
    assert chat.shows(title(language, "problem"), f"✓ {counted(language, 'message', 2)}")
    await chat.reads(asks(language, "privacy"))
    assert len(chat.keyboards()) == 1


async def test_nothing_is_kept_of_who_does_not_agree_within_a_day(town: City) -> None:
    chat = town.person(language="en")
    await chat.says(PROBLEM)
    asked = chat.last()
    town.moves_clock(hours=23)
    await town.running.database.run(kept_awhile.forget)
    assert "draft" in kept_in(town, PROBLEM, files=False)
    town.moves_clock(hours=1, seconds=1)
    await town.running.database.run(kept_awhile.forget)
    assert kept_in(town, PROBLEM, files=False) == []
    assert await chat.taps("I understand", on=asked) == refusal("en", "stale_button")
    await chat.says(PROBLEM)
    await chat.reads("2/5", asks("en", "privacy"))


async def test_who_has_agreed_finds_it_again_after_a_day(town: City) -> None:
    chat = town.person(language="en")
    await chat.says(PROBLEM)
    await chat.taps("I understand")
    town.moves_clock(hours=25)
    await town.running.database.run(kept_awhile.forget)
    await answer_until(chat, "en", since="I understand")
    await chat.reads("Is this right?", PROBLEM)


@in_danish
async def test_a_cpr_number_first_is_refused_and_not_kept(town: City, language: str) -> None:
    chat = town.person(language=language)
    message = await chat.says(CPR)
    await chat.reads(refusal(language, "text_has_cpr"))
    assert message.deleted
    assert not await all_of(town, Draft)
    assert kept_in(town, "010290") == []
    await chat.says(PROBLEM)
    await chat.reads("2/5", asks(language, "privacy"))


@in_danish
async def test_a_sticker_first_begins_nothing(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.sends_a("sticker")
    await chat.reads("Ayşe")
    assert not await all_of(town, Draft)


@in_danish
async def test_a_file_that_is_too_large_first_begins_nothing(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.sends_a("document", name="film.pdf", size=60 * 1024 * 1024)
    assert not await all_of(town, Draft)
    await chat.says(PROBLEM)
    await chat.reads("2/5", asks(language, "privacy"))
    assert len((await draft_of(town, chat)).answers["problem"]) == 1
