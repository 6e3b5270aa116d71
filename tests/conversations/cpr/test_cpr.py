"""A CPR number, wherever it stands: not kept anywhere, taken out of the chat, and said so."""

import pytest

from tests.support.dialogue import Chat, City
from tests.support.kept import kept_in
from tests.support.texts import asks, refusal
from tests.support.walks import PROBLEM, answer_until, in_danish

NUMBER = "010290-1234"
FORMS = (NUMBER, "0102901234", "010290 1234", f"Drengen ({NUMBER}) kommer ikke i skole.")
IN_ANY_FORM = ("0102901234", "010290-1234", "010290 1234")


async def test_a_cpr_number_in_the_problem(city: City) -> None:
    chat = city.person(language="da")
    await answer_until(chat, "da", f"={PROBLEM}")
    for written in FORMS:
        message = await chat.says(written)
        await chat.reads(refusal("da", "text_has_cpr"))
        assert message.deleted
    assert kept_in(city, *IN_ANY_FORM) == []
    await chat.says(PROBLEM)
    await chat.reads("2/5")


@in_danish
@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("organisation_name", "=Tagensbo School"),
        ("problem", f"={PROBLEM}"),
        ("urgency", "Within two weeks"),
    ],
)
async def test_the_question_is_asked_again(
    town: City, language: str, question: str, before: str
) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, before)
    message = await chat.says(f"Skolen {NUMBER}")
    await chat.reads(refusal(language, "text_has_cpr"))
    await chat.reads(asks(language, question, "school"))
    assert message.deleted
    assert kept_in(town, *IN_ANY_FORM) == []


async def test_a_cpr_number_where_the_phone_number_is_asked(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en")
    for button in ("Tell more", "Contact", "By phone"):
        await chat.taps(button)
    message = await chat.says(NUMBER)
    await chat.reads(refusal("en", "text_has_cpr"))
    await chat.reads(asks("en", "contact_phone"))
    assert message.deleted
    assert kept_in(town, *IN_ANY_FORM) == []


async def test_a_cpr_number_while_nothing_is_asked(town: City) -> None:
    chat = town.person(language="en")
    message = await chat.says(f"Hello, it is about {NUMBER}")
    await chat.reads(refusal("en", "text_has_cpr"))
    assert message.deleted
    assert kept_in(town, *IN_ANY_FORM) == []


@in_danish
async def test_a_cpr_number_in_a_caption(city: City, language: str) -> None:
    chat = city.person(language=language)
    await answer_until(chat, language, "I understand")
    photo = await chat.sends_a("photo", caption=f"Journal {NUMBER}")
    await chat.reads(refusal(language, "text_has_cpr"))
    assert photo.deleted
    assert kept_in(city, *IN_ANY_FORM) == []
    await the_problem_is_one_text(chat, language)


@in_danish
async def test_a_cpr_number_in_a_file_name(city: City, language: str) -> None:
    chat = city.person(language=language)
    await answer_until(chat, language, "I understand")
    document = await chat.sends_a("document", name=f"udtalelse_{NUMBER}.pdf")
    await chat.reads(refusal(language, "text_has_cpr"))
    assert document.deleted
    assert kept_in(city, *IN_ANY_FORM) == []
    await the_problem_is_one_text(chat, language)


@in_danish
async def test_a_cpr_number_that_is_edited_in(city: City, language: str) -> None:
    """What was written before still counts; the message itself leaves the chat."""
    chat = city.person(language=language)
    await answer_until(chat, language, f"={PROBLEM}")
    message = await chat.says(PROBLEM)
    await chat.edits(message, f"{PROBLEM} {NUMBER}")
    await chat.reads(refusal(language, "edit_has_cpr"))
    assert message.deleted
    assert kept_in(city, *IN_ANY_FORM) == []
    await answer_until(chat, language, since=f"={PROBLEM}")
    await chat.reads(PROBLEM)


async def test_a_cpr_number_in_what_was_forwarded(town: City) -> None:
    chat = town.person(language="da")
    await answer_until(chat, "da", f"={PROBLEM}")
    message = await chat.forwards(f"Hej, {NUMBER}")
    await chat.reads(refusal("da", "text_has_cpr"))
    assert message.deleted
    assert kept_in(town, *IN_ANY_FORM) == []


async def test_a_cpr_number_that_waits_while_the_bot_is_down(city: City) -> None:
    chat = city.person(language="da")
    await answer_until(chat, "da", "I understand")
    await city.stop_bot()
    message = await chat.says(NUMBER)
    await city.start_bot()
    await chat.reads(refusal("da", "text_has_cpr"))
    assert message.deleted
    assert kept_in(city, *IN_ANY_FORM) == []


async def test_eight_digits_are_a_phone_number_and_no_cpr_number(town: City) -> None:
    chat = town.person(language="da")
    await answer_until(chat, "da", f"={PROBLEM}")
    await chat.says("Ring til skolen på 20 30 40 50, helst den 01.02.2026 om morgenen.")
    await chat.reads("2/5")
    assert kept_in(town, "20 30 40 50")  # and so we would have found the others


async def the_problem_is_one_text(chat: Chat, language: str) -> None:
    """Nothing but the first message counts."""
    await answer_until(chat, language, since=f"={PROBLEM}")
    page = await chat.reads(PROBLEM)
    assert "📎" not in page
