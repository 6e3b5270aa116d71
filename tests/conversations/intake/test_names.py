"""Somebody whose first name cannot be read is shown by something that can."""

import pytest

from tests.support.dialogue import City
from tests.support.talking import EDUCATION, advisor, takes
from tests.support.walks import in_both_languages, send_request, sentence


def from_school(language: str) -> str:
    return sentence(language, "somebody from {organisation}", organisation="Tagensbo School")


@in_both_languages
@pytest.mark.parametrize("name", ["\u3164", "\u202e", "\u200b"])
async def test_a_requester_without_a_name_is_somebody_from_there(
    town: City, language: str, name: str
) -> None:
    leyla = await advisor(town, language)
    chat = town.person(name, language=language)
    reference = await send_request(chat, language)
    await leyla.reads(reference, from_school(language))
    await takes(leyla)
    await chat.says("Hello?")
    await leyla.reads(f"{reference} · {from_school(language)}\nHello?")
    await chat.sends_a("photo")
    captions = [str(each.content.get("caption")) for each in leyla.messenger.from_bot(leyla.user)]
    assert f"{reference} · {from_school(language)}" in captions
    await leyla.says("/cases")
    await leyla.taps(reference)
    await leyla.reads(from_school(language))
    shown = [str(each.content) for each in leyla.messenger.from_bot(leyla.user)]
    assert not any(sign in each for each in shown for sign in ("\ue000", "\ue001", name))


@in_both_languages
async def test_an_advisor_without_a_name_is_an_advisor(town: City, language: str) -> None:
    nameless = await town.advisor("\u3164", language="en", focus_areas=EDUCATION)
    chat = town.person(language=language)
    reference = await send_request(chat, language)
    await takes(nameless)
    await chat.reads(reference, sentence(language, "an advisor"))


@in_both_languages
async def test_they_are_greeted_without_a_name(town: City, language: str) -> None:
    chat = town.person("\u202e\u200b", language=language)
    await chat.says("/start")
    assert "\ue000" not in str(chat.last().content)
    assert sentence(language, "somebody") not in str(chat.last().content)
