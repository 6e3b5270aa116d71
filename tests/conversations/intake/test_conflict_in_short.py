"""A conflict is going on: what happens, where, and it can be sent; all else may be told."""

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City
from tests.support.rows import draft_of
from tests.support.telling_more import change, tell_more
from tests.support.texts import asks, told
from tests.support.walks import PROBLEM, in_both_languages, in_danish, label, send_request, sentence

FIGHT = "To grupper slås i gården lige nu."
WHERE = "<b>Where is it?</b> Write the place, or who is there."


@in_both_languages
async def test_the_first_time(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.SAFETY,))
    chat = town.person(language=language)
    await chat.says(FIGHT)
    await chat.taps(label(language, "I understand"))
    await chat.taps(label(language, "A conflict is going on now"))
    await chat.reads(told(language, "emergency"), "112", "114")
    await chat.reads("4/4", sentence(language, WHERE))
    await chat.says("Mjølnerparken, ved blok 3")
    await chat.reads("4/4", asks(language, "district"))
    await chat.taps("Nørrebro")
    place = label(language, "Place")
    page = await chat.reads(FIGHT, f"{place}: Mjølnerparken, ved blok 3", "112", "114")
    assert chat.shows(place, "✓ Mjølnerparken, ved blok 3")
    assert label(language, "Name of the organisation") not in page
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-2026-0001", "112", "114")
    await leyla.reads("🚨", FIGHT, "Mjølnerparken, ved blok 3", "Nørrebro")


@in_danish
async def test_for_a_known_organisation_it_is_one_tap(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    await send_request(chat, language)
    await chat.says("/request")
    await chat.says(FIGHT)
    await chat.taps(label(language, "A conflict is going on now"))
    await chat.reads("3/3", asks(language, "organisation"))
    await chat.taps("Tagensbo School")
    await chat.reads(sentence(language, "<b>Is this right?</b>"), FIGHT, "Tagensbo School", "112")
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-2026-0002", "112", "114")
    await leyla.reads("🚨", FIGHT, "Tagensbo School", label(language, "Education"))


@in_danish
async def test_the_place_can_be_changed_and_more_be_told(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says(FIGHT)
    await chat.taps(label(language, "I understand"))
    await chat.taps(label(language, "A conflict is going on now"))
    await chat.says("Mjølnerparken")
    await chat.taps("Nørrebro")
    await change(chat, language, "Place")
    await chat.reads(sentence(language, WHERE))
    await chat.says("Mjølnerparken, blok 3")
    await tell_more(chat, language, "Kind of organisation")
    await chat.taps(label(language, "Housing association"))
    await tell_more(chat, language, "Focus area")
    assert chat.buttons()[0] == "👉 " + label(language, "Housing")
    await chat.taps(label(language, "Safety"))
    await chat.reads("Mjølnerparken, blok 3", label(language, "Housing association"))
    await chat.taps(label(language, "Send request"))
    await chat.reads("TF-")


@in_danish
async def test_one_that_turns_out_to_be_none_is_asked_the_rest(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says(PROBLEM)
    await chat.taps(label(language, "I understand"))
    await chat.taps(label(language, "A conflict is going on now"))
    await chat.says("Tagensbo School")
    await chat.taps("Bispebjerg")
    await change(chat, language, "How urgent")
    await chat.taps(label(language, "Within two weeks"))
    await chat.reads(asks(language, "organisation_kind"))
    await chat.taps(label(language, "School"))
    await chat.reads(asks(language, "focus_areas"))
    await chat.taps(label(language, "Education"))
    page = await chat.reads(sentence(language, "<b>Is this right?</b>"), "Tagensbo School")
    assert "112" not in page
    assert (await draft_of(town, chat)).answers["administration"] == "BUF"
