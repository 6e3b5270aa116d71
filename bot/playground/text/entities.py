"""What Telegram finds in a text by itself: commands, links, addresses; and how it trims a text."""

import re
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.text.markup import Entity, parse_html
from bot.playground.text.references import utf16_length

_OPAQUE = {"code", "pre", "text_link"}  # nothing is looked for inside these
_PATTERNS = (
    ("url", re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,:;!?)\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}(?!\w)")),
    ("url", re.compile(r"(?<![\w@./-])(?:www\.|t\.me/)[^\s<>\"']*[^\s<>\"'.,:;!?)\]]")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


def formatted(text: str, parse_mode: str, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    """A text as Telegram keeps it: markup parsed, trimmed, with what it finds by itself.

    The text may come out empty; whoever needs one checks. Raises `ApiError` 400 on bad markup.
    """
    mode = parse_mode.lower()
    if mode not in {"", "none", "html"}:
        raise bad_request("Unsupported parse_mode")
    entities = given or []
    if text and mode == "html":
        text, entities = parse_html(text)
    text, entities = _trimmed(text, entities)
    return text, with_found(text, entities)


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities, and those that Telegram finds by itself where none of its kind stands yet."""
    taken = [_span(entity) for entity in entities if entity["type"] in _OPAQUE]
    found: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            offset = utf16_length(text[: match.start()])
            span = (offset, offset + utf16_length(match.group()))
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            taken.append(span)
            found.append({"type": kind, "offset": offset, "length": span[1] - span[0]})
    return sorted(entities + found, key=lambda entity: (entity["offset"], -entity["length"]))


def _span(entity: dict[str, Any]) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space around it; entities are cut and moved with the text."""
    right = text.rstrip()
    left = right.lstrip()
    shift, end = utf16_length(right) - utf16_length(left), utf16_length(left)
    moved = [_cut(entity, shift, end) for entity in entities]
    return left, [entity for entity in moved if entity["length"] > 0]


def _cut(entity: Entity, shift: int, end: int) -> Entity:
    start, stop = (min(max(edge - shift, 0), end) for edge in _span(entity))
    return entity | {"offset": start, "length": stop - start}
