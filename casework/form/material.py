"""The parts of an answer that is given in several messages: texts, voice and files."""

from collections.abc import Mapping, Sequence
from typing import Any

from casework.checks import texts
from casework.core.errors import Refused
from casework.core.pasting import LONGEST_ANSWER
from casework.core.plain_text import clean
from casework.core.vocabulary import AttachmentKind

MOST_CHARACTERS = LONGEST_ANSWER
"""Of all texts of one answer together."""

PARAGRAPH = "\n\n"

Item = Mapping[str, Any]
"""message (Telegram's id), text or None, file (kind, file_id, file_name, ...) or None, album.

One that goes on with the text of the one before it has a `seam`: what stands between the two.
"""


def as_item(message: int, text: str, file: Mapping[str, Any] | None, album: str | None) -> Item:
    """One message of an answer, as it came."""
    return {"message": message, "text": text or None, "file": file, "album": album}


def accepted(items: Sequence[Item], item: Item) -> Item:
    """The item as it is kept beside those before it.

    Raises Refused with what is wrong with its text or file.
    """
    file = item.get("file")
    if file:
        texts.attachment(
            file["kind"], file["file_name"], file["mime"], file["size"], len(files(items))
        )
    written = item.get("text")
    if not written:
        return item
    cleaned = {**item, "text": texts.free_text(written)}
    check_whole([*items, cleaned])
    return cleaned


def text(items: Sequence[Item]) -> str:
    """All that was written in the messages of an answer: a paragraph each, but for pieces."""
    whole = ""
    for item in items:
        if item.get("text"):
            whole += (item.get("seam", PARAGRAPH) if whole else "") + item["text"]
    return whole


SPOKEN = frozenset({AttachmentKind.VOICE, AttachmentKind.AUDIO})
"""The files that say by themselves what somebody means."""


def is_enough(items: Sequence[Item], minimum: int) -> bool:
    """Whether so many characters were written, or something was said aloud."""
    return len(text(items)) >= minimum or any(each["kind"] in SPOKEN for each in files(items))


def check_length(items: Sequence[Item], minimum: int) -> None:
    """Raise Refused("text_too_short") where fewer characters were written, and nothing was said."""
    if not is_enough(items, minimum):
        raise Refused("text_too_short", minimum=minimum, length=len(text(items)))


def files(items: Sequence[Item]) -> list[Mapping[str, Any]]:
    """The files among the messages of an answer, in order."""
    return [item["file"] for item in items if item.get("file")]


def replaced(items: Sequence[Item], message: int, new_text: str) -> list[Item]:
    """The items with the text of one message replaced. Raises Refused as `accepted` does."""
    cleaned = texts.free_text(new_text) if new_text else ""
    changed = [{**item, "text": cleaned} if item["message"] == message else item for item in items]
    check_whole(changed)
    return changed


def extended(items: Sequence[Item], after: int, piece: Item) -> list[Item]:
    """The items with the next piece of a text behind the message that holds the one before.

    A piece may be a sign or two. Raises Refused("text_has_cpr" | "text_too_long").
    """
    place = next(at for at, item in enumerate(items) if item["message"] == after) + 1
    changed = [*items[:place], {**piece, "text": clean(piece["text"])}, *items[place:]]
    check_whole(changed)
    return changed


def check_whole(items: Sequence[Item]) -> None:
    """Check all texts together: they have one limit, and two halves of a CPR number are a number.

    Raises Refused("text_has_cpr" | "text_too_long").
    """
    whole = text(items)
    if texts.contains_cpr(whole):
        raise Refused("text_has_cpr")
    if len(whole) > MOST_CHARACTERS:
        raise Refused("text_too_long", limit=MOST_CHARACTERS, length=len(whole))
