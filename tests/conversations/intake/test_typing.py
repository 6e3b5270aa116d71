"""Typing what a button says works as tapping it; other words where a tap is wanted do no harm."""

from collections.abc import Callable

import pytest

from tests.support.dialogue import City, data_of
from tests.support.telling_more import asked_more
from tests.support.texts import asks, refusal, title
from tests.support.walks import (
    PROBLEM,
    answer_until,
    in_both_languages,
    in_danish,
    label,
    sentence,
)

CASES = [("da", str.upper), ("en", str.lower), ("en", "{}!".format)]


@pytest.mark.parametrize(("typed_in", "case"), CASES, ids=["upper", "lower", "with a sign"])
async def test_a_whole_intake_by_typing(
    town: City, typed_in: str, case: Callable[[str], str]
) -> None:
    """The bot speaks Danish, and understands its buttons' texts in either language."""
    chat = town.person(language="da")
    await chat.says("/request")
    await chat.says(PROBLEM)
    for button in ("I understand", "Within two weeks", "School"):
        await chat.says(case(label(typed_in, button)))
    await chat.says("Tagensbo School")
    for button in (
        "Bispebjerg", "Education",
        "Tell more", "Who it is about", "Skip",
        "Tell more", "More exactly", "Back",
        "Tell more", "More exactly", "Cooperation with parents",
        "Tell more", "Kind of help", "Advice", "Not sure yet", "Done",
        "Tell more", "Contact", "Here in Telegram",
        "Change", "Focus area", "Health", "Health", "Done",
        "Change", "Administration", "BUF",
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
    await chat.says("Aner det ikke")
    await chat.reads(refusal(language, "tap_wanted"))
    await chat.reads("3/5", asks(language, "urgency"))
    assert chat.keyboards() == [chat.last()]
    assert chat.last() is not before
    await answer_until(chat, language, since="I understand")
    page = await chat.reads(PROBLEM, label(language, "Education"))
    assert "Aner det ikke" not in page


@in_both_languages
async def test_more_words_where_a_tap_is_wanted_tell_of_the_problem(
    town: City, language: str
) -> None:
    """They are taken, and the question comes again below them, once."""
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    await chat.says("Det er værst, når vi inviterer på papir.")
    await chat.sends_a("photo")
    added = sentence(language, "✓ Added to: {title}", title=title(language, "problem"))
    await chat.reads(added, "3/5", asks(language, "urgency"))
    assert chat.keyboards() == [chat.last()]
    assert len([each for each in chat.messenger.from_bot(chat.user)
                if asks(language, "urgency") in each.text]) == 1  # fmt: skip
    await answer_until(chat, language, since="I understand")
    assert not chat.shows(added)
    await chat.reads(PROBLEM, "Det er værst, når vi inviterer på papir.", "📎 1")


@in_both_languages
async def test_more_words_at_the_summary_tell_of_the_problem(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.says("Det er værst, når vi inviterer på papir.")
    await chat.reads(PROBLEM, "Det er værst, når vi inviterer på papir.")
    await chat.sends_a("voice")
    await chat.reads(PROBLEM, "📎 1")
    shown = [each for each in chat.messenger.from_bot(chat.user) if PROBLEM in each.text]
    assert shown == chat.keyboards() == [chat.last()]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("vi er en skole", "School"),
        ("skole eller dagtilbud", None),
        ("a sports club in Valby", "Sports club"),
        ("Vi er en skole, og det er den, som min datter gik på for længe siden", None),
    ],
)
async def test_a_few_words_may_name_a_choice(town: City, words: str, kind: str | None) -> None:
    """One that is named, and only one; longer words tell a story."""
    chat = town.person(language="da")
    await answer_until(chat, "da", "School")
    await chat.says(words)
    if kind is None:
        await chat.reads(asks("da", "organisation_kind"))
    else:
        await chat.reads(asks("da", "organisation_name"))
        assert chat.shows(title("da", "organisation_kind"), "✓ " + label("da", kind))


@in_danish
async def test_a_sticker_where_a_tap_is_wanted(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    await chat.sends_a("sticker")
    await chat.reads(refusal(language, "odd_message"))
    await chat.reads("3/5", asks(language, "urgency"))


@in_danish
async def test_a_question_too_old_to_be_deleted_loses_its_buttons(
    town: City, language: str
) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    old = chat.last()
    town.moves_clock(days=3)
    await chat.says("Det er værst, når vi inviterer på papir.")
    await chat.reads(asks(language, "urgency"))
    assert old in chat.messenger.from_bot(chat.user)
    assert chat.keyboards() == [chat.last()]


@in_danish
async def test_a_tap_on_a_question_that_was_asked_before(town: City, language: str) -> None:
    """A photo of the chat, or a second phone, still shows the button: nothing changes."""
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    old = chat.last()
    data = data_of(old)[0][1]
    await chat.taps(label(language, "Within two weeks"))
    before = chat.last()
    assert await chat.taps_data(data, on=old) == refusal(language, "stale_button")
    assert chat.last() is before
    await chat.reads("4/5", asks(language, "organisation_kind"))
    await chat.says("Vi ved ikke rigtig, hvem der skal spørge.")
    assert await chat.taps_data(data_of(before)[0][1], on=before.message_id) == refusal(
        language, "stale_button"
    )
    assert chat.keyboards() == [chat.last()]


@in_both_languages
async def test_ticks_stay_when_other_words_come(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Kind of help")
    await chat.taps(label(language, "Advice"))
    await chat.says("og lidt af det hele")
    await chat.reads(refusal(language, "tap_wanted"))
    assert "☑ " + label(language, "Advice") in chat.buttons()
    await chat.says("og måske en, der kan tale med forældrene.")
    assert "☑ " + label(language, "Advice") in chat.buttons()


@in_both_languages
async def test_other_words_at_the_summary(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await chat.says("ser fint ud")
    await chat.reads(refusal(language, "tap_wanted"))
    await chat.reads(PROBLEM)
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-")
