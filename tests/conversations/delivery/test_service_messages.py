"""What Telegram says by itself in a chat is nobody's words: it is silent, and changes nothing."""

from typing import Any

import pytest

from storage.tables import CaseMessage, Draft, FirstWords, HeldMessage, Note, Prompt
from tests.support.dialogue import Chat, City
from tests.support.rows import all_of, one_of
from tests.support.talking import active_case, advisor, the
from tests.support.walks import PROBLEM, answer_until
from tests.support.working import running_case

SERVICE: list[dict[str, Any]] = [
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"chat_background_set": {"type": {"type": "fill"}}},
    {"forum_topic_created": {"name": "General", "icon_color": 7322096}},
    {"write_access_allowed": {"from_request": True}},
    {"something_of_next_year": {"by": "Telegram"}},
]


async def _come(chat: Chat, reply_to: int | None = None) -> None:
    """All of them, one after the other; the bot says nothing."""
    before = len(chat.messenger.from_bot(chat.user))
    for each in SERVICE:
        await chat.sends(chat.messenger.person_sends(chat.user, each, reply_to))
    assert len(chat.messenger.from_bot(chat.user)) == before


@pytest.mark.parametrize("stop", [None, "Tagensbo School", "I understand", "Bispebjerg"])
async def test_in_a_form(town: City, stop: str | None) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", f"={stop}" if stop == "Tagensbo School" else stop)
    before = (await one_of(town, Draft)).model_dump()
    await _come(chat)
    await _come(chat, chat.last().message_id)
    assert (await one_of(town, Draft)).model_dump() == before


async def test_in_a_talk_and_as_replies(town: City) -> None:
    leyla = await advisor(town)
    ayse, reference = await active_case(town, leyla)
    await active_case(town, leyla, name="Bent")
    await ayse.says("Hello?")
    messages = len(await all_of(town, CaseMessage))
    for chat in (ayse, leyla):
        await _come(chat)
        await _come(chat, the(chat, reference).message_id)
    assert len(await all_of(town, CaseMessage)) == messages
    assert not await all_of(town, HeldMessage)


async def test_where_words_are_waited_for(town: City) -> None:
    case = await running_case(town)
    await case.leyla.taps("Note")
    before = (await one_of(town, Prompt)).model_dump()
    await _come(case.leyla)
    await _come(case.leyla, case.leyla.last().message_id)
    assert (await one_of(town, Prompt)).model_dump() == before
    assert not await all_of(town, Note)


async def test_before_anything_and_as_an_edit(town: City) -> None:
    chat = town.person(language="en")
    await _come(chat)
    assert not await all_of(town, FirstWords)
    await chat.says(PROBLEM)
    kept = len(await all_of(town, FirstWords))
    await _come(chat)
    assert len(await all_of(town, FirstWords)) == kept
