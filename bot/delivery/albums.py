"""Files that somebody sent together go on together: as one album, in the order of the outbox.

Telegram hands them over one by one, so what has come is looked at again after a short while.
"""

from collections import deque
from collections.abc import Awaitable, Callable

from handlers.core.effects import Effect, SendFile
from storage.queues.outbox import Outgoing

PAUSE = 0.5
"""Seconds without another row after which an album counts as whole."""

MOST = 10
"""Files that Telegram takes in one album (Bot API, sendMediaGroup)."""

File = tuple[Outgoing, SendFile]


async def whole(
    queue: deque[Outgoing],
    album: str,
    render: Callable[[Outgoing], Awaitable[Effect]],
    pause: Callable[[float], Awaitable[None]],
) -> list[File]:
    """The files of an album that stand at the head of a chat's queue, once no more of them come."""
    seen = 0
    while seen < len(queue) and seen < MOST:
        seen = len(queue)
        await pause(PAUSE)
    files: list[File] = []
    for row in list(queue)[:MOST]:
        effect = await render(row)
        if not isinstance(effect, SendFile) or effect.album != album:
            break
        files.append((row, effect))
    return files
