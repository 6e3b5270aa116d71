"""The one-page guides: true of the program, short, and the same in docs/ as in the chat."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from casework.core.vocabulary import Role
from handlers.core.command_names import meant, name_in
from handlers.dispatch import may_use
from handlers.subjects import COMMANDS
from handlers.welcome.guides import GUIDES, Line
from locales.translator import LANGUAGES, Reader
from tests.support.guides import DOCS, FILES, page

HANDLERS = Path(__file__).parents[3] / "handlers"
MOST_WORDS = 330
"""What stands on one page."""

LINES = [
    (role, line) for role, guide in GUIDES.items() for part in guide.parts for line in part.lines
]


@pytest.mark.parametrize("role", GUIDES)
def test_the_page_is_what_the_bot_says(role: Role) -> None:
    written = (DOCS / FILES[role]).read_text(encoding="utf-8")

    assert written == page(role), "make guides"


@pytest.mark.parametrize("role", GUIDES)
def test_it_is_one_page(role: Role) -> None:
    assert len(page(role).split()) / len(LANGUAGES) <= MOST_WORDS


@pytest.mark.parametrize(("role", "line"), LINES)
def test_each_command_is_there_for_its_reader(role: Role, line: Line) -> None:
    for name in re.findall(r"(?<!<)/([a-z]+)", line.sentence):
        assert may_use(COMMANDS[name].role, frozenset({role, Role.REQUESTER})), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("role", "line"), LINES)
def test_each_command_has_its_readers_name(role: Role, line: Line, language: str) -> None:
    del role
    text = Reader(language, ZoneInfo("UTC")).plain(line.sentence, button="")

    for name in re.findall(r"(?<!<)/([a-z]+)", text):
        assert name == name_in(language, meant(name))


def test_each_button_has_its_name_elsewhere() -> None:
    """So that who renames a button finds its name here, by this test."""
    sources = [
        each.read_text(encoding="utf-8")
        for each in HANDLERS.rglob("*.py")
        if each.name != "guides.py"
    ]
    named = {line.button for _, line in LINES if line.button}

    assert {each for each in named if not any(f'"{each}"' in source for source in sources)} == set()
