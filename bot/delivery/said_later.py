"""What need not be said, because something that waits behind it in the chat says it anyway.

Of edits of one message that wait, only the last can be seen. Of answers that say the same to
somebody who has written very much at once, the last is enough.
"""

from collections.abc import Awaitable, Callable, Iterable
from itertools import islice
from typing import Any

from bot.database import DatabaseAwayError
from bot.delivery.chat_queue import ChatQueue
from handlers.core.effects import Effect, Recaption, Rekey, Remove, Rewrite, Say, Toast
from handlers.subjects import WORDINGS
from storage.queues.outbox import Outgoing

Render = Callable[[Outgoing], Awaitable[Effect]]

MANY = 5
"""So many rows that wait for a chat are a flood: at a message a second, five seconds late."""

_LOOKED_AT = 3  # rows behind an edit that are rendered to see whether they make it needless

_MAKES_NEEDLESS: dict[type, tuple[type, ...]] = {
    Rewrite: (Rewrite, Rekey),  # without a keyboard of its own, it takes away the one that is there
    Recaption: (Recaption, Rekey),
    Rekey: (Rekey,),
    Remove: (Rewrite, Recaption, Rekey, Remove),
}


async def is_said_later(row: Outgoing, effect: Effect, chat: ChatQueue, render: Render) -> bool:
    """Whether the first row of a chat can be left out."""
    if len(chat.rows) == 1:
        return False
    edit = effect.then if isinstance(effect, Toast) else effect
    if isinstance(edit, tuple(_MAKES_NEEDLESS)):
        return await _is_edited_later(row, edit, chat, render)
    if isinstance(effect, Say) and row.waiting and len(chat.rows) > MANY:
        said = _what_it_says(row)
        return any(each.waiting and _what_it_says(each) == said for each in _behind(chat))
    return False


async def _is_edited_later(row: Outgoing, edit: Any, chat: ChatQueue, render: Render) -> bool:
    """Whether a later edit of the same message leaves nothing of this one.

    A row is rendered to know what it edits; only those whose parameters name the same are.
    """
    named = _names(row)
    alike = [each for each in reversed(chat.rows) if each is not row and _names(each) & named]
    for each in islice(alike, _LOOKED_AT):
        later = await _rendered(each, render)
        if isinstance(edit, _MAKES_NEEDLESS.get(type(later), ())) and _target(later) == _target(
            edit
        ):
            return True
    return False


async def _rendered(row: Outgoing, render: Render) -> Any:
    """What a row will do as things are; None where that cannot be said."""
    try:
        effect = await render(row)
    except DatabaseAwayError:
        raise
    except Exception:  # noqa: BLE001  (it is looked at again, and kept as failed, when its turn comes)
        return None
    return effect.then if isinstance(effect, Toast) else effect


def _behind(chat: ChatQueue) -> Iterable[Outgoing]:
    return islice(chat.rows, 1, None)


def _names(row: Outgoing) -> set[tuple[str, Any]]:
    """What the parameters of an edit can name its message by."""
    known = ("message_id", "target", "message")
    return {(name, row.params[name]) for name in known if row.params.get(name) is not None}


def _target(edit: Any) -> tuple[int | None, int | None]:
    return edit.message_id, edit.outbox_id


def _what_it_says(row: Outgoing) -> tuple[Any, ...]:
    told_by = WORDINGS[row.kind].told_by if row.kind in WORDINGS else None
    said = row.params if told_by is None else [row.params.get(name) for name in told_by]
    return row.kind, said
