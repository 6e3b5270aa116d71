"""What the program serves itself: the webhook for Telegram, health and metrics for operators."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog

from bot.receiving.arrivals import id_of
from bot.receiving.raw_json import parse

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

LARGEST_UPDATE = 1024 * 1024  # bytes; Telegram's own are some kilobytes
SECONDS_FOR_BODY = 10.0  # of an update, once its head is there

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - core.telegram.org/bots/api

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

Receive = Callable[[dict[str, Any]], Awaitable[None]]
Health = Callable[[], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram sends updates, how it shows who it is, and who gets them.

    `receive` returns when the update is safe. Where it raises, the answer is 503, and Telegram
    sends the update again.
    """

    path: str
    secret: str
    receive: Receive

    def is_from_telegram(self, token: str) -> bool:
        """Whether a request's secret is ours; how long it takes tells nothing about it."""
        return hmac.compare_digest(token.encode(), self.secret.encode())


def create_app(
    *, health: Health, metrics: Callable[[], bytes], webhook: Webhook | None = None
) -> "Starlette":
    """The application for LISTEN; without a webhook, health and metrics only.

    `health` returns a dictionary for JSON, whose "ok" is true or false.
    """
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    async def show_health(_request: "Request") -> "Response":
        report = await health()
        status = HTTPStatus.OK if report.get("ok") else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse(report, status_code=status)

    async def show_metrics(_request: "Request") -> "Response":
        return Response(metrics(), media_type="text/plain; version=0.0.4; charset=utf-8")

    routes = [Route("/health", show_health), Route("/metrics", show_metrics)]
    if webhook is not None:

        async def take_update(request: "Request") -> "Response":
            return Response(status_code=await _taken(request, webhook))

        routes.append(Route(webhook.path, take_update, methods=["POST"]))
    return Starlette(routes=routes)


async def _taken(request: "Request", webhook: Webhook) -> HTTPStatus:
    """Hand an update over if it is one, and the status that tells Telegram what became of it."""
    if not webhook.is_from_telegram(request.headers.get(_SECRET_HEADER, "")):
        return HTTPStatus.UNAUTHORIZED
    try:
        async with asyncio.timeout(SECONDS_FOR_BODY):
            body = await _body(request)
    except TimeoutError:
        return HTTPStatus.REQUEST_TIMEOUT
    if body is None:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    update = _update(body)
    if update is None:
        return HTTPStatus.BAD_REQUEST
    try:
        await webhook.receive(update)
    except Exception:  # noqa: BLE001 - whatever it was, Telegram must hear that it was not stored
        _log.exception("update_not_stored", update_id=update["update_id"])
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.OK


async def _body(request: "Request") -> bytes | None:
    """The whole body; nothing if it is larger than an update can be."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return bytes(body)


def _update(body: bytes) -> dict[str, Any] | None:
    """What a body says, if that is an update with an id; what else is in it is looked at later."""
    try:
        parsed = parse(body)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) and id_of(parsed) is not None else None
