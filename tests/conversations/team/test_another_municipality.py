"""The bot of another municipality: nothing that people read is Copenhagen's."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from locales.translator import LANGUAGES
from tests.support.databases import Databases
from tests.support.dialogue import City
from tests.support.tables import with_tables

FILE = """
name = "Bornholms Regionskommune"

[[districts]]
code = "ronne"
name = "Rønne"

[[administrations]]
code = "BSF"
name = "Børn, Skole og Familie"
english = "Children, Schools and Families"
"""
COPENHAGENS = re.compile(r"copenhagen|københavn|\bBUF\b|nørrebro|bispebjerg", re.IGNORECASE)
COUNTED = re.compile(
    r"\b(two|three|four|five|to|tre|fire|fem) (advisors|rådgivere)\b", re.IGNORECASE
)


@pytest.fixture
async def elsewhere(databases: Databases, tmp_path: Path) -> AsyncIterator[City]:
    """The same bot, on Bornholm."""
    (tmp_path / "own.toml").write_text(FILE, encoding="utf-8")
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url, over_http=False, municipality_file=tmp_path / "own.toml")
    await city.open()
    yield city
    await city.close()
    databases.drop(url)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_the_bot_says_of_itself_is_of_that_place(elsewhere: City, language: str) -> None:
    bodil = elsewhere.person("Bodil", language=language)

    for command in ("/start", "/about", "/privacy", "/help"):
        await bodil.says(command)

    assert bodil.shows("(Bornholms Regionskommune)")
    texts = [each.text for each in elsewhere.messenger.from_bot(bodil.user)]
    assert [each for each in texts if COPENHAGENS.search(each)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_names_a_place_or_the_size_of_a_team(language: str) -> None:
    file = LANGUAGES[language].folder / language / "LC_MESSAGES" / "bot.po"
    with file.open("rb") as opened:
        catalogue = read_po(opened)
    said = [
        text
        for entry in catalogue
        for each in (entry.id, entry.string)
        for text in ([each] if isinstance(each, str) else each or ())
    ]

    assert [each for each in said if COPENHAGENS.search(each) or COUNTED.search(each)] == []
