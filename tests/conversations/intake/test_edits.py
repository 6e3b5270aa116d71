"""Edited messages: a change that cannot be kept leaves what was there; none is not spoken of."""

import pytest

from bot.playground.chats.model import Message
from storage.tables import CaseMessage, Draft
from tests.support.dialogue import Chat, City
from tests.support.rows import all_of, one_of
from tests.support.talking import active_case, advisor
from tests.support.telling_more import asked_more, tell_more
from tests.support.texts import refusal, told
from tests.support.walks import PROBLEM, answer_until, in_danish, send_request, sentence

STANDS = "Your change is not kept. What you wrote first stands."


def said(chat: Chat) -> int:
    return len(chat.messenger.from_bot(chat.user))


async def touches(chat: Chat, message: Message) -> None:
    """What Telegram sends for a preview or a reaction: the same message, edited."""
    chat.messenger.push_update({"edited_message": chat.messenger.render(message)})
    await chat.city.settled()


async def test_without_any_change_it_is_silent_everywhere(town: City) -> None:
    chat = town.person(language="en")
    hello = await chat.says("Hello")
    await answer_until(chat, "en", f"={PROBLEM}")
    problem = await chat.says(PROBLEM)
    photo = await chat.sends_a("photo", caption="The board")
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await tell_more(chat, "en", "Who it is about")
    refused = await chat.says("👍")
    about = await chat.says("Class 4B.")
    for message in (hello, problem, photo, refused, about):
        before = said(chat)
        await touches(chat, message)
        assert said(chat) == before
    await chat.says("/cancel")
    for message in (hello, problem, about):
        before = said(chat)
        await touches(chat, message)
        assert said(chat) == before


async def test_also_once_it_was_sent_and_of_what_is_passed_on(city: City) -> None:
    leyla = await advisor(city)
    chat = city.person(language="en")
    await answer_until(chat, "en", f"={PROBLEM}")
    problem = await chat.says(PROBLEM)
    await answer_until(chat, "en", since=f"={PROBLEM}")
    await chat.taps("Send request")
    added = await chat.says("I forgot the class.")
    await leyla.taps("Accept")
    passed = await chat.says("Hello Leyla")
    for message in (problem, added, passed):
        before = (said(chat), said(leyla))
        await touches(chat, message)
        assert (said(chat), said(leyla)) == before
    await chat.edits(problem, "Nobody comes.")
    await chat.reads(refusal("en", "edit_too_late"))


@in_danish
@pytest.mark.parametrize("change", ["\u200b", "👍"])
async def test_a_refused_change_of_an_answer_leaves_it(
    town: City, language: str, change: str
) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Who it is about")
    about = await chat.says("Klasse 4B.")
    await tell_more(chat, language, "What has been tried")
    before = said(chat)
    await chat.edits(about, change)
    await chat.reads(sentence(language, STANDS))
    assert said(chat) == before + 1
    draft = await one_of(town, Draft)
    assert draft.form["answers"]["about"] == "Klasse 4B."
    assert draft.step == "tried"
    await chat.edits(about, "Klasse 5A.")
    await chat.reads(told(language, "edit_noted"))


async def test_a_refused_change_of_what_was_passed_on_leaves_it(town: City) -> None:
    leyla = await advisor(town)
    ayse, _reference = await active_case(town, leyla)
    written = await ayse.says("See you at ten.")
    await ayse.edits(written, "\u200b")
    await ayse.reads(STANDS)
    await ayse.edits(written, "Her number is 010290-1234")
    await ayse.reads(refusal("en", "edit_has_cpr"))
    assert leyla.shows("See you at ten.")
    assert [each.text for each in await all_of(town, CaseMessage)] == ["See you at ten."]


async def test_a_file_is_not_exchanged_and_said_so(town: City) -> None:
    chat = town.person(language="en")
    await send_request(chat, "en")
    photo = await chat.sends_a("photo", caption="The board")
    other = await chat.sends_a("photo", content=b"another")
    kept = {**photo.content, "photo": other.content["photo"]}
    chat.messenger.change(photo, kept, None)
    chat.messenger.push_update({"edited_message": chat.messenger.render(photo)})
    await town.settled()
    await chat.reads(refusal("en", "edit_file"))
