"""Telegram's refusals, in Telegram's words.

The wording follows the sources of Telegram's own Bot API server (tdlib/telegram-bot-api and
tdlib/td); what the servers behind it answer with is known from its public behaviour.
"""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
STALE_QUERY = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
SET_WEBHOOK = "Conflict: terminated by setWebhook request"


class ApiError(Exception):
    """What the Bot API answers instead of a result. `status` is the HTTP status and error_code."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The error object as it goes over the wire."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> ApiError:
    """400: the call is wrong, and would be wrong again."""
    lowered = reason[:1].lower() + reason[1:]
    shouted = len(reason) > 1 and (reason[1] == "_" or reason[1].isupper())
    return ApiError(400, f"Bad Request: {reason if shouted else lowered}")


def forbidden(reason: str) -> ApiError:
    """403: this chat cannot be written to."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """429: wait for so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def server_error() -> ApiError:
    """500: Telegram's own trouble."""
    return ApiError(500, "Internal Server Error")
