"""Texts that are too long, empty, or only emoji."""

from storage.tables import Draft
from tests.support.dialogue import City
from tests.support.rows import draft_of, one_of
from tests.support.summary import whole_summary
from tests.support.telling_more import asked_more, tell_more
from tests.support.texts import asks, refusal
from tests.support.walks import PROBLEM, answer_until, in_danish, sentence

EMPTY = ("\u2800", " \u200b \n ", "\u3164")
"""What Telegram takes for a text, and nobody can see."""

LONG, LONGER = "🏫 x<&>" * 570, "Ærlig & <talt> " * 266

ONLY_EMOJI = ("🙂", "👍🏽👍🏽", "❤️ 🇩🇰", "1️⃣", "...!")


@in_danish
async def test_as_long_as_a_message_may_be(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Who it is about")
    await chat.says("a" * 4096)
    await chat.reads(sentence(language, "<b>Is this right?</b>"))
    assert (await draft_of(town, chat)).answers["about"] == "a" * 4096
    assert "a" * 4096 in plain_of(await whole_summary(chat))


@in_danish
async def test_more_than_three_full_messages_in_all(town: City, language: str) -> None:
    """What was written before is kept."""
    chat = town.person(language=language)
    await answer_until(chat, language, "I understand")
    for text in ("a" * 4096, "b" * 4096, "c" * 4096):
        await chat.says(text)
        town.moves_clock(minutes=1)
    length = len(PROBLEM) + 3 * (2 + 4096)
    await chat.reads(refusal(language, "text_too_long", limit=12288, length=length))
    await answer_until(chat, language, since=f"={PROBLEM}")
    page = await whole_summary(chat)
    assert PROBLEM in page
    assert "bbb" in page
    assert "ccc" not in page


@in_danish
async def test_a_text_with_nothing_in_it(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Who it is about")
    for written in EMPTY:
        await chat.sends(town.messenger.person_sends(chat.user, {"text": written}))
        await chat.reads(refusal(language, "text_empty"))
        await chat.reads(asks(language, "about", "school"))


@in_danish
async def test_only_emoji(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    for written in ONLY_EMOJI:
        await chat.says(written)
        await chat.reads(refusal(language, "text_only_emoji"))
    await chat.says(PROBLEM)
    await chat.reads("2/5", asks(language, "privacy"))
    problem = (await one_of(town, Draft)).form["answers"]["problem"]
    assert [each["text"] for each in problem] == [PROBLEM]


@in_danish
async def test_a_name_that_is_too_long_for_a_name(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "=Tagensbo School")
    await chat.says("x" * 121)
    await chat.reads(refusal(language, "name_too_long", limit=120))
    await chat.reads(asks(language, "organisation_name"))
    await chat.says("x")
    await chat.reads(refusal(language, "name_too_short"))
    await chat.reads(asks(language, "organisation_name"))


async def test_the_longest_texts_of_all_reach_the_summary_and_the_list(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    await chat.says(LONG)
    town.moves_clock(minutes=1)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    for question in ("Who it is about", "What has been tried", "A good result"):
        await tell_more(chat, "en", question)
        await chat.says(LONGER)
        town.moves_clock(minutes=1)
    await chat.reads("🏫")
    page = chat.last()
    whole = plain_of(await whole_summary(chat))
    assert plain_of(LONG) in whole
    assert whole.count(plain_of(LONGER)) == 3
    await chat.taps("Send request", on=page)
    await chat.says("/requests")
    await chat.taps(chat.buttons()[0])
    await chat.reads("🏫", "Ærlig & <talt>")


def plain_of(text: str) -> str:
    """Its letters and signs without what stands between them, as lines end elsewhere on a page."""
    return "".join(text.split())
