"""What Telegram's refusals mean to whoever sends."""

from datetime import timedelta

from telegram.error import RetryAfter, TelegramError

_HARMLESS = (
    "message is not modified",
    "message to edit not found",
    "message to delete not found",
    "message can't be deleted",
    "message can't be edited",
    "query is too old",
    "query_id_invalid",
    "query id is invalid",
)


def is_harmless(error: TelegramError) -> bool:
    """Whether it is about an edit or a tap that is over: nothing is missing in the chat."""
    said = error.message.lower()
    return any(words in said for words in _HARMLESS)


def seconds_to_wait(error: RetryAfter) -> float:
    """For how long Telegram asks to send nothing."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
