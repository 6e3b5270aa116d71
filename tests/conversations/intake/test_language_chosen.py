"""Once a language is chosen, its question is a record like any other."""

from tests.support.dialogue import City


async def test_the_languages_go_away_once_one_is_chosen(town: City) -> None:
    chat = town.person("Ayşe", language="da")
    await chat.says("/start")
    await chat.says("/language")
    question = chat.last()
    await chat.taps("English")
    await chat.reads("From now on we write in English")
    assert question not in chat.keyboards()
