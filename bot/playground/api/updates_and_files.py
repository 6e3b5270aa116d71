"""Methods by which the bot gets what people send: updates and files."""

import re
from urllib.parse import urlsplit

from bot.playground.api.parameters import Params
from bot.playground.chats.files import DOWNLOAD_LIMIT
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Json
from bot.playground.errors import bad_request

_LONGEST_POLL = 50  # seconds
_SECRET_LIMIT = 256
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


async def get_updates(messenger: Messenger, params: Params) -> list[Json]:
    """Unconfirmed updates, waiting for some up to `timeout` seconds."""
    _allow(messenger, params)
    timeout = min(max(params.integer("timeout"), 0), _LONGEST_POLL)
    limit = min(max(params.integer("limit", 100), 1), 100)
    offset = params.integer("offset")
    messenger.updates.confirm(offset)
    messenger.wake()
    return await messenger.updates.poll(offset, limit, timeout)


def set_webhook(messenger: Messenger, params: Params) -> bool:
    """Have updates posted to an address. Unlike Telegram, plain HTTP will do on this machine."""
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(messenger, params)
    if urlsplit(url).scheme not in {"https", "http"} or not urlsplit(url).hostname:
        raise bad_request("invalid webhook URL specified")
    if urlsplit(url).scheme == "http" and urlsplit(url).hostname not in {"127.0.0.1", "localhost"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > _SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _allow(messenger, params)
    _drop(messenger, params)
    most = min(max(params.integer("max_connections", 40), 1), 100)
    messenger.webhook = {"url": url, "secret_token": secret, "max_connections": most}
    messenger.updates.set_webhook(url)
    return True


def delete_webhook(messenger: Messenger, params: Params) -> bool:
    """Go back to polling."""
    _drop(messenger, params)
    messenger.webhook = {}
    messenger.updates.set_webhook("")
    return True


def get_webhook_info(messenger: Messenger, _: Params) -> Json:
    """Where updates go, and what went wrong there last."""
    info = {key: value for key, value in messenger.webhook.items() if key != "secret_token"}
    waiting = len(messenger.updates.pending)
    allowed = messenger.updates.allowed
    return {
        "url": "", "has_custom_certificate": False, "pending_update_count": waiting,
    } | info | ({"allowed_updates": allowed} if allowed else {})  # fmt: skip


def get_file(messenger: Messenger, params: Params) -> Json:
    """Where a file can be downloaded."""
    file = messenger.files.by_id(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": params.text("file_id"), "file_unique_id": file.unique_id,
        "file_size": file.size, "file_path": file.path,
    }  # fmt: skip


def _allow(messenger: Messenger, params: Params) -> None:
    """What is not given stays as it was; an empty list means the default."""
    allowed = params.structure("allowed_updates", "allowed_updates")
    if isinstance(allowed, list):
        messenger.updates.allowed = [str(kind) for kind in allowed]


def _drop(messenger: Messenger, params: Params) -> None:
    if params.boolean("drop_pending_updates"):
        messenger.updates.pending.clear()
