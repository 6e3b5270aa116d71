"""Who may use the page: a browser on this machine that was sent here by the page itself."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.body_limits import Measured
from bot.playground.errors import ApiError

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_HERE = {"127.0.0.1", "localhost", "::1"}

Handler = Callable[[Request], Awaitable[Response]]


def guarded(handler: Handler, host: str) -> Handler:
    """The handler with the page's headers; refusing other sites, and names that are not ours.

    A foreign page can send requests to this machine, and a foreign name can be made to point
    here; neither may write in these chats. `host` is where the server was told to listen.
    """

    async def answer(request: Request) -> Response:
        if not is_from_here(request, host):
            return PlainTextResponse("Forbidden", 403)
        try:
            response = await handler(
                Request(request.scope, Measured(request.scope, request.receive))
            )
        except ApiError as error:
            response = JSONResponse({"error": error.description}, error.status)
        response.headers.update(HEADERS)
        return response

    return answer


def is_from_here(request: Request, host: str) -> bool:
    """Whether a request came by a name of this machine's, and from no other site's page."""
    ours = request.headers.get("host", "")
    if urlsplit(f"//{ours}").hostname not in _HERE | {host}:
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == ours
