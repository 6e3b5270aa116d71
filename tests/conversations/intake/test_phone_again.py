"""A phone number that cannot be read is asked for again, without ado."""

from tests.support.dialogue import City
from tests.support.telling_more import asked_more


async def test_the_question_comes_again_with_its_keyboard(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await asked_more(chat, "en", "Contact")
    await chat.taps("By phone")
    await chat.reads("phone number")
    await chat.says("12")
    await chat.reads("I can't read that as a phone number")
    await chat.reads("What is your phone number?")
    assert not chat.shows("One moment.")
    assert town.messenger.reply_keyboard(chat.user)
    await chat.says("20 30 40 50")
    await chat.reads("Is this right?", "+45 20 30 40 50")
    assert not town.messenger.reply_keyboard(chat.user)
