"""Every button leads somewhere, every way has a button, every command is for somebody."""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import chain

import pytest
from babel.messages.pofile import read_po

from bot.telegram.command_menu import ORDER, menu
from casework.core.vocabulary import FocusArea, Role
from casework.form.engine import FormState
from casework.intake.choices import ANOTHER_ORGANISATION
from handlers.core.command_names import NAMES, meant, name_in
from handlers.subjects import COMMANDS, TAPS
from locales.translator import FOLDER, LANGUAGES
from tests.support.rehearsal import Said
from tests.support.texts import FORM

HIGHEST_DRAFT, HIGHEST_ATTEMPT = 2**31 - 1, 99_999


def test_every_button_leads_somewhere(everything_said: list[Said]) -> None:
    for data in _data(everything_said):
        key, *values = data.split(":")
        assert key in TAPS, data
        arguments = TAPS[key].arguments
        assert len(values) == len(arguments), data
        for kind, value in zip(arguments, values, strict=True):
            kind(value)


def test_every_way_has_a_button(everything_said: list[Said]) -> None:
    assert {data.partition(":")[0] for data in _data(everything_said)} == set(TAPS)


def test_the_longest_answer_fits_on_a_button() -> None:
    prefix = f"q:{HIGHEST_DRAFT}:{HIGHEST_ATTEMPT}:"
    states = [
        FormState(
            known=({"id": HIGHEST_DRAFT, "organisation_name": "x"},),
            answers={"focus_areas": [area], "organisation": ANOTHER_ORGANISATION},
        )
        for area in FocusArea
    ]
    codes = {each.code for question in FORM.questions for state in states
             for each in question.choices(state)}  # fmt: skip
    steps = {question.id for question in FORM.questions}

    longest = max(chain(codes, steps), key=len)
    assert len(f"{prefix}+{longest}".encode()) <= 64


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_one_that_telegram_takes_and_is_described(name: str) -> None:
    assert name.isascii()
    assert name.islower()
    assert len(name) <= 32  # core.telegram.org/bots/api#botcommand
    assert 1 <= len(COMMANDS[name].description) <= 256


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_command_has_one_name_in_each_language_and_is_known_by_it(language: str) -> None:
    assert set(NAMES) == set(COMMANDS) - {"start"}
    called = {command: name_in(language, command) for command in COMMANDS}
    assert len(set(called.values())) == len(COMMANDS)
    for command, name in called.items():
        assert re.fullmatch("[a-z0-9_]{1,32}", name)  # core.telegram.org/bots/api#botcommand
        assert meant(name) == command
        assert meant(command) == command


def test_the_menu_lists_every_command_and_nothing_that_does_not_exist() -> None:
    assert sorted(ORDER) == sorted(COMMANDS)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_everybody_sees_the_commands_of_their_role(language: str) -> None:
    shown = {
        role: {meant(each["command"]) for each in menu(language, frozenset({Role.REQUESTER, role}))}
        for role in Role
    }

    wanted = [
        "start",
        "request",
        "requests",
        "language",
        "about",
        "privacy",
        "pause",
        "cancel",
        "help",
    ]
    assert shown[Role.REQUESTER] == set(wanted)
    assert shown[Role.ADVISOR] == {
        *wanted,
        "agenda",
        "away",
        "cases",
        "digest",
        "hours",
        "outreach",
        "profile",
    }
    assert shown[Role.COORDINATOR] >= {*wanted, "cases", "team"}


@pytest.mark.parametrize("key", sorted(TAPS))
def test_every_button_is_for_a_role(key: str) -> None:
    assert isinstance(TAPS[key].role, Role)


def _data(everything_said: list[Said]) -> set[str]:
    """What is sent: a button that copies sends nothing."""
    buttons = (button for said in everything_said for button in said.buttons)
    return {button.data for button in buttons if not button.copies}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_text_names_a_command_as_the_menu_of_its_language_does(language: str) -> None:
    catalogue = FOLDER / language / "LC_MESSAGES" / "bot.po"
    for entry in read_po(BytesIO(catalogue.read_bytes())):
        english, translated = _whole(entry.id), _whole(entry.string)
        if translated.strip():
            named = {name_in(language, each) for each in _commands(english)}
            assert set(_commands(translated)) == named, translated


def _whole(text: str | Sequence[str] | None) -> str:
    """A text of the catalogue with all of its plural forms."""
    return text if isinstance(text, str) else " ".join(text or ())


def _commands(text: str) -> list[str]:
    """What stands behind a slash, but not in a tag or an address."""
    return re.findall(r"(?<![\w/<-])/([a-z_]+)", text)
