"""A place that is shared says in which district it is."""

from tests.support.dialogue import City
from tests.support.texts import asks, refusal
from tests.support.walks import answer_until, in_both_languages, label


@in_both_languages
async def test_a_place_answers_the_question_for_the_district(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Bispebjerg")

    await chat.sends_a("location")

    await chat.reads(label(language, "District"), "Indre By")
    await chat.reads(asks(language, "focus_areas"))


async def test_where_no_place_is_asked_for_it_is_no_answer(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "Within two weeks")

    await chat.sends_a("location")

    await chat.reads(refusal("en", "odd_message"))
    await chat.reads(asks("en", "urgency"))
