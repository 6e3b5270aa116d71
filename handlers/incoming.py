"""An update of Telegram's as the conversation needs it.

python-telegram-bot's `Update` costs 150 to 310 µs to build, half of what handling one takes; this
reads the same JSON in a few (docs/decisions/0004-our-own-reading-of-updates.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from casework import checks
from casework.vocabulary import AttachmentKind

CPR_REMOVED = "cpr_removed"
"""The key that `to_keep` puts into an update from which it has taken a CPR number."""


class Kind(StrEnum):
    """What somebody did."""

    MESSAGE = "message"
    EDIT = "edit"
    TAP = "tap"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update. `chat_id` is None where there is no chat to answer in.

    `file` is what `casework.material` keeps of a file; `odd` names what came in place of text or
    a file (a sticker, a poll, ...).
    """

    update_id: int
    kind: Kind
    chat_id: int | None = None
    private: bool = False
    from_bot: bool = False
    user_id: int = 0
    first_name: str = ""
    language: str | None = None
    message_id: int = 0
    text: str = ""
    file: Mapping[str, Any] | None = None
    album: str | None = None
    phone: str | None = None
    odd: str | None = None
    forwarded: bool = False
    callback_id: str | None = None
    data: str = ""
    has_cpr: bool = False


_ODD = (
    "sticker",
    "animation",
    "location",
    "venue",
    "poll",
    "dice",
    "game",
    "story",
    "video_note",
    "contact",
)
_FILES = {
    "document": AttachmentKind.DOCUMENT,
    "voice": AttachmentKind.VOICE,
    "audio": AttachmentKind.AUDIO,
    "video": AttachmentKind.VIDEO,
}
_MESSAGES = {
    "message": Kind.MESSAGE,
    "edited_message": Kind.EDIT,
    "channel_post": Kind.MESSAGE,
    "business_message": Kind.OTHER,
}


def read(raw: Mapping[str, Any]) -> Incoming:
    """Read an update; one of a kind that the bot does not use is `Kind.OTHER`."""
    update_id = raw["update_id"]
    if "callback_query" in raw:
        return _tap(update_id, raw["callback_query"])
    for key, kind in _MESSAGES.items():
        if key in raw:
            return _message(update_id, kind, raw[key], has_cpr=CPR_REMOVED in raw)
    return Incoming(update_id, Kind.OTHER)


def to_keep(raw: dict[str, Any]) -> dict[str, Any]:
    """The update as it may be stored: without CPR numbers, and without our own words.

    It runs before an update is stored, so that such a number never is; an update from which one
    was taken is marked. A tap comes with the whole message that it was made on: where that
    stands is enough.
    """
    query = raw.get("callback_query")
    if query is not None:
        return {**raw, "callback_query": _trimmed(query)}
    found = [_scrub(raw[key]) for key in _MESSAGES if isinstance(raw.get(key), dict)]
    return {**raw, CPR_REMOVED: True} if any(found) else raw


def _trimmed(query: Mapping[str, Any]) -> dict[str, Any]:
    message = query.get("message")
    if not isinstance(message, dict):
        return dict(query)
    where = {key: message[key] for key in ("message_id", "chat", "date") if key in message}
    return {**query, "message": where}


def _scrub(node: dict[str, Any]) -> bool:
    """Empty every text that holds a CPR number, wherever in a message it stands."""
    found = False
    for key, value in node.items():
        if isinstance(value, str):
            if not _is_identifier(key) and checks.contains_cpr(value):
                node[key] = ""
                found = True
        elif isinstance(value, dict):
            found |= _scrub(value)
        elif isinstance(value, list):
            found |= sum(_scrub(each) for each in value if isinstance(each, dict)) > 0
    if found:
        node.pop("entities", None)
        node.pop("caption_entities", None)
    return found


def _is_identifier(key: str) -> bool:
    """Telegram's own names of things, which may look like any number, and phone numbers."""
    return key.endswith("id") or key == "phone_number"


def _tap(update_id: int, query: Mapping[str, Any]) -> Incoming:
    user = query["from"]
    message = query.get("message") or {}
    chat = message.get("chat") or {"id": user["id"], "type": "private"}
    return Incoming(
        update_id,
        Kind.TAP,
        chat_id=chat["id"],
        private=chat["type"] == "private",
        from_bot=user.get("is_bot", False),
        user_id=user["id"],
        first_name=user.get("first_name", ""),
        language=user.get("language_code"),
        message_id=message.get("message_id", 0),
        callback_id=query["id"],
        data=query.get("data", ""),
    )


def _message(update_id: int, kind: Kind, message: Mapping[str, Any], *, has_cpr: bool) -> Incoming:
    chat = message["chat"]
    user = message.get("from") or {"id": 0}
    return Incoming(
        update_id,
        kind,
        chat_id=chat["id"],
        private=chat["type"] == "private",
        from_bot=user.get("is_bot", False),
        user_id=user["id"],
        first_name=user.get("first_name", ""),
        language=user.get("language_code"),
        message_id=message["message_id"],
        text=message.get("text") or message.get("caption") or "",
        file=_file(message),
        album=message.get("media_group_id"),
        phone=_own_phone(message, user["id"]),
        odd=next((word for word in _ODD if word in message), None),
        forwarded="forward_origin" in message,
        has_cpr=has_cpr,
    )


def _file(message: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if photos := message.get("photo"):
        return _kept(AttachmentKind.PHOTO, photos[-1])
    if "animation" in message:
        return None
    for key, kind in _FILES.items():
        if key in message:
            return _kept(kind, message[key])
    return None


def _kept(kind: AttachmentKind, file: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "kind": kind,
        "file_id": file["file_id"],
        "file_name": file.get("file_name"),
        "mime": file.get("mime_type"),
        "size": file.get("file_size"),
    }


def _own_phone(message: Mapping[str, Any], user_id: int) -> str | None:
    """The number that somebody shared with the button: their own, not that of another contact."""
    contact = message.get("contact")
    if not contact or contact.get("user_id") != user_id:
        return None
    number = str(contact["phone_number"])
    return number if number.startswith("+") else f"+{number}"
