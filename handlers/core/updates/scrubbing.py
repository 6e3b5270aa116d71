"""What of an update may be stored: no CPR number, and nothing that nobody reads.

This is the one gate for everything that comes in: what has passed it has no number in any field.
"""

from collections.abc import Mapping
from typing import Any

from casework.core.pasting import units
from casework.cpr import Verdict, look, without_cpr

CPR_REMOVED = "cpr_removed"
"""The key that `to_keep` puts into an update from which it has taken a CPR number.

Its value is the length of the text that is gone, in UTF-16 units, by which its rest is known.
"""

CPR_ASKED = "cpr_asked"
"""The same for an update from which it has taken what may be a number: its person is asked."""

MESSAGES = ("message", "edited_message", "channel_post")
"""The updates that hold something written, of those that the bot uses."""

_PEOPLE = frozenset(
    {
        *("from", "chat", "sender_chat", "via_bot", "sender_user"),
        *("new_chat_members", "new_chat_member", "left_chat_member", "users", "chats"),
        "pinned_message",
    }
)
"""Where Telegram says who somebody is, in the names that they gave themselves, and what was said
before. A number there is covered, and nothing made of it: nobody has just written it."""

_NOT_THEIRS = frozenset({"quote", "reply_to_message", "external_reply", "reply_markup"})
"""What a message brings along from another one; the person could not write it otherwise."""


def to_keep(raw: dict[str, Any]) -> dict[str, Any]:
    """The update as it may be stored: without CPR numbers, and without what nobody reads.

    It runs before an update is stored, so that such a number never is; a message from which one
    was taken is marked, and so is one from which something doubtful was, as the person is to say
    whether it is a number. One in a person's own name is covered, and that is all: they could
    write nothing else; nor is anybody asked about what they have quoted. A tap comes with the whole
    message that it was made on: where that stands is enough. `raw` stays as it is.
    """
    kept: dict[str, Any] = {"update_id": raw["update_id"]}
    if isinstance(query := raw.get("callback_query"), dict):
        return {**kept, "callback_query": _tap(_trimmed(query))}
    written = {key: raw[key] for key in MESSAGES if isinstance(raw.get(key), dict)}
    scrubbed, verdict = _scrubbed(written)
    kept |= scrubbed
    for key in MESSAGES:
        _shorten_reply(kept.get(key, {}))
    return kept | _marks(raw, verdict, _length(written))


def _tap(query: dict[str, Any]) -> dict[str, Any]:
    """A tap. Its data is ours: ids and days side by side, which only look like a number.

    One that somebody has made up stands in one part of it, or has noughts that an id has not.
    """
    kept: dict[str, Any] = _scrubbed(query)[0]
    data = query.get("data")
    if isinstance(data, str) and not _is_made_up(data):
        kept["data"] = data
    return kept


def _is_made_up(data: str) -> bool:
    parts = data.split(":")
    noughts = any(part.startswith("0") and len(part) > 1 for part in parts)
    return any(map(look, parts)) or (noughts and bool(look(data)))


def _marks(raw: Mapping[str, Any], verdict: Verdict, length: int) -> dict[str, Any]:
    """What was taken out, now or when it came the first time."""
    if verdict is Verdict.CERTAIN or CPR_REMOVED in raw:
        return {CPR_REMOVED: raw.get(CPR_REMOVED, length)}
    if verdict is Verdict.ASKS or CPR_ASKED in raw:
        return {CPR_ASKED: raw.get(CPR_ASKED, length)}
    return {}


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


def _scrubbed(node: Any, *, theirs: bool = True, name: bool = False) -> tuple[Any, Verdict]:
    """A copy in which every text with a number is empty, wherever it stands; in a name, covered.

    Returns also what is said of all that somebody has written themselves.
    """
    worst = Verdict.NONE
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    found: dict[Any, Any] = {}
    for key, value in pairs:
        if isinstance(value, dict | list):
            found[key], verdict = _scrubbed(
                value, theirs=theirs and key not in _NOT_THEIRS, name=name or key in _PEOPLE
            )
        elif isinstance(value, str):
            verdict = _verdict(node, key, value)
            found[key] = _without(value, verdict, cover=name)
        else:
            found[key], verdict = value, Verdict.NONE
        worst = max(worst, _heard(verdict, theirs=theirs, name=name))
    if not isinstance(node, dict):
        return list(found.values()), worst
    if worst or any(found[key] != value for key, value in node.items() if isinstance(value, str)):
        found.pop("entities", None)
        found.pop("caption_entities", None)
    return found, worst


def _heard(verdict: Verdict, *, theirs: bool, name: bool) -> Verdict:
    """What is made of it: nothing in a name, and no question about what is not theirs."""
    if name or (verdict is Verdict.ASKS and not theirs):
        return Verdict.NONE
    return verdict


def _verdict(node: Any, key: object, value: str) -> Verdict:
    if key == "phone_number":
        return _of_a_phone(node, value)
    if isinstance(key, str) and key.endswith("id"):
        return Verdict.NONE  # Telegram's own names of things, which may look like any number
    return look(value)


def _of_a_phone(contact: Mapping[str, Any], number: str) -> Verdict:
    """A number that Telegram knows is one; of another's contact, somebody may have typed it."""
    if "user_id" in contact:
        return Verdict.NONE
    return look(f"+{number}" if number.isdecimal() else number)


def _without(value: str, verdict: Verdict, *, cover: bool) -> str:
    if not verdict:
        return value
    return without_cpr(value) if cover else ""
