"""The files that Telegram holds: stored once, found by id or by path, described per kind."""

import base64
import hashlib
import mimetypes
from pathlib import PurePosixPath

from bot.playground.chats.images import dimensions
from bot.playground.chats.model import Json, StoredFile
from bot.playground.errors import bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024  # bytes; getFile gives nothing larger
UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes; a bot sends nothing larger
PHOTO_LIMIT = 10 * 1024 * 1024  # bytes

_PREFIX = {"photo": "AgACAgQ", "document": "BQACAgQ", "voice": "AwACAgQ", "audio": "CQACAgQ",
           "video": "BAACAgQ", "animation": "CgACAgQ", "sticker": "CAACAgQ"}  # fmt: skip
_FOLDER = {"photo": "photos", "document": "documents", "voice": "voice", "audio": "music",
           "video": "videos", "animation": "animations", "sticker": "stickers"}  # fmt: skip
_DEFAULT_NAME = {"photo": "photo.jpg", "voice": "voice.oga", "audio": "audio.mp3",
                 "video": "video.mp4", "animation": "animation.mp4",
                 "sticker": "sticker.webp"}  # fmt: skip
_MIME = {"voice": "audio/ogg", "animation": "video/mp4", "sticker": "image/webp"}
_THUMBNAIL = 90  # pixels, the longer side of a photo's smallest size


class FileStore:
    """Every file that was ever sent, by a person or by the bot."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(
        self, kind: str, content: bytes, name: str = "", mime_type: str = "", *,
        size: int | None = None, duration: int = 0,
    ) -> StoredFile:  # fmt: skip
        """Keep a file. `size` in bytes says it is larger than what `content` holds of it."""
        number = len(self._by_path)
        digest = hashlib.sha256(f"{kind}{number}".encode() + content[:4096]).digest()
        suffix = PurePosixPath(name or _DEFAULT_NAME.get(kind, "")).suffix
        width, height = dimensions(content) or (0, 0)
        file = StoredFile(
            file_id=_PREFIX[kind] + base64.urlsafe_b64encode(digest * 2)[:52].decode(),
            unique_id="AgAD" + base64.urlsafe_b64encode(digest)[:11].decode(),
            kind=kind,
            path=f"{_FOLDER[kind]}/file_{number}{suffix}",
            content=content,
            size=len(content) if size is None else size,
            name=name,
            mime_type=mime_type or _MIME.get(kind) or _guess(name or _DEFAULT_NAME.get(kind, "")),
            width=width, height=height, duration=duration,
        )  # fmt: skip
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def by_id(self, file_id: str) -> StoredFile | None:
        """The file with this id; a photo is found by the id of its small size too."""
        whole = self._by_id.get(file_id)  # an id may end by chance as that of a small size does
        return whole or self._by_id.get(file_id.removesuffix(_SMALL))

    def by_path(self, path: str) -> StoredFile | None:
        """The file that is downloaded from this path."""
        return self._by_path.get(path)

    def uploaded(self, kind: str, content: bytes, name: str, mime_type: str) -> StoredFile:
        """Keep what the bot uploaded. Raises `ApiError` 400 or 413 where Telegram refuses it."""
        if not content:
            raise bad_request("file must be non-empty")
        if kind == "photo" and len(content) > PHOTO_LIMIT:
            raise bad_request(f"file is too big; the maximum size is {PHOTO_LIMIT} bytes")
        if kind == "photo" and dimensions(content) is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        return self.add(kind, content, name, mime_type)


_SMALL = "-s"


def kind_of(mime_type: str, content: bytes) -> str:
    """As what Telegram's apps send a file that somebody picks."""
    if mime_type in {"image/png", "image/jpeg"} and dimensions(content) is not None:
        return "photo"
    if mime_type in {"audio/ogg", "audio/opus"}:
        return "voice"
    group = mime_type.split("/", maxsplit=1)[0]
    return group if group in {"audio", "video"} else "document"


def describe(file: StoredFile) -> Json:
    """The message's content for this file: {"document": {...}} and its like."""
    if file.kind == "photo":
        return {"photo": _photo_sizes(file)}
    fields = _ids(file) | _FIELDS[file.kind](file)
    content: Json = {file.kind: fields}
    if file.kind == "animation":  # Telegram sets document as well, for old clients
        content["document"] = _ids(file) | _named(file)
    return content


def _ids(file: StoredFile) -> Json:
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}


def _named(file: StoredFile) -> Json:
    named = {"file_name": file.name, "mime_type": file.mime_type}
    return {key: value for key, value in named.items() if value}


def _timed(file: StoredFile) -> Json:
    return {"duration": file.duration} | _named(file)


def _moving(file: StoredFile) -> Json:
    return {"width": file.width or 640, "height": file.height or 360} | _timed(file)


def _voice(file: StoredFile) -> Json:
    return {"duration": file.duration, "mime_type": file.mime_type}


def _sticker(_: StoredFile) -> Json:
    return {"type": "regular", "width": 512, "height": 512, "is_animated": False,
            "is_video": False, "emoji": "\N{THUMBS UP SIGN}"}  # fmt: skip


_FIELDS = {"document": _named, "voice": _voice, "audio": _timed, "video": _moving,
           "animation": _moving, "sticker": _sticker}  # fmt: skip


def _photo_sizes(file: StoredFile) -> list[Json]:
    """Smallest first, as Telegram sends them. The small one is served with the same bytes."""
    width, height = file.width or 1280, file.height or 960
    largest = _ids(file) | {"width": width, "height": height}
    if max(width, height) <= _THUMBNAIL:
        return [largest]
    scale = _THUMBNAIL / max(width, height)
    small = {"file_id": file.file_id + _SMALL, "file_unique_id": file.unique_id + _SMALL,
             "file_size": min(file.size, 2048),
             "width": max(1, round(width * scale)),
             "height": max(1, round(height * scale))}  # fmt: skip
    return [small, largest]


def _guess(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
