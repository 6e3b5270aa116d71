"""Character references of HTML, and the length of a text as Telegram counts it."""

import re
import sys

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})|([a-zA-Z]+));?")
_SURROGATES = range(0xD800, 0xE000)


def utf16_length(text: str) -> int:
    """How many UTF-16 code units `text` takes: what Telegram counts offsets in."""
    return len(text) + sum(character > "\uffff" for character in text)


def reference(source: str, position: int) -> tuple[str, int]:
    """What the "&" at this position stands for, and where the text goes on.

    An unknown reference stands for itself.
    """
    match = _REFERENCE.match(source, position)
    if match is None:
        return "&", position + 1
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return (_NAMED[name], match.end()) if name in _NAMED else ("&", position + 1)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= sys.maxunicode or code in _SURROGATES:
        return "&", position + 1
    return chr(code), match.end()


def decoded(raw: str) -> str:
    """A text with all its references resolved."""
    text, position = "", 0
    while position < len(raw):
        if raw[position] == "&":
            character, position = reference(raw, position)
        else:
            character, position = raw[position], position + 1
        text += character
    return text
