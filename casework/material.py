"""The parts of an answer that is given in several messages: texts, voice and files."""

from collections.abc import Mapping, Sequence
from typing import Any

from casework import checks
from casework.errors import Refused

MOST_CHARACTERS = 4000
"""Of all texts of one answer together, so that a card can show it in one message."""

Item = Mapping[str, Any]
"""message (Telegram's id), text or None, file (kind, file_id, file_name, ...) or None, album."""


def accepted(items: Sequence[Item], item: Item) -> Item:
    """The item as it is kept beside those before it.

    Raises Refused with what is wrong with its text or file.
    """
    file = item.get("file")
    if file:
        checks.attachment(
            file["kind"], file["file_name"], file["mime"], file["size"], len(files(items))
        )
    written = item.get("text")
    if not written:
        return item
    cleaned = checks.free_text(written)
    length = len(text([*items, {"text": cleaned}]))
    if length > MOST_CHARACTERS:
        raise Refused("text_too_long", limit=MOST_CHARACTERS, length=length)
    return {**item, "text": cleaned}


def text(items: Sequence[Item]) -> str:
    """All that was written in the messages of an answer, a paragraph each."""
    return "\n\n".join(item["text"] for item in items if item.get("text"))


def files(items: Sequence[Item]) -> list[Mapping[str, Any]]:
    """The files among the messages of an answer, in order."""
    return [item["file"] for item in items if item.get("file")]


def replaced(items: Sequence[Item], message: int, new_text: str) -> list[Item]:
    """The items with the text of one message replaced. Raises Refused as `accepted` does."""
    others = [item for item in items if item["message"] != message]
    old = next(item for item in items if item["message"] == message)
    new = accepted([{"text": text(others)}], {"text": new_text})
    edited = {**old, "text": new["text"]}
    return [edited if item["message"] == message else item for item in items]
