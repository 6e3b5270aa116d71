"""How large a body may be that the playground takes."""

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from bot.playground.errors import ApiError

LARGEST_JSON = 1024 * 1024
LARGEST_UPLOAD = 52 * 1024 * 1024
"""Bytes. A bot may send files of 50 MB (core.telegram.org/bots/api#sending-files)."""


class Measured:
    """Receives a request's body piece by piece, and no more of it than is allowed.

    Raises `ApiError` 413, also where the length was not told, or told wrongly.
    """

    def __init__(self, scope: Scope, receive: Receive) -> None:
        headers = Headers(scope=scope)
        upload = headers.get("content-type", "").startswith("multipart/")
        self._left = LARGEST_UPLOAD if upload else LARGEST_JSON
        self._told = headers.get("content-length", "")
        self._receive = receive

    async def __call__(self) -> Message:
        """The next message of ASGI, with a piece of the body. Raises `ApiError` 413."""
        if self._told.isdecimal() and int(self._told) > self._left:
            raise too_large()
        message = await self._receive()
        self._told = ""
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise too_large()
        return message


def too_large() -> ApiError:
    """The refusal of a body that is too large, in Telegram's words."""
    return ApiError(413, "Request Entity Too Large")
