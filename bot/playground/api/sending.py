"""Methods that put something into a chat."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.playground.api.addressing import open_chat
from bot.playground.api.keyboards import read_markup
from bot.playground.api.parameters import Params, Upload
from bot.playground.chats.files import UPLOAD_LIMIT, describe
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Chat, Json, StoredFile
from bot.playground.chats.people_act import text_content
from bot.playground.errors import ApiError, bad_request

TEXT_LIMIT = 4096  # characters, after the markup is parsed
CAPTION_LIMIT = 1024
SOURCE_LIMIT = 1 << 15  # bytes, before the markup is parsed
ALBUM = range(2, 11)
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_ALONE = {"document", "audio"}  # these make albums of their own kind only


def read_text(params: Params) -> Json:
    """The text of a call with its entities. Raises `ApiError` 400."""
    raw = params.text("text")
    if not raw:
        raise bad_request("Message text is empty")
    if len(raw.encode()) > SOURCE_LIMIT:
        raise bad_request("Text is too long")
    given = params.structure("entities", "entities")
    content = text_content("text", raw, params.text("parse_mode"), given)
    if not content:
        raise bad_request("Text must be non-empty")
    if len(content["text"]) > TEXT_LIMIT:
        raise bad_request("Message is too long")
    return content


def read_caption(params: Params) -> Json:
    """The caption of a call, or nothing. Raises `ApiError` 400."""
    given = params.structure("caption_entities", "caption_entities")
    content = text_content("caption", params.text("caption"), params.text("parse_mode"), given)
    if len(content.get("caption", "")) > CAPTION_LIMIT:
        raise bad_request("Message caption is too long")
    return content


def send_message(messenger: Messenger, params: Params) -> Any:
    """A text."""
    content = read_text(params)
    markup = read_markup(params)
    chat = open_chat(messenger, params)
    return _post(messenger, chat, content, params, markup)


def send_file(kind: str, messenger: Messenger, params: Params) -> Any:
    """A file, by its id or uploaded."""
    caption = read_caption(params)
    markup = read_markup(params)
    chat = open_chat(messenger, params)
    file = _file(messenger, kind, params.text(kind), params.uploads.get(kind), params.uploads)
    return _post(messenger, chat, describe(file) | caption, params, markup)


def send_media_group(messenger: Messenger, params: Params) -> Any:
    """An album of 2 to 10 files."""
    media = params.structure("media", "media")
    if media is None:
        raise bad_request('Parameter "media" is required')
    if not isinstance(media, list):
        raise bad_request("Expected an Array of InputMedia")
    chat = open_chat(messenger, params)
    kinds = [_kind_of(item) for item in media]
    if len(media) > max(ALBUM):
        raise bad_request("Too many messages to send as an album")
    if not media:
        raise bad_request("There are no messages to send")
    if len(set(kinds)) > 1 and _ALONE & set(kinds):
        raise bad_request("MEDIA_GROUPED_INVALID")
    contents = [_album_item(messenger, item, params) for item in media]
    group = {"media_group_id": str(messenger.next_id("query"))} if len(media) > 1 else {}
    return [_post(messenger, chat, group | content, params, None) for content in contents]


def send_chat_action(messenger: Messenger, params: Params) -> Any:
    """Show "typing" and the like, for the next five seconds or until the next message."""
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    messenger.show_action(open_chat(messenger, params), action)
    return True


SendFile = Callable[[Messenger, Params], Any]
send_photo: SendFile = partial(send_file, "photo")
send_document: SendFile = partial(send_file, "document")
send_voice: SendFile = partial(send_file, "voice")
send_audio: SendFile = partial(send_file, "audio")
send_video: SendFile = partial(send_file, "video")


def _post(
    messenger: Messenger, chat: Chat, content: Json, params: Params, markup: Json | None
) -> Json:
    reply_to = _reply_to(messenger, chat, params)
    if params.boolean("protect_content"):
        content = content | {"has_protected_content": True}
    message = messenger.post(chat, content, from_bot=True, markup=markup, reply_to=reply_to)
    return messenger.render(message)


def _reply_to(messenger: Messenger, chat: Chat, params: Params) -> int | None:
    reply = params.structure("reply_parameters", "reply parameters")
    if reply is None and params.integer("reply_to_message_id"):
        reply = {
            "message_id": params.integer("reply_to_message_id"),
            "allow_sending_without_reply": params.boolean("allow_sending_without_reply"),
        }
    if reply is None:
        return None
    if not isinstance(reply, dict):
        raise bad_request("Object expected as reply parameters")
    message = messenger.by_chat[chat.id].get(int(reply.get("message_id", 0)))
    if message is not None and not message.deleted:
        return message.message_id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _file(
    messenger: Messenger, kind: str, given: str, upload: Upload | None, uploads: dict[str, Upload]
) -> StoredFile:
    """The file that a call means: uploaded, attached under another name, or known by its id."""
    if given.startswith("attach://"):
        upload = uploads.get(given.removeprefix("attach://"))
    if upload is not None:
        if len(upload.content) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        return messenger.files.uploaded(kind, upload.content, upload.name, upload.mime_type)
    if not given or given.startswith("attach://"):
        raise bad_request(f"There is no {kind} in the request")
    file = messenger.files.by_id(given)
    if file is None:
        raise bad_request("Wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        there, wanted = (_TYPE_NAMES.get(name, name.title()) for name in (file.kind, kind))
        raise bad_request(f"Can't use file of type {there} as {wanted}")
    return file


_TYPE_NAMES = {"voice": "VoiceNote"}


def _kind_of(item: Any) -> str:
    if not isinstance(item, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    kind = str(item.get("type", ""))
    if kind not in {"photo", "video", "document", "audio"}:
        raise bad_request(f'Can\'t parse InputMedia: type "{kind}" is unsupported')
    return kind


def _album_item(messenger: Messenger, item: Json, params: Params) -> Json:
    given = str(item.get("media", ""))
    if not given:
        raise bad_request("Can't parse InputMedia: media not found")
    file = _file(messenger, str(item["type"]), given, None, params.uploads)
    return describe(file) | read_caption(Params(item))
