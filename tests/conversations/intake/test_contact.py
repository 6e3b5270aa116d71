"""How to reach somebody: here in Telegram, if nothing else is told, by phone or by e-mail."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City
from tests.support.telling_more import asked_more, change
from tests.support.texts import asks, refusal, title
from tests.support.walks import in_danish, label


@in_danish
async def test_here_in_telegram(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Contact")
    await chat.reads(asks(language, "contact_method"))
    await chat.taps(label(language, "Here in Telegram"))
    await chat.reads(f"{title(language, 'contact_method')}: {label(language, 'Here in Telegram')}")


@in_danish
async def test_the_phone_number_is_shared_with_telegrams_own_button(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    await asked_more(chat, language, "Contact")
    await chat.taps(label(language, "By phone"))
    await chat.reads(asks(language, "contact_phone"))
    share, back = (button for row in town.messenger.reply_keyboard(chat.user) for button in row)
    assert share.text == "📱 " + label(language, "Share my number")
    assert share.request_contact
    assert back.text == label(language, "Back")
    await chat.sends_a("contact", phone_number="4520304050")
    await chat.reads("✓ +45 20 30 40 50")
    assert not town.messenger.reply_keyboard(chat.user)
    await chat.reads("+45 20 30 40 50")
    await chat.taps(label(language, "Send request"))
    await leyla.reads("+45 20 30 40 50")


@pytest.mark.parametrize("written", ["20304050", "+45 20 30 40 50", "0045 20304050", "20-30-40-50"])
async def test_a_phone_number_is_written_as_people_write_it(town: City, written: str) -> None:
    chat = town.person(language="da")
    await asked_more(chat, "da", "Contact")
    await chat.taps(label("da", "By phone"))
    await chat.says(written)
    await chat.reads("✓ +45 20 30 40 50")


@in_danish
async def test_what_is_no_phone_number(town: City, language: str) -> None:
    chat = town.person(language=language)
    await asked_more(chat, language, "Contact")
    await chat.taps(label(language, "By phone"))
    for written in ("12", "ring til mig", "+45 1234"):
        await chat.says(written)
        await chat.reads(refusal(language, "phone_invalid"))
        await chat.reads(asks(language, "contact_phone"))


async def test_somebody_elses_number_is_not_ones_own(town: City) -> None:
    chat = town.person(language="en")
    await asked_more(chat, "en", "Contact")
    await chat.taps("By phone")
    await chat.sends_a("contact", own=False)
    await chat.reads(refusal("en", "contact_not_own"))
    await chat.reads(asks("en", "contact_phone"))


@pytest.mark.parametrize("written", ["Back", "tilbage"])
async def test_back_from_the_phone_number(town: City, written: str) -> None:
    chat = town.person(language="en")
    await asked_more(chat, "en", "Contact")
    await chat.taps("By phone")
    await chat.says(written)
    await chat.reads(asks("en", "contact_method"))
    assert not town.messenger.reply_keyboard(chat.user)


@in_danish
async def test_an_e_mail_address(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    await asked_more(chat, language, "Contact")
    await chat.taps(label(language, "By e-mail"))
    await chat.reads(asks(language, "contact_email"))
    await chat.says("ayse(at)skole.dk")
    await chat.reads(refusal(language, "email_invalid"))
    await chat.reads(asks(language, "contact_email"))
    await chat.says("ayse@Skole.dk")
    await chat.taps(label(language, "Send request"))
    await leyla.reads("ayse@skole.dk")


async def test_another_way_takes_the_first_one_back(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language="en")
    await asked_more(chat, "en", "Contact")
    await chat.taps("By e-mail")
    await chat.says("ayse@skole.dk")
    await change(chat, "en", "Contact")
    await chat.taps("By phone")
    await chat.says("20 30 40 50")
    await chat.taps("Send request")
    card = await leyla.reads("+45 20 30 40 50")
    assert "ayse@skole.dk" not in card
