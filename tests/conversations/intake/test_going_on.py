"""Back, cancel, and going on with what was begun."""

from tests.support.dialogue import City
from tests.support.rows import draft_of
from tests.support.telling_more import tell_more
from tests.support.texts import asks, told
from tests.support.walks import PROBLEM, answer_until, command, in_danish, label, sentence


@in_danish
async def test_back_at_every_question(town: City, language: str) -> None:
    """From the last question back to the first, and then forward again to the same summary."""
    chat = town.person(language=language)
    await answer_until(chat, language, "Education")
    steps = (  # the administration is assumed: nobody was asked
        "district", "organisation_name", "organisation_kind", "urgency", "privacy", "problem"
    )  # fmt: skip
    for step in steps:
        await chat.taps(label(language, "Back"))
        await chat.reads(asks(language, step, "school"))
    assert label(language, "Back") not in "".join(chat.buttons())
    assert len(chat.keyboards()) == 1
    await chat.taps(label(language, "Done"))
    await chat.reads("5/5", asks(language, "focus_areas"))
    await chat.taps(label(language, "Education"))
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
    await answer_until(chat, language, f"={PROBLEM}")
    await chat.says("Det er svært")
    await chat.says("/cancel")
    await chat.reads(command(language, "request"), label(language, "Continue"))
    assert chat.buttons() == [label(language, "Continue")]
    await chat.taps(label(language, "Continue"))
    await chat.reads("1/5", asks(language, "problem"))
    await chat.says("at få forældrene med.")
    await chat.reads("2/5", asks(language, "privacy"))
    assert len((await draft_of(town, chat)).answers["problem"]) == 2


@in_danish
async def test_cancel_with_nothing_open(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says("/cancel")
    await chat.reads(told(language, "nothing_to_cancel"))


@in_danish
async def test_start_and_ask_for_help_offer_to_go_on(town: City, language: str) -> None:
    go_on, start_over = label(language, "Continue"), label(language, "Start over")
    chat = town.person(language=language)
    await answer_until(chat, language, "School")
    await chat.says("/start")
    await chat.reads("Ayşe")
    assert chat.buttons() == [go_on, start_over]
    await chat.taps(go_on)
    await chat.reads("4/5", asks(language, "organisation_kind"))
    await chat.says("/request")
    assert chat.buttons() == [go_on, start_over]
    await chat.taps(start_over)
    await chat.taps(label(language, "Yes, start over"))
    await chat.reads("1/4", asks(language, "problem"))
    await chat.says(PROBLEM)
    await chat.reads("2/4", asks(language, "urgency"))


async def test_go_on_and_start_over_are_also_typed(town: City) -> None:
    chat = town.person(language="da")
    await answer_until(chat, "da", "School")
    await chat.says("/start")
    await chat.says("CONTINUE")
    await chat.reads("4/5")
    await chat.says("/start")
    await chat.says("begynd forfra")
    await chat.says("ja, begynd forfra")
    await chat.reads(asks("da", "problem"))


async def test_who_writes_while_a_draft_is_put_aside_is_offered_to_go_on(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "School")
    await chat.says("/cancel")
    await chat.says("jeg er tilbage")
    await chat.reads("Ayşe")
    assert chat.buttons() == ["Continue", "Start over"]


async def test_the_bot_restarts_in_the_middle_of_a_question(city: City) -> None:
    chat = city.person(language="en")
    await answer_until(chat, "en", "Education")
    await city.stop_bot()
    await city.start_bot()
    await chat.taps("Education")
    await tell_more(chat, "en", "Kind of help")
    await chat.taps("Advice")
    await city.stop_bot()
    await city.start_bot()
    await chat.taps("Done")
    await chat.reads(PROBLEM, "Education", "Advice")


@in_danish
async def test_the_chat_reads_as_a_record(town: City, language: str) -> None:
    """At the end the only buttons are those of the summary."""
    chat = town.person(language=language)
    await answer_until(chat, language)
    assert chat.keyboards() == [chat.last()]
    for answer in ("I understand", "Within two weeks", "School", "Education"):
        assert chat.shows("✓ " + label(language, answer))
