"""Words in the place of a first name that nobody can read."""

import re
from dataclasses import replace
from typing import Any

from casework.people import ADVISOR, ENDS, NAMELESS
from handlers.core.effects import Effect, SendNewFile, Toast
from locales.translator import Reader

_SIGN = re.compile(f"{NAMELESS}(?:([^{ENDS}…\n]*)(?:{ENDS}|(…)))?")
"""The sign and what goes with it, which may have been cut."""

_TEXTS = ("text", "caption", "name")


def put_into_words(reader: Reader, effect: Effect) -> Effect:
    """The same effect, with something to read wherever a name is shown that cannot be read."""
    changed: dict[str, Any] = {
        field: _words(reader, value)
        for field in _TEXTS
        if isinstance(value := getattr(effect, field, None), str) and NAMELESS in value
    }
    keyboard = getattr(effect, "keyboard", ())
    if any(NAMELESS in button.text for row in keyboard for button in row):
        changed["keyboard"] = tuple(
            tuple(replace(each, text=_words(reader, each.text)) for each in row) for row in keyboard
        )
    if isinstance(effect, SendNewFile) and NAMELESS.encode() in effect.content:
        changed["content"] = _words(reader, effect.content.decode()).encode()
    if isinstance(effect, Toast) and effect.then is not None:
        changed["then"] = put_into_words(reader, effect.then)
    return replace(effect, **changed) if changed else effect


def _words(reader: Reader, text: str) -> str:
    return _SIGN.sub(lambda found: _somebody(reader, found[1]) + (found[2] or ""), text)


def _somebody(reader: Reader, organisation: str | None) -> str:
    if organisation == ADVISOR:
        return reader.plain("an advisor")
    if not organisation:
        return reader.plain("somebody")
    return reader.plain("somebody from {organisation}", organisation=organisation)
