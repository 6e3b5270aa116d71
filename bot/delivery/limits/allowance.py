"""What may be sent when: new messages, edits and ends of taps have limits of their own."""

from dataclasses import dataclass, field

from bot.delivery.limits.rates import Limits

TAPS_BURST = 10
TAPS_PER_MESSAGE = 5
"""Ends of taps a second, for each message a second that may be sent, in a chat and over all.

Nobody taps faster on purpose, and an end of a tap shows next to nothing.
"""


def _none() -> Limits:
    return Limits(0, 1, 0)


@dataclass(frozen=True, slots=True)
class Allowance:
    """So an edit is not held up by messages, nor the end of a tap by either."""

    messages: Limits
    edits: Limits = field(default_factory=_none)
    taps: Limits = field(default_factory=_none)

    @classmethod
    def of(cls, per_second: float, chat_burst: int, chat_per_second: float) -> "Allowance":
        """Telegram's figures for messages, for edits as well; zero is no limit."""
        return cls(
            Limits(per_second, chat_burst, chat_per_second),
            Limits(per_second, chat_burst, chat_per_second),
            Limits(per_second * TAPS_PER_MESSAGE, TAPS_BURST, chat_per_second * TAPS_PER_MESSAGE),
        )

    def pause_chat(self, chat_id: int, seconds: float) -> None:
        """Neither send nor edit anything in a chat for so long, as Telegram asked."""
        self.messages.pause_chat(chat_id, seconds)
        self.edits.pause_chat(chat_id, seconds)

    def pause_all(self, seconds: float) -> None:
        """Neither send nor edit anything for so long, as Telegram asked."""
        self.messages.pause_all(seconds)
        self.edits.pause_all(seconds)
