"""Back, cancel, and going on with what was begun."""

from tests.support.dialogue import City
from tests.support.texts import asks, told
from tests.support.walks import PROBLEM, answer_until, command, in_danish, label, sentence


@in_danish
async def test_back_at_every_question(town: City, language: str) -> None:
    """From the last question back to the first, and then forward again to the same summary."""
    chat = town.person(language=language)
    await answer_until(chat, language, "Here in Telegram")
    steps = (
        "urgency", "help_kinds", "focus_detail", "focus_areas", "wished_result", "tried",
        "about", "problem", "administration", "district", "organisation_name",
        "organisation_kind", "privacy",
    )  # fmt: skip
    for step in steps:
        await chat.taps(label(language, "Back"))
        await chat.reads(asks(language, step, "school"))
    assert label(language, "Back") not in "".join(chat.buttons())
    assert len(chat.keyboards()) == 1
    await chat.taps(label(language, "I understand"))
    await chat.reads(asks(language, "contact_method"))
    await chat.taps(label(language, "Here in Telegram"))
    await chat.reads(sentence(language, "<b>Is this right?</b>"), PROBLEM, "Tagensbo School")


@in_danish
async def test_an_answer_gone_back_to_can_stay_as_it_is(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Bispebjerg")
    await chat.taps(label(language, "Back"))
    await chat.reads(asks(language, "organisation_name"))
    await chat.taps(label(language, "Keep as it is"))
    await chat.reads(asks(language, "district"))


@in_danish
async def test_cancel_keeps_the_draft_and_says_how_to_go_on(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Done")
    await chat.says("/cancel")
    await chat.reads(command(language, "request"), label(language, "Continue"))
    assert chat.buttons() == [label(language, "Continue")]
    await chat.taps(label(language, "Continue"))
    await chat.reads("3/11")
    await chat.taps(label(language, "Done"))
    await chat.reads("4/11")


@in_danish
async def test_cancel_with_nothing_open(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says("/cancel")
    await chat.reads(told(language, "nothing_to_cancel"))


@in_danish
async def test_start_and_ask_for_help_offer_to_go_on(town: City, language: str) -> None:
    go_on, start_over = label(language, "Continue"), label(language, "Start over")
    chat = town.person(language=language)
    await answer_until(chat, language, "Skip")
    await chat.says("/start")
    await chat.reads("Ayşe")
    assert chat.buttons() == [go_on, start_over]
    await chat.taps(go_on)
    await chat.reads("4/11", asks(language, "about", "school"))
    await chat.says("/request")
    assert chat.buttons() == [go_on, start_over]
    await chat.taps(start_over)
    await chat.taps(label(language, "Yes, start over"))
    await chat.reads(asks(language, "organisation_kind"))
    await chat.taps(label(language, "Sports club"))
    await chat.reads(asks(language, "organisation_name"))


async def test_go_on_and_start_over_are_also_typed(town: City) -> None:
    chat = town.person(language="da")
    await answer_until(chat, "da", "Skip")
    await chat.says("/start")
    await chat.says("CONTINUE")
    await chat.reads("4/11")
    await chat.says("/start")
    await chat.says("begynd forfra")
    await chat.says("ja, begynd forfra")
    await chat.reads(asks("da", "organisation_kind"))


async def test_who_writes_while_a_draft_is_put_aside_is_offered_to_go_on(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "Skip")
    await chat.says("/cancel")
    await chat.says("jeg er tilbage")
    await chat.reads("Ayşe")
    assert chat.buttons() == ["Continue", "Start over"]


async def test_the_bot_restarts_in_the_middle_of_a_question(city: City) -> None:
    chat = city.person(language="en")
    await answer_until(chat, "en", "Education")
    await chat.taps("Education")
    await city.stop_bot()
    await city.start_bot()
    await chat.taps("Done")
    await chat.taps("Cooperation with parents")
    await answer_until(chat, "en", since="Cooperation with parents")
    await chat.reads(PROBLEM, "Education")


@in_danish
async def test_the_chat_reads_as_a_record(town: City, language: str) -> None:
    """At the end the only buttons are those of the summary."""
    chat = town.person(language=language)
    await answer_until(chat, language)
    assert chat.keyboards() == [chat.last()]
    for answer in ("School", "BUF", "Education", "Cooperation with parents", "Within two weeks"):
        assert chat.shows("✓ " + label(language, answer))
