"""Walks through the form that many tests need, in either language."""

import re
from calendar import day_name
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from casework.core.words import C_
from handlers.core.command_names import name_in
from locales.translator import Reader
from tests.support.dialogue import Chat
from tests.support.scenes.scene import scene

in_both_languages = pytest.mark.parametrize("language", ["da", "en"])
"""For dialogues about words. Everything is walked in each language by test_in_each_language.py."""

in_danish = pytest.mark.parametrize("language", ["da"])
"""For all the others: what happens is the same in each language."""

PROBLEM = "Forældrene kommer ikke til møderne, og vi ved ikke hvorfor."

BUTTONS_AND_TEXTS = [
    f"={PROBLEM}", "I understand", "Within two weeks",
    "School", "=Tagensbo School", "Bispebjerg", "Education",
]  # fmt: skip
"""What is tapped, by its English label, and what is written, after an equals sign."""

_CONFIGURED = {"BUF": {"da": "Børne- og Ungdomsforvaltningen", "en": "Children and Youth"}}


_MEANINGS = {"Something else": C_("a kind of organisation", "Something else")}
"""Labels that mean something else elsewhere."""


def label(language: str, english: str) -> str:
    """A button's text in a language."""
    if english in _CONFIGURED:
        return _CONFIGURED[english].get(language, _CONFIGURED[english]["en"])
    if english in day_name:
        weekday = list(day_name).index(english)
        return reader(language).capital(reader(language).weekday(weekday))
    return reader(language).plain(_MEANINGS.get(english, english))


def sentence(language: str, english: str, **values: Any) -> str:
    """What a text of the catalogue reads like in a language, with its values, as plain text."""
    return plain(reader(language).plain(english, **values))


def command(language: str, name: str) -> str:
    """What the menu and the texts of a language call a command, with its slash."""
    return "/" + name_in(language, name)


def small(language: str, english: str) -> str:
    """A label as it stands inside a sentence."""
    return reader(language).small(label(language, english))


def reader(language: str) -> Reader:
    """Somebody who reads this language."""
    return Reader(language, ZoneInfo("Europe/Copenhagen"))


def plain(html: str) -> str:
    """A text as it is read: without markup."""
    return unescape(re.sub(r"<[^>]+>", "", html))


@scene
async def answer_until(
    chat: Chat, language: str, stop: str | None = None, *, since: str | None = None
) -> None:
    """From **Ask for help** to just before `stop` is tapped or written; None: to the summary.

    With `since`, from the step after that one.
    """
    if since is None:
        await chat.says("/request")
    for step in BUTTONS_AND_TEXTS[BUTTONS_AND_TEXTS.index(since) + 1 if since else 0 :]:
        if step == stop:
            return
        if step.startswith("="):
            await chat.says(step[1:])
        else:
            await chat.taps(label(language, step))


@scene
async def send_request(chat: Chat, language: str) -> str:
    """The whole form; returns the reference."""
    await answer_until(chat, language)
    await chat.taps(label(language, "Send request"))
    told = await chat.reads("TF-")
    return told[told.index("TF-") :][:12]


@scene
async def ask_again(chat: Chat, language: str, problem: str = PROBLEM) -> None:
    """Somebody who has asked before, for the same organisation: to the summary."""
    await chat.says("/request")
    await chat.says(problem)
    for button in ("Within two weeks", "Tagensbo School", "Education"):
        await chat.taps(label(language, button))


@scene
async def ask_in_a_conflict(chat: Chat, language: str) -> None:
    """Somebody new, where a conflict is going on: to the summary."""
    await answer_until(chat, language, "Within two weeks")
    await chat.taps(label(language, "A conflict is going on now"))
    await chat.says("Tagensbo School")
    await chat.taps("Bispebjerg")


@scene
async def call_me(chat: Chat, language: str) -> None:
    """From the summary: reach me by phone, and back there."""
    for button in ("Tell more", "Contact", "By phone"):
        await chat.taps(label(language, button))
    await chat.says("20 30 40 50")
