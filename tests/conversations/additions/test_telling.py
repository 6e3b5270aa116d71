"""Telling more of a request once it is sent, and asking for what it was sent without."""

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.texts import refusal
from tests.support.walks import in_both_languages, in_danish, label, send_request, sentence

FAMILIES = "Seks familier i indskolingen."


async def asked(town: City, language: str) -> tuple[Chat, Chat, str]:
    """Ayşe has sent a request, which Leyla is asked to take."""
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)
    return leyla, ayse, await send_request(ayse, language)


@in_both_languages
async def test_while_nobody_has_it_each_question_is_one_tap_from_the_receipt(
    town: City, language: str
) -> None:
    leyla, ayse, reference = await asked(town, language)
    await leyla.reads(reference)

    await ayse.taps(label(language, "Tell more"))
    await ayse.reads(reference)
    await ayse.taps(label(language, "Who it is about"))
    await ayse.says(FAMILIES)

    await ayse.reads(
        sentence(
            language,
            "✓ Added to {reference}. The advisor who takes it can read it.",
            reference=reference,
        )
    )
    await leyla.reads(reference, "Ayşe", label(language, "Who it is about"), FAMILIES)
    await leyla.taps(label(language, "Accept"))
    await leyla.taps(label(language, "Open case"))
    await leyla.reads(FAMILIES)
    assert "❔ " + label(language, "Ask who it is about") not in leyla.buttons()


@in_danish
async def test_back_shows_the_questions_again_and_what_is_told_is_not_asked(
    town: City, language: str
) -> None:
    _leyla, ayse, _reference = await asked(town, language)
    await ayse.taps(label(language, "Tell more"))
    listed = ayse.last()
    await ayse.taps(label(language, "What has been tried"))
    await ayse.taps(label(language, "Back"))
    assert label(language, "What has been tried") in ayse.buttons(listed)

    await ayse.taps(label(language, "What has been tried"))
    await ayse.says("Vi har ringet.")
    assert not ayse.buttons(listed)

    await ayse.taps(label(language, "Tell more"))
    assert label(language, "What has been tried") not in ayse.buttons()
    assert label(language, "A good result") in ayse.buttons()


@in_danish
async def test_what_is_told_once_an_advisor_has_it_reaches_them_as_words(
    town: City, language: str
) -> None:
    leyla, ayse, _reference = await asked(town, language)
    await ayse.taps(label(language, "Tell more"))
    listed = ayse.last()
    await ayse.taps(label(language, "Who it is about"))
    await leyla.taps(label(language, "Accept"))

    await ayse.says(FAMILIES)

    await leyla.reads(f"{label(language, 'Who it is about')}: {FAMILIES}")
    told = await ayse.taps_data("mo:1", listed)
    assert told == refusal(language, "stale_button")


@in_danish
async def test_nobody_tells_more_of_what_is_not_theirs(town: City, language: str) -> None:
    leyla, ayse, _reference = await asked(town, language)
    omar = town.person("Omar", language=language)
    await omar.says("/start")
    for chat in (omar, leyla):
        for data in ("mo:1", "mq:1:about"):
            assert await chat.taps_data(data) == refusal(language, "stale_button")
    assert await ayse.taps_data("mq:1:problem") == refusal(language, "stale_button")


@in_both_languages
async def test_what_was_left_out_is_asked_with_one_tap_in_the_requesters_language(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)
    reference = await send_request(ayse, language)
    await leyla.taps("Accept")
    assert "❔ Ask who it is about" in leyla.buttons()

    await leyla.taps("❔ Ask who it is about")

    question = {"da": "Hvilke elever eller forældre", "en": "Which pupils or parents"}[language]
    told = await ayse.reads("Leyla", reference, question)
    assert "<b>" not in told
    await leyla.reads("Ayşe", reference)
    await ayse.says(FAMILIES)
    await leyla.reads("Ayşe", FAMILIES)


async def test_a_question_is_asked_once_and_only_by_who_has_the_case(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    jonas = await town.advisor("Jonas", language="en")
    ayse = town.person("Ayşe", language="en")
    await send_request(ayse, "en")
    await leyla.taps("Accept")
    taken = leyla.last()

    await jonas.says("/start")
    assert await jonas.taps_data("ma:1:about") != ""
    assert await ayse.taps_data("ma:1:about") == refusal("en", "stale_button")
    await leyla.taps_twice_at_once("❔ Ask what was tried")
    await leyla.taps_data("ma:1:tried", taken)

    asked_for = "What have you tried so far?"
    texts = [each.text for each in town.messenger.from_bot(ayse.user) if asked_for in each.text]
    assert len(texts) == 1
    await leyla.taps_data("co:1")
    await leyla.taps("More …")
    assert "❔ Ask what was tried" not in leyla.buttons()
    assert "❔ Ask who it is about" in leyla.buttons()
