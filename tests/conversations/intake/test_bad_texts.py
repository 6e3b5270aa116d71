"""Texts that are too long, empty, or only emoji."""

from tests.support.dialogue import City
from tests.support.texts import asks, refusal
from tests.support.walks import PROBLEM, answer_until, in_danish, label

EMPTY = ("\u2800", " \u200b \n ", "\u3164")
"""What Telegram takes for a text, and nobody can see."""

ONLY_EMOJI = ("🙂", "👍🏽👍🏽", "❤️ 🇩🇰", "1️⃣", "...!")


@in_danish
async def test_as_long_as_a_message_may_be(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Skip")
    await chat.says("a" * 4096)
    await chat.reads("5/11")


@in_danish
async def test_more_than_three_full_messages_in_all(town: City, language: str) -> None:
    """What was written before is kept."""
    chat = town.person(language=language)
    await answer_until(chat, language, "Done")
    for text in ("a" * 4096, "b" * 4096, "c" * 4096):
        await chat.says(text)
        town.moves_clock(minutes=1)
    length = len(PROBLEM) + 3 * (2 + 4096)
    await chat.reads(refusal(language, "text_too_long", limit=12288, length=length))
    await chat.taps(label(language, "Done"))
    await answer_until(chat, language, since="Done")
    page = await chat.reads(PROBLEM)
    assert "ccc" not in page


@in_danish
async def test_a_text_with_nothing_in_it(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Skip")
    for written in EMPTY:
        await chat.sends(town.messenger.person_sends(chat.user, {"text": written}))
        await chat.reads(refusal(language, "text_empty"))
        await chat.reads("4/11", asks(language, "about", "school"))


@in_danish
async def test_only_emoji(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Done")
    for written in ONLY_EMOJI:
        await chat.says(written)
        await chat.reads(refusal(language, "text_only_emoji"))
    await chat.taps(label(language, "Done"))
    await chat.reads("4/11")


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
    await chat.says("🏫 x<&>" * 570)
    town.moves_clock(minutes=1)
    await chat.taps("Done")
    for _question in range(3):
        await chat.says("Ærlig & <talt> " * 266)
        town.moves_clock(minutes=1)
    for button in ("Education", "Done", "Cooperation with parents"):
        await chat.taps(button)
    await answer_until(chat, "en", since="Cooperation with parents")
    await chat.reads("🏫", "Ærlig & <talt>")
    await chat.taps("Send request")
    await chat.says("/requests")
    await chat.taps(chat.buttons()[0])
    await chat.reads("🏫", "Ærlig & <talt>")
