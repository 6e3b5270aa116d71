"""What it means to whoever sends that a call has failed: one table, from Telegram's words.

Only Telegram's own refusal (bot/telegram/answers.py) is a verdict on a person or a message. All
else is trouble on the way: either nothing was sent, or it is not known whether something was.
"""

from datetime import timedelta
from enum import Enum, auto

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)


class Verdict(Enum):
    """What a failed call means."""

    WAIT = auto()  # Telegram says for how long
    UNREACHABLE = auto()  # the person has gone, or never came
    HARMLESS = auto()  # an edit or a tap that is over: nothing is missing in the chat
    REFUSED = auto()  # this call would be refused again
    NOT_SENT = auto()  # nothing has happened: try again
    UNKNOWN = auto()  # it may have happened


class NotSentError(NetworkError):
    """Nothing of the call has come to Telegram, or Telegram itself did not do it."""


class NotSentInTimeError(NotSentError, TimedOut):
    """No connection was free, or none could be made, in time."""


class AnswerLostError(NetworkError):
    """The call went out, and no answer of Telegram's came back: it may have been done."""


class ForeignAnswerError(AnswerLostError):
    """Somebody else answered; Telegram has most likely never heard of the call."""


class AnswerTimedOutError(AnswerLostError, TimedOut):
    """The answer has not come in time."""


_ANYTHING = ""

_VERDICTS: tuple[tuple[type[TelegramError], str, Verdict], ...] = (
    (RetryAfter, _ANYTHING, Verdict.WAIT),
    # 403: blocked, deactivated, never started ("can't initiate conversation"), a bot, and so on:
    # in a private chat all of them say that this person is not to be reached.
    (Forbidden, _ANYTHING, Verdict.UNREACHABLE),
    (BadRequest, "chat not found", Verdict.UNREACHABLE),
    (BadRequest, "user not found", Verdict.UNREACHABLE),
    (BadRequest, "peer id invalid", Verdict.UNREACHABLE),
    (BadRequest, "user id invalid", Verdict.UNREACHABLE),
    (BadRequest, "chat id invalid", Verdict.UNREACHABLE),
    (BadRequest, "user deactivated", Verdict.UNREACHABLE),  # also "input user deactivated"
    (BadRequest, "user is deactivated", Verdict.UNREACHABLE),
    (BadRequest, "user is deleted", Verdict.UNREACHABLE),
    (BadRequest, "user is blocked", Verdict.UNREACHABLE),
    (BadRequest, "blocked by the user", Verdict.UNREACHABLE),
    (BadRequest, "can't initiate conversation", Verdict.UNREACHABLE),
    (BadRequest, "can't send messages to bots", Verdict.UNREACHABLE),
    (BadRequest, "message is not modified", Verdict.HARMLESS),
    (BadRequest, "message to edit not found", Verdict.HARMLESS),
    (BadRequest, "message to delete not found", Verdict.HARMLESS),
    (BadRequest, "message to react not found", Verdict.HARMLESS),
    (BadRequest, "reaction invalid", Verdict.HARMLESS),
    (BadRequest, "message can't be deleted", Verdict.HARMLESS),
    (BadRequest, "message can't be edited", Verdict.HARMLESS),
    (BadRequest, "message id invalid", Verdict.HARMLESS),
    (BadRequest, "query is too old", Verdict.HARMLESS),
    (BadRequest, "query id is invalid", Verdict.HARMLESS),
    (BadRequest, "query id invalid", Verdict.HARMLESS),
    (BadRequest, _ANYTHING, Verdict.REFUSED),
    (ChatMigrated, _ANYTHING, Verdict.REFUSED),
    # A token or a poller that Telegram disputes for a while is nobody's and no message's fault.
    (InvalidToken, _ANYTHING, Verdict.NOT_SENT),
    (Conflict, _ANYTHING, Verdict.NOT_SENT),
    (NotSentError, _ANYTHING, Verdict.NOT_SENT),
    (TelegramError, _ANYTHING, Verdict.UNKNOWN),
)
"""The first line that fits. Telegram writes PEER_ID_INVALID and the like in either way."""


def verdict(error: TelegramError) -> Verdict:
    """What it means for the call that failed with this."""
    said = error.message.lower().replace("_", " ")
    return next(
        meaning for kind, words, meaning in _VERDICTS if isinstance(error, kind) and words in said
    )


def seconds_to_wait(error: RetryAfter) -> float:
    """For how long Telegram asks to send nothing."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
