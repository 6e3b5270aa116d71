"""Whether the program does its work, and if not, what of it is too old."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from bot.receiving.receiving_bot import LONGEST_PAUSE, POLL_SECONDS

if TYPE_CHECKING:
    from bot.application import TaskForceBot


def _age(longest: float, sentence: str) -> Any:
    return lambda seconds: sentence.format(seconds=round(seconds)) if seconds > longest else None


@dataclass(frozen=True, slots=True)
class Ages:
    """How old things are, in seconds; 0 where nothing is due."""

    telegram: float
    poll: float
    commit: float
    delivery: float


_TOO_OLD = {
    # Said after a minute: a poll takes half of one, so one that fails alone says nothing.
    "telegram": _age(60, "Telegram has not answered for {seconds} s"),
    # The longest poll and the longest pause, and the half minute that a slow answer may take.
    "poll": _age(POLL_SECONDS + LONGEST_PAUSE + 30, "the last poll was answered {seconds} s ago"),
    # Jobs commit every five seconds, and the writer waits for a lock for two.
    "commit": _age(60, "nothing was committed for {seconds} s"),
    # A pause between attempts is up to five minutes, but the first six take half a minute.
    "delivery": _age(120, "nothing was delivered for {seconds} s, and something is due"),
}


def too_old(ages: Ages) -> dict[str, str]:
    """What is older than it may be, by its name, in a sentence for an operator."""
    found = {each.name: _TOO_OLD[each.name](getattr(ages, each.name)) for each in fields(ages)}
    return {name: sentence for name, sentence in found.items() if sentence}


def ages_of(bot: "TaskForceBot") -> Ages:
    """How old things are now."""
    polls = bot.settings.webhook_url is None
    return Ages(
        telegram=bot.pulse.silent_for,
        poll=bot.pulse.since_poll if polls else 0.0,
        commit=max(bot.database.since_commit, bot.database.behind),
        # One chat alone may wait long; where others are sent to meanwhile, all is well.
        delivery=min(bot.delivery.due_for, bot.pulse.since_delivery),
    )
