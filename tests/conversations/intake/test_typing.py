"""Typing what a button says works as tapping it; other words where a tap is wanted do no harm."""

from collections.abc import Callable

import pytest

from tests.support.dialogue import City
from tests.support.texts import asks, refusal, title
from tests.support.walks import PROBLEM, answer_until, in_both_languages, label, sentence

CASES = [("da", str.upper), ("en", str.lower), ("en", "{}!".format)]


@pytest.mark.parametrize(("typed_in", "case"), CASES, ids=["upper", "lower", "with a sign"])
async def test_a_whole_intake_by_typing(
    town: City, typed_in: str, case: Callable[[str], str]
) -> None:
    """The bot speaks Danish, and understands its buttons' texts in either language."""
    chat = town.person(language="da")
    await chat.says("/request")
    for button in ("I understand", "School"):
        await chat.says(case(label(typed_in, button)))
    await chat.says("Tagensbo School")
    for button in ("Bispebjerg", "BUF"):
        await chat.says(case(label(typed_in, button)))
    await chat.says(PROBLEM)
    for button in (
        "Done", "Skip", "Skip", "Skip", "Education", "Health", "Health", "Done",
        "Cooperation with parents", "Back", "Cooperation with parents", "Not sure yet", "Done",
        "Within two weeks", "Here in Telegram",
    ):  # fmt: skip
        await chat.says(case(label(typed_in, button)))
    page = await chat.reads(sentence("da", "<b>Is this right?</b>"), label("da", "Education"))
    assert label("da", "Health") not in page
    await chat.says(case(label(typed_in, "Send request")))
    await chat.reads("TF-")


@in_both_languages
async def test_the_summarys_buttons_by_typing(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.says(label(language, "Change"))
    await chat.says(title(language, "district"))
    await chat.reads(asks(language, "district"))
    await chat.says("valby")
    await chat.reads("Valby", PROBLEM)
    await chat.says(label(language, "Save for later"))
    await chat.says(label(language, "Continue"))
    await chat.says(label(language, "Discard"))
    await chat.says(label(language, "No, keep it"))
    await chat.says(label(language, "Yes, discard it"))
    await chat.says(label(language, "Continue"))
    await chat.reads(label(language, "Ask for help"))


@in_both_languages
async def test_other_words_where_a_tap_is_wanted(town: City, language: str) -> None:
    """One friendly line and the keyboard again; no answer is lost."""
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    before = chat.last()
    await chat.says("Det haster ikke rigtig")
    await chat.reads(refusal(language, "tap_wanted"))
    await chat.reads("10/11", asks(language, "urgency"))
    assert chat.keyboards() == [chat.last()]
    assert chat.last() is not before
    await chat.taps(label(language, "Within two weeks"))
    await chat.taps(label(language, "Here in Telegram"))
    await chat.reads(PROBLEM, label(language, "Education"))


@in_both_languages
async def test_ticks_stay_when_other_words_come(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Education")
    await chat.taps(label(language, "Safety"))
    await chat.says("og lidt af det hele")
    await chat.reads(refusal(language, "tap_wanted"))
    assert "★ " + label(language, "Safety") in chat.buttons()


@in_both_languages
async def test_other_words_at_the_summary(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.says("ser fint ud")
    await chat.reads(refusal(language, "tap_wanted"))
    await chat.reads(PROBLEM)
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-")
