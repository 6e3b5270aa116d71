"""The page with the chats, and the JSON API behind it."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.playground.chats.files import kind_of
from bot.playground.chats.model import Chat, Json, Message
from bot.playground.chats.people_send import Upload
from bot.playground.errors import ApiError, bad_request
from bot.playground.guard import guarded
from bot.playground.page.calendar_steps import CALENDAR, STEPS
from bot.playground.page.language_switch import OWN_NAMES, switch_language
from bot.playground.page.shown import Playground, Tour
from bot.playground.page.snapshot import snapshot

_STATIC = Path(__file__).with_name("static")
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
_SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}  # the rest is only downloaded
_KEEP_ALIVE = 15.0  # seconds between signs of life on the event stream

Act = Callable[[Chat, Json], Awaitable[Json]]


class Page:
    """The routes of the page. `host` is where the server listens."""

    def __init__(self, playground: Playground, host: str) -> None:
        self._playground = playground
        self._messenger = playground.messenger
        self._host = host
        self._acts: dict[str, Act] = {
            "say": self._say,
            "tap": self._tap,
            "edit": self._edit,
            "contact": self._contact,
            "language": self._language,
        }

    def routes(self) -> list[BaseRoute]:
        """What to mount at the root."""
        get = {"/": self._index, "/static/{name}": self._static, "/page/events": self._events,
               "/page/file/{file_id}": self._file}  # fmt: skip
        post = {"/page/act/{act}": self._act, "/page/files/{chat:int}": self._upload,
                "/page/clock": self._clock, "/page/restart": self._restart,
                "/page/tour": self._lead}  # fmt: skip
        return [
            Route(path, guarded(handler, self._host), methods=[method])
            for method, table in (("GET", get), ("POST", post))
            for path, handler in table.items()
        ]

    async def _index(self, _: Request) -> Response:
        return _asset("index.html")

    async def _static(self, request: Request) -> Response:
        return _asset(request.path_params["name"])

    async def _events(self, _: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        """Everything, then what is new whenever something is."""
        messenger, seen, epoch = self._messenger, 0, -1
        while not messenger.stopping:
            since = seen if epoch == messenger.epoch else 0
            seen, epoch = messenger.revision, messenger.epoch
            state = snapshot(messenger, self._playground.cast, since)
            state["tour"] = self._tour.shown() if self._tour is not None else None
            state["shows"] = self._tour is not None
            yield f"event: {'news' if since else 'all'}\ndata: {json.dumps(state)}\n\n"
            while not messenger.has_moved_on(seen):
                if not await messenger.changed(_KEEP_ALIVE):
                    yield ": still here\n\n"

    @property
    def _tour(self) -> Tour | None:
        return self._playground.tour

    async def _act(self, request: Request) -> Response:
        body = await _json(request)
        act = self._acts.get(request.path_params["act"])
        chat = self._messenger.chats.get(body.get("chat", 0))
        if act is None or chat is None:
            return JSONResponse({"error": "unknown"}, 404)
        try:
            return JSONResponse(await act(chat, body))
        except ApiError as error:
            return JSONResponse({"error": error.description}, 400)
        except (KeyError, TypeError, ValueError):
            return JSONResponse({"error": "something is missing"}, 400)

    async def _say(self, chat: Chat, body: Json) -> Json:
        """Text of at most 4096 characters; Telegram's apps cut longer ones into several."""
        message: Message | None = None
        for piece in _pieces(str(body["text"])):
            message = self._messenger.person_writes(chat.user, piece, body.get("reply_to"))
        return {"message_id": message.message_id if message else None}

    async def _tap(self, chat: Chat, body: Json) -> Json:
        query = self._messenger.person_taps(chat.user, int(body["message_id"]), str(body["data"]))
        return {"tap": query}

    async def _edit(self, chat: Chat, body: Json) -> Json:
        message = self._messenger.by_chat[chat.id].get(int(body["message_id"]))
        if message is None or message.deleted or message.from_bot:
            raise bad_request("Message can't be edited")
        text = str(body["text"])[:_TEXT_LIMIT]
        if text.strip() and text.strip() != message.text:
            self._messenger.person_edits(chat.user, message.message_id, text)
        return {}

    async def _contact(self, chat: Chat, _: Json) -> Json:
        numbers = {each.user_id: each.phone_number for each in self._playground.cast}
        self._messenger.person_sends_contact(chat.user, numbers[chat.id])
        return {}

    async def _language(self, chat: Chat, body: Json) -> Json:
        language = str(body["language"])
        if language in OWN_NAMES:
            await switch_language(self._messenger, chat, language)
        return {}

    async def _upload(self, request: Request) -> Response:
        chat = self._messenger.chats.get(request.path_params["chat"])
        if chat is None:
            return JSONResponse({"error": "unknown"}, 404)
        async with request.form(max_files=10) as form:
            caption = str(form.get("caption") or "")
            uploads = [
                await _read(item) for item in form.getlist("files") if isinstance(item, UploadFile)
            ]
        for group in _groups(uploads):
            self._messenger.person_sends_album(chat.user, group, caption)
            caption = ""
        return JSONResponse({})

    async def _clock(self, request: Request) -> Response:
        move = (await _json(request)).get("move")
        if move == "now":
            self._playground.reset_clock()
        elif move in STEPS:
            await self._playground.walk_clock(partial(STEPS[move], calendar=CALENDAR))
        return JSONResponse({})

    async def _restart(self, _: Request) -> Response:
        await self._playground.restart()
        return JSONResponse({})

    async def _lead(self, request: Request) -> Response:
        """Start the demonstration, go on with it, or leave it."""
        body, tour = await _json(request), self._tour
        act = body.get("act")
        if tour is None:
            return JSONResponse({"error": "unknown"}, 404)
        if act == "start" and body.get("language") in OWN_NAMES:
            await tour.start(str(body["language"]))
        elif act == "go_on":
            await tour.go_on()
        elif act == "leave":
            await tour.leave()
        return JSONResponse({})

    async def _file(self, request: Request) -> Response:
        file = self._messenger.files.by_id(request.path_params["file_id"])
        if file is None:
            return Response(status_code=404)
        shown = file.mime_type if file.mime_type in _SHOWN else "application/octet-stream"
        return Response(file.content, media_type=shown)


async def _json(request: Request) -> Json:
    """The body, an object. Raises `ApiError` 400."""
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise bad_request("Can't parse request body as JSON")
    return body


_TEXT_LIMIT = 4096


def _pieces(text: str) -> list[str]:
    text = text.strip()
    return [text[start : start + _TEXT_LIMIT] for start in range(0, len(text), _TEXT_LIMIT)]


def _asset(name: str) -> Response:
    path = _STATIC / name
    if path.parent != _STATIC or path.suffix not in _TYPES or not path.is_file():
        return Response(status_code=404)
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix])


async def _read(item: UploadFile) -> Upload:
    content = await item.read()
    return kind_of(item.content_type or "", content), item.filename or "file", content


def _groups(uploads: list[Upload]) -> list[list[Upload]]:
    """Albums as Telegram's apps make them: pictures and films together, documents, each voice."""
    together: dict[str, list[Upload]] = {}
    for place, upload in enumerate(uploads):
        kind = upload[0]
        key = "seen" if kind in {"photo", "video"} else kind
        together.setdefault(f"voice {place}" if kind == "voice" else key, []).append(upload)
    return list(together.values())
