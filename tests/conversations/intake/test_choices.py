"""What is chosen on the way, and what can be told besides from the summary."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City
from tests.support.rows import draft_of
from tests.support.telling_more import asked_more, change, tell_more
from tests.support.texts import asks, refusal, title, told
from tests.support.walks import answer_until, in_danish, label, sentence

ABOUT = {
    "School": "pupils", "Day care": "children", "Housing association": "residents",
    "Sports club": "members", "Company": "staff", "Street team": "young people",
}  # fmt: skip
"""What an organisation is asked about, in English."""

DETAILS = {
    "Employment": "A job fair",
    "Education": "Parents on the board",
    "Housing": "Renewal of the area",
    "Safety": "Discrimination",
    "Culture and leisure": "Sports for all",
    "Health": "Healthy everyday life",
}
"""A choice of the question that fits each focus area."""

HELP = (
    "Advice", "A network", "A conference or themed day", "A campaign", "A talk",
    "Taking part in a working group", "Help with a conflict", "Not sure yet",
)  # fmt: skip


@in_danish
async def test_three_texts_may_be_written_or_skipped(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Who it is about")
    await chat.reads(asks(language, "about", "school"))
    await chat.says("En 4. klasse, seks familier")
    await tell_more(chat, language, "What has been tried")
    await chat.reads(asks(language, "tried"))
    await chat.taps(label(language, "Skip"))
    await tell_more(chat, language, "A good result")
    await chat.reads(asks(language, "wished_result"))
    await chat.says("At de kommer til møderne")
    page = await chat.reads(sentence(language, "<b>Is this right?</b>"), "At de kommer til møderne")
    assert "En 4. klasse, seks familier" in page
    assert title(language, "tried") not in page
    assert chat.shows(title(language, "about"), "✓ En 4. klasse, seks familier")
    assert chat.shows(title(language, "tried"), label(language, "– skipped"))
    assert chat.shows(title(language, "wished_result"), "✓ At de kommer til møderne")


@pytest.mark.parametrize("kind", ABOUT)
async def test_each_kind_of_organisation_is_asked_in_its_own_words(town: City, kind: str) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "School")
    await chat.taps(kind)
    await chat.says("The place")
    await chat.taps("Valby")
    if asks("en", "administration") in chat.last().text:
        await chat.taps("Social Services")
    await chat.taps("Education")
    await tell_more(chat, "en", "Who it is about")
    await chat.reads(ABOUT[kind])


@in_danish
async def test_one_main_focus_area_and_any_number_of_others(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.SAFETY,))
    safety, housing = label(language, "Safety"), label(language, "Housing")
    health = label(language, "Health")
    chat = town.person(language=language)
    await answer_until(chat, language, "Education")
    assert len(chat.buttons()) == 7  # six areas and Back
    await chat.taps(health)
    await change(chat, language, "Focus area")
    asked = chat.last()
    for area in (safety, housing, "★ " + health):
        await chat.taps(area)
    assert chat.last() is asked
    assert {"★ " + safety, "☑ " + housing, health} < set(chat.buttons())
    await chat.taps(label(language, "Done"))
    assert chat.shows(title(language, "focus_areas"), f"✓ {safety} · {housing}")
    await tell_more(chat, language, "More exactly")
    await chat.reads(asks(language, "focus_detail"))
    await chat.taps(label(language, "Discrimination"))
    await chat.taps(label(language, "Send request"))
    await leyla.reads(f"{safety} ({label(language, 'Discrimination')}) · {housing}")


@pytest.mark.parametrize("area", DETAILS)
async def test_one_question_that_fits_the_focus_area(town: City, area: str) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "Education")
    await chat.taps(area)
    await tell_more(chat, "en", "More exactly")
    await chat.reads(asks("en", "focus_detail"))
    assert {DETAILS[area], "Something else", "Skip"} < set(chat.buttons())
    await chat.taps("Skip")
    assert "More exactly" not in await chat.reads("Is this right?")
    await tell_more(chat, "en", "More exactly")
    await chat.taps(DETAILS[area])
    await chat.reads("Is this right?", f"More exactly: {DETAILS[area]}")


@in_danish
async def test_seven_kinds_of_help_or_not_sure_yet(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Kind of help")
    await chat.reads(asks(language, "help_kinds"))
    assert chat.buttons()[:8] == [label(language, kind) for kind in HELP]
    await chat.taps(label(language, "Advice"))
    await chat.taps(label(language, "Not sure yet"))
    assert "☑ " + label(language, "Advice") not in chat.buttons()
    await chat.taps(label(language, "A talk"))
    await chat.taps(label(language, "Help with a conflict"))
    assert "☑ " + label(language, "Not sure yet") not in chat.buttons()
    await chat.taps(label(language, "Done"))
    chosen = f"✓ {label(language, 'A talk')} · {label(language, 'Help with a conflict')}"
    assert chat.shows(title(language, "help_kinds"), chosen)


@in_danish
async def test_at_least_one_must_be_ticked(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Kind of help")
    assert not [button for button in chat.buttons() if label(language, "Done") in button]
    await chat.says(label(language, "Done"))
    await chat.reads(refusal(language, "choice_missing"))
    await chat.reads(asks(language, "help_kinds"))


@in_danish
async def test_a_focus_area_that_is_changed_stays_until_another_is_ticked(
    town: City, language: str
) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    await change(chat, language, "Focus area")
    await chat.taps("★ " + label(language, "Education"))
    await chat.says(label(language, "Done"))
    await chat.reads(refusal(language, "choice_missing"))
    await chat.reads(asks(language, "focus_areas"))
    await chat.taps(label(language, "Back"))
    assert (await draft_of(town, chat)).answers["focus_areas"] == ["education"]


@in_danish
async def test_a_conflict_that_is_going_on_is_answered_with_112_and_114(
    town: City, language: str
) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    await chat.reads("3/5", asks(language, "urgency"))
    await chat.taps(label(language, "A conflict is going on now"))
    await chat.reads(told(language, "emergency"), "112", "114")
    await chat.reads(
        "4/4", sentence(language, "<b>Where is it?</b> Write the place, or who is there.")
    )


async def test_the_advisor_sees_that_a_conflict_is_going_on(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await answer_until(chat, "en", "Within two weeks")
    await chat.says("a conflict is going on now")
    await chat.reads("112", "114")
    await chat.says("The square by the library")
    await chat.taps("Bispebjerg")
    await chat.taps("Send request")
    await leyla.reads("🚨", "A conflict is going on now")
