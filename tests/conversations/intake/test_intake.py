"""Ask for help: from Start to the reference and the promise."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City
from tests.support.walks import label, send_request

LANGUAGES = ("da", "en")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_from_start_to_an_advisor_who_has_the_case(city: City, language: str) -> None:
    city.walks = True
    leyla = await city.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = city.person("Ayşe", language=language)
    await chat.says("/start")
    await chat.reads("Ayşe")
    reference = await send_request(chat, language)

    await leyla.reads(reference, "Tagensbo School")
    await leyla.taps(label(language, "Accept"))
    await leyla.reads(reference)
    await chat.reads("Leyla", reference)
