"""Ends the spinner of every tap, beside the messages, so that it ends at once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.telegram import calls
from bot.telegram.verdicts import Verdict, seconds_to_wait, verdict
from handlers.core.effects import Effect, Toast

Post = Callable[[str, dict[str, Any]], Awaitable[Any]]

LONGEST_PAUSE = 8.0
"""Seconds between two attempts, after which Telegram has forgotten the tap itself."""

_log = structlog.get_logger()


async def end_tap(
    post: Post,
    callback_query_id: str,
    effect: Effect,
    pause: float,
    asked: Callable[[], None] = lambda: None,
) -> None:
    """Answer a tap, with a line if the effect is one; again after a pause where that fails.

    `pause` in seconds; each is twice the one before. A tap that is too old has no spinner.
    `asked` is told of each attempt that is over.
    """
    toast = effect if isinstance(effect, Toast) else Toast()
    call = calls.answer_tap(callback_query_id, toast.text, stays=toast.stays)
    while True:
        wanted = await _attempt(post, call, pause)
        asked()
        if wanted is None or wanted > LONGEST_PAUSE:
            return
        await asyncio.sleep(wanted)
        pause *= 2


async def _attempt(post: Post, call: calls.Call, pause: float) -> float | None:
    """Try once. Returns the seconds until it is worth trying again; None: never."""
    try:
        await post(*call)
    except RetryAfter as error:
        return seconds_to_wait(error)
    except TelegramError as error:
        meaning = verdict(error)
        if meaning in {Verdict.NOT_SENT, Verdict.UNKNOWN}:
            return pause
        if meaning is not Verdict.HARMLESS:
            _log.warning("tap_not_answered", error=error.message)
    return None
