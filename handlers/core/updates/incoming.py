"""An update of Telegram's as the conversation needs it.

python-telegram-bot's `Update` costs 150 to 310 µs to build, half of what handling one takes; this
reads the same JSON in a few (docs/decisions/0004-our-own-reading-of-updates.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from casework.core.vocabulary import AttachmentKind
from handlers.core.updates import message_fields
from handlers.core.updates.scrubbing import CPR_ASKED, CPR_REMOVED


class Kind(StrEnum):
    """What somebody did."""

    MESSAGE = "message"
    EDIT = "edit"
    TAP = "tap"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update. `chat_id` is None where there is no chat to answer in.

    `file` is what `casework.form.material` keeps of a file; `odd` names what came in place of text
    or a file (a sticker, a poll, ...); `position`, with a place, is where that is in degrees north
    and east. `reply_to` is the id of the message that this one answers,
    and `quote` the part of it that is quoted; `at` is when Telegram got a message, in whole seconds
    (aware UTC). `has_cpr` says that a CPR number was taken out, `cpr_asked` that something was
    which may be one. `doubted`, with a tap that answers about it, is what the message said.
    `cpr_units` is the length of a text that was taken out for a CPR number, in UTF-16 units, 0
    where none was or it is not known.
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
    position: tuple[float, float] | None = None
    odd: str | None = None
    forwarded: bool = False
    callback_id: str | None = None
    data: str = ""
    has_cpr: bool = False
    cpr_asked: bool = False
    doubted: "Incoming | None" = field(default=None, repr=False)
    reply_to: int | None = None
    at: datetime | None = None
    quote: str = ""
    cpr_units: int = 0
    file_mark: str | None = None


_OF_A_FILE: Mapping[str, tuple[type, ...]] = {
    "file_id": (str,),
    "file_name": (str, NoneType),
    "mime": (str, NoneType),
    "size": (int, NoneType),
}
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
}


class UnreadableError(ValueError):
    """An update is not as the Bot API describes it; says where."""


def read(raw: Mapping[str, Any]) -> Incoming:
    """Read an update; one that the bot does not use is `Kind.OTHER`.

    Raises UnreadableError for one in which something is of another type than it should be, or
    missing: what is read here may be stored, compared and shown without another look.
    """
    try:
        incoming = _read(raw)
    except (
        AttributeError,
        IndexError,
        KeyError,
        OSError,
        OverflowError,
        TypeError,
        ValueError,
    ) as error:
        raise UnreadableError(type(error).__name__) from error
    _check(incoming)
    if incoming.private and _is_service(raw) and not (incoming.has_cpr and _is_filled_in(raw)):
        return Incoming(incoming.update_id, Kind.OTHER)
    if incoming.kind is Kind.EDIT and incoming.odd and not incoming.has_cpr | incoming.cpr_asked:
        return Incoming(incoming.update_id, Kind.OTHER)  # a shared location that moves
    return incoming


def whose(update_id: int, raw: Mapping[str, Any]) -> Incoming:
    """Of an update that cannot be read, only who is to hear of it, if that can be told.

    It has a chat only where that is a private one with a person in it.
    """
    for key in ("callback_query", *_MESSAGES):
        part = raw.get(key)
        if not isinstance(part, Mapping):
            continue
        place = _mapping(part, "message") if key == "callback_query" else part
        if person := _person(part, place):
            sender = _mapping(part, "from")
            return Incoming(
                update_id,
                Kind.OTHER,
                chat_id=person,
                private=True,
                user_id=person,
                language=_name(sender.get("language_code")),
                callback_id=_name(part.get("id")) if key == "callback_query" else None,
            )
    return Incoming(update_id, Kind.OTHER)


def _person(part: Mapping[str, Any], place: Mapping[str, Any]) -> int | None:
    """The id of the person in whose private chat it happened; it is the chat's as well."""
    sender = _mapping(part, "from")
    chat = place.get("chat")
    if sender.get("is_bot") or (isinstance(chat, Mapping) and chat.get("type") != "private"):
        return None
    found = (_mapping({"chat": chat}, "chat").get("id"), sender.get("id"))
    return next((each for each in found if type(each) is int and 0 < each <= _LARGEST), None)


def _name(value: object) -> str | None:
    """A name that Telegram itself has given, if it can be one."""
    fits = isinstance(value, str) and value.isascii() and value.isprintable()
    return str(value) if fits and len(str(value)) <= _LONGEST_NAME else None


def _mapping(part: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = part.get(key)
    return value if isinstance(value, Mapping) else {}


def _check(incoming: Incoming) -> None:
    """Each field is of its type, and each number fits into the database."""
    for name, types in _TYPES:
        value = getattr(incoming, name)
        if type(value) not in types and not (Mapping in types and isinstance(value, dict)):
            raise UnreadableError(name)
        if type(value) is int and not -_LARGEST - 1 <= value <= _LARGEST:
            raise UnreadableError(name)
    if incoming.private and incoming.user_id <= 0:
        raise UnreadableError("from")  # in a private chat there is somebody


def _types(annotation: Any) -> tuple[Any, ...]:
    """The types that a field's value may have, exactly: a bool is no int."""
    parts = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return tuple(get_origin(part) or part for part in parts)


_LARGEST = 2**63 - 1
_LONGEST_NAME = 64
_TYPES = tuple((name, _types(each)) for name, each in get_type_hints(Incoming).items())


def _read(raw: Mapping[str, Any]) -> Incoming:
    update_id = raw["update_id"]
    if "callback_query" in raw:
        return _tap(update_id, raw["callback_query"])
    for key, kind in _MESSAGES.items():
        if key in raw:
            return _message(update_id, kind, raw[key], raw)
    return Incoming(update_id, Kind.OTHER)


def _is_service(raw: Mapping[str, Any]) -> bool:
    """Whether it is a message in which nobody has sent anything."""
    messages = (raw[key] for key in _MESSAGES if key in raw)
    return any(not message_fields.is_somebodys(message) for message in messages)


def _is_filled_in(raw: Mapping[str, Any]) -> bool:
    """Whether it is a service message in which somebody has typed something, into a page."""
    return any("web_app_data" in raw[key] for key in _MESSAGES if key in raw)


def _from(chat: Mapping[str, Any], user: Mapping[str, Any]) -> dict[str, Any]:
    """Where it was written or tapped, and by whom."""
    return {
        "chat_id": chat["id"],
        "private": chat["type"] == "private",
        "from_bot": user.get("is_bot", False),
        "user_id": user["id"],
        "first_name": user.get("first_name", ""),
        "language": user.get("language_code"),
    }


def _tap(update_id: int, query: Mapping[str, Any]) -> Incoming:
    user = query["from"]
    message = query.get("message") or {}
    chat = message.get("chat") or {"id": user["id"], "type": "private"}
    return Incoming(
        update_id,
        Kind.TAP,
        **_from(chat, user),
        message_id=message.get("message_id", 0),
        callback_id=query["id"],
        data=query.get("data", ""),
    )


def _message(
    update_id: int, kind: Kind, message: Mapping[str, Any], marks: Mapping[str, Any]
) -> Incoming:
    taken_out = marks.get(CPR_REMOVED, marks.get(CPR_ASKED))
    chat = message["chat"]
    user = message.get("from") or {"id": 0}
    file = _file(message)
    return Incoming(
        update_id,
        kind,
        **_from(chat, user),
        message_id=message["message_id"],
        text=message.get("text") or message.get("caption") or "",
        file=file,
        file_mark=_file_mark(message),
        album=message.get("media_group_id"),
        phone=_own_phone(message, user["id"]),
        position=_position(message),
        odd=message_fields.odd(message) if file is None else None,
        forwarded="forward_origin" in message,
        has_cpr=CPR_REMOVED in marks,
        cpr_asked=CPR_ASKED in marks,
        cpr_units=taken_out if type(taken_out) is int else 0,
        reply_to=(message.get("reply_to_message") or {}).get("message_id"),
        quote=_quote(message),
        at=_moment(message.get("date")),
    )


def _quote(message: Mapping[str, Any]) -> str:
    """The part of the message that is answered; not of one in another chat."""
    quote = message.get("quote") if "reply_to_message" in message else None
    return quote["text"] if quote is not None and isinstance(quote["text"], str) else ""


def _position(message: Mapping[str, Any]) -> tuple[float, float] | None:
    """Where a shared place is; a position that moves may be a person's, and is not looked at."""
    found = message.get("location")
    if not isinstance(found, Mapping) or "live_period" in found:
        return None
    north, east = found.get("latitude"), found.get("longitude")
    if isinstance(north, int | float) and isinstance(east, int | float):
        return float(north), float(east)
    return None


def _moment(date: Any) -> datetime | None:
    return datetime.fromtimestamp(date, UTC) if isinstance(date, int) else None


def _file(message: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if photos := message.get("photo"):
        return _kept(AttachmentKind.PHOTO, photos[-1])
    if "animation" in message:
        return None
    for key, kind in _FILES.items():
        if key in message:
            return _kept(kind, message[key])
    return None


def _file_mark(message: Mapping[str, Any]) -> str | None:
    """Telegram's mark of whatever file a message has, the same for as long as it is that file."""
    photos = message.get("photo")
    files = [photos[-1]] if photos else [message[key] for key in _FILES if key in message]
    return str(files[0].get("file_unique_id", "")) if files else None


def _kept(kind: AttachmentKind, file: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = {
        "kind": kind,
        "file_id": file["file_id"],
        "file_name": file.get("file_name"),
        "mime": file.get("mime_type"),
        "size": file.get("file_size"),
    }
    for name, types in _OF_A_FILE.items():
        if type(kept[name]) not in types:
            raise UnreadableError(name)
    return kept


def _own_phone(message: Mapping[str, Any], user_id: int) -> str | None:
    """The number that somebody shared with the button: their own, not that of another contact."""
    contact = message.get("contact")
    if not contact or contact.get("user_id") != user_id:
        return None
    number = str(contact["phone_number"])
    return number if number.startswith("+") else f"+{number}"
