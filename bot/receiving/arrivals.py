"""What came from Telegram, each piece by itself: read, or known to be unreadable and why."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from bot.receiving.raw_json import parse, storable
from handlers.core.updates.incoming import Incoming, UnreadableError, read, whose
from handlers.core.updates.scrubbing import CPR_ASKED, MESSAGES, to_keep

LARGEST_ID = 2**63 - 2
"""Of an update: the number behind it, with which it is confirmed, has 64 bits as well."""

_USED = (*MESSAGES, "callback_query")
_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update: what it says and how it is kept, or `fault`, the reason why nobody can read it.

    `doubted` is what it said before something was taken out that may be a CPR number: for the
    memory only. Of an unreadable one nothing is kept but whose it is, as far as that can be told.
    """

    update_id: int
    incoming: Incoming
    raw: str = ""
    fault: str | None = None
    doubted: Incoming | None = field(default=None, repr=False)

    def without_body(self, error: Exception) -> "Arrival":
        """The same update, which turned out to be one that cannot be kept."""
        return replace(self, raw="", fault=type(error).__name__, doubted=None)


def arrival(raw: object) -> Arrival | None:
    """Look at one update as it came. None where it has no id by which it could be known.

    None raises: what is wrong with one is no business of the others'.
    """
    update_id = id_of(raw)
    if update_id is None or not isinstance(raw, dict):
        return None
    try:
        return _read(update_id, storable(raw))
    except Exception as error:  # noqa: BLE001  (whatever can be wrong with what somebody sends)
        return Arrival(update_id, whose(update_id, raw), fault=_named(error))


def kept_arrival(update_id: int, chat_id: int | None, raw: str) -> Arrival:
    """Look at an update as it was kept. None raises."""
    try:
        return _read(update_id, storable(parse(raw.encode())))
    except Exception as error:  # noqa: BLE001  (as above)
        owner = whose(update_id, {"message": {"chat": {"id": chat_id, "type": "private"}}})
        return Arrival(update_id, owner, fault=_named(error))


def _named(error: Exception) -> str:
    """What is wrong, without anything that somebody wrote: reading names its own fields."""
    about = f": {error}" if isinstance(error, UnreadableError) else ""
    return type(error).__name__ + about


def id_of(raw: object) -> int | None:
    """The id of an update, if it has one by which it can be kept and confirmed."""
    if not isinstance(raw, Mapping):
        return None
    found = raw.get("update_id")
    return found if type(found) is int and 0 <= found <= LARGEST_ID else None


def _read(update_id: int, raw: dict[str, Any]) -> Arrival:
    for key in _USED:
        if not isinstance(raw.get(key, {}), dict):
            raise UnreadableError(key)
    kept = to_keep(raw)
    incoming = read(kept)
    if incoming.update_id != update_id:
        raise UnreadableError("update_id")
    doubted = read(raw) if incoming.cpr_asked and CPR_ASKED not in raw else None
    return Arrival(update_id, incoming, _dumps(kept), doubted=doubted)
