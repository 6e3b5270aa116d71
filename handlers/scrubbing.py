"""What of an update may be stored: no CPR number, and nothing that nobody reads."""

from collections.abc import Mapping
from typing import Any

from casework import checks
from casework.cpr import look
from casework.pasting import units

CPR_REMOVED = "cpr_removed"
"""The key that `to_keep` puts into an update from which it has taken a CPR number.

Its value is the length of the text that is gone, in UTF-16 units, by which its rest is known.
"""

MESSAGES = ("message", "edited_message", "channel_post")
"""The updates that hold something written, of those that the bot uses."""

_PEOPLE = frozenset({"from", "chat", "sender_chat", "via_bot", "sender_user"})
"""Where Telegram says who somebody is, in the names that they gave themselves."""


def to_keep(raw: dict[str, Any]) -> dict[str, Any]:
    """The update as it may be stored: without CPR numbers, and without what nobody reads.

    It runs before an update is stored, so that such a number never is; a message from which one
    was taken is marked. One in a person's own name is covered, and that is all: they could write
    nothing else. A tap comes with the whole message that it was made on: where that stands is
    enough.
    """
    kept: dict[str, Any] = {"update_id": raw["update_id"]}
    if isinstance(query := raw.get("callback_query"), dict):
        kept["callback_query"] = _trimmed(query)
        _scrub(kept)
        return kept
    kept |= {key: raw[key] for key in MESSAGES if isinstance(raw.get(key), dict)}
    length = _length(kept)
    had_cpr = _scrub(kept) or CPR_REMOVED in raw
    for key in MESSAGES:
        _shorten_reply(kept.get(key, {}))
    return {**kept, CPR_REMOVED: raw.get(CPR_REMOVED, length)} if had_cpr else kept


def _length(kept: Mapping[str, Any]) -> int:
    """Of the text of its message."""
    texts = (kept[key].get("text") for key in MESSAGES if key in kept)
    return max((units(text) for text in texts if isinstance(text, str)), default=0)


def _trimmed(query: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: query[key] for key in ("id", "from", "data") if key in query}
    message = query.get("message")
    if isinstance(message, dict):
        kept["message"] = {key: message[key] for key in ("message_id", "chat") if key in message}
    return kept


def _shorten_reply(message: dict[str, Any]) -> None:
    """Of the message that was answered, only which one it is: what it says is not theirs."""
    answered = message.get("reply_to_message")
    if isinstance(answered, dict):
        message["reply_to_message"] = {"message_id": answered.get("message_id")}


def _scrub(node: Any, *, name: bool = False) -> bool:
    """Empty every text that holds a CPR number, wherever it stands; in a name, cover the number.

    Returns whether there was one that somebody has written.
    """
    found = False
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            found |= _scrub(value, name=name or key in _PEOPLE)
        elif isinstance(value, str) and not _is_identifier(key) and look(value):
            node[key] = checks.without_cpr(value) if name else ""
            found |= not name
    if found and isinstance(node, dict):
        node.pop("entities", None)
        node.pop("caption_entities", None)
    return found


def _is_identifier(key: object) -> bool:
    """Telegram's own names of things, which may look like any number, and phone numbers."""
    return isinstance(key, str) and (key.endswith("id") or key == "phone_number")
