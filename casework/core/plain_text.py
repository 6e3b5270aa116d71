"""Plain text in any script: what is left of what somebody wrote, and whether it says anything."""

import re
import unicodedata

_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")

_UNWANTED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters, but not the line's end
    r"\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible, of no use here
    r"\u202d\u202e"  # turn the order of letters round, so that a text looks like another
    r"\ue000-\ue002"  # our own signs for a name that cannot be read (casework.people)
    r"\ud800-\udfff]"  # halves of characters, which no database takes
)
"""Joiners and other marks of direction are not in it: Arabic, Urdu and emoji need them."""

_VISIBLE = re.compile(
    r"[^\s\u061c\u115f\u1160\u200c-\u200f\u202a-\u202c\u2066-\u2069\u2800\u3164\ufe00-\ufe0f\uffa0]"
)

_LETTER_AS_EMOJI = re.compile(r".\ufe0f\u20e3?|.\u20e3")
"""A letter or digit that the selector or the key after it makes an emoji, such as the keycap 1️⃣."""


def clean(raw: str) -> str:
    """Composed (NFC), with plain line ends, without control characters and space around it."""
    text = _LINE_END.sub("\n", raw).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in it."""
    return not _VISIBLE.search(text)


def is_only_emoji(text: str) -> bool:
    """Whether it has not one letter or digit, of any script: emoji, punctuation, symbols."""
    return not any(char.isalnum() for char in _LETTER_AS_EMOJI.sub("", text))
