"""The Bot API's routes: methods at /bot<token>/<method>, files at /file/bot<token>/<path>."""

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from bot.playground.api.methods import BY_LOWER_NAME, Method
from bot.playground.api.parameters import Params, read_params
from bot.playground.body_limits import Measured
from bot.playground.chats.faults import FaultKind, Page
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import ApiCall
from bot.playground.errors import ApiError
from bot.playground.guard import is_from_here

Handler = Callable[[Request], Awaitable[Response | None]]
Cut = Callable[[Scope, Receive], Awaitable[None]]


class BotApi:
    """Answers the bot's calls, unless a fault is on order. `host` is where the server listens.

    `cut` closes a connection without an answer, which a well-behaved server never does.
    """

    def __init__(self, messenger: Messenger, cut: Cut, host: str) -> None:
        self._messenger = messenger
        self._host = host
        self._cut = cut

    def routes(self) -> list[BaseRoute]:
        """What to mount at the root."""
        return [
            Route("/bot{token}/{method}", _Endpoint(self._call, self._cut)),
            Route("/file/bot{token}/{path:path}", _Endpoint(self._download, self._cut)),
        ]

    async def _call(self, request: Request) -> Response | None:
        try:
            self._check(request)
            name, method = _method(request.path_params["method"])
            params = await read_params(request)
        except ApiError as error:
            return _failed(error)
        call = ApiCall(name, params.shown(), self._messenger.clock.now())
        self._messenger.calls.append(call)
        self._messenger.wake()
        await asyncio.sleep(self._messenger.faults.delay_of(name))
        return await self._faulty(call, method, params, request)

    async def _faulty(
        self, call: ApiCall, method: Method, params: Params, request: Request
    ) -> Response | None:
        """The answer, or the fault that is on order for this call; None: none, cut off."""
        fault = self._messenger.faults.take(call.method, call.chat_id)
        if fault is not None and fault.kind is FaultKind.DROP:
            return None
        if fault is not None and fault.error is not None:
            return self._refused(call, fault.error)
        if fault is not None and fault.page is not None:
            return self._shown_instead(call, fault.page)
        response = await self._answer(call, method, params, request)
        if fault is None:
            return response
        return _cut(response) if fault.kind is FaultKind.CUT else None

    def _shown_instead(self, call: ApiCall, page: Page) -> Response:
        call.status, call.error = page.status, page.body
        self._messenger.wake()
        return Response(page.body, page.status, media_type=page.media_type)

    async def _answer(
        self, call: ApiCall, method: Method, params: Params, request: Request
    ) -> Response:
        try:
            result = method(self._messenger, params)
            if inspect.isawaitable(result):
                result = await _unless_gone(result, request)
        except ApiError as error:
            return self._refused(call, error)
        call.status, call.result = 200, result
        self._messenger.wake()
        return _json({"ok": True, "result": result})

    def _refused(self, call: ApiCall, error: ApiError) -> Response:
        call.status, call.error = error.status, error.description
        self._messenger.wake()
        return _failed(error)

    async def _download(self, request: Request) -> Response | None:
        try:
            self._check(request)
        except ApiError as error:
            return _failed(error)
        file = self._messenger.files.by_path(request.path_params["path"])
        if file is None:
            return _failed(ApiError(404, "Not Found"))
        return Response(file.content, media_type="application/octet-stream")

    def _check(self, request: Request) -> None:
        if not is_from_here(request, self._host):
            raise ApiError(403, "Forbidden: not from another site")
        token = request.path_params["token"]
        if token == self._messenger.token:
            return
        bot_id, _, secret = token.partition(":")
        if not bot_id.isdecimal() or not secret:
            raise ApiError(401, "Unauthorized: invalid token specified")
        raise ApiError(401, "Unauthorized")


class _Endpoint:
    """An ASGI endpoint whose handler may give None: the connection is cut without an answer."""

    def __init__(self, handler: Handler, cut: Cut) -> None:
        self._handler = handler
        self._cut = cut

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._handler(Request(scope, Measured(scope, receive)))
        if response is None:
            await self._cut(scope, receive)
        else:
            await response(scope, receive, send)


def _method(raw: str) -> tuple[str, Method]:
    found = BY_LOWER_NAME.get(raw.lower())
    if found is None:
        raise ApiError(404, "Not Found: method not found")
    return found


async def _unless_gone(result: Awaitable[Any], request: Request) -> Any:
    """The awaited result; given up where the other end hangs up meanwhile."""
    task = asyncio.ensure_future(result)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else []
    finally:
        for each in (task, gone):
            each.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _cut(response: Response) -> Response:
    """The first half of an answer, as a whole one of that length."""
    body = bytes(response.body)
    return Response(body[: len(body) // 2], response.status_code, media_type=response.media_type)


def _failed(error: ApiError) -> Response:
    return _json(error.body(), error.status)


def _json(body: Any, status: int = 200) -> Response:
    return Response(json.dumps(body), status, media_type="application/json")
