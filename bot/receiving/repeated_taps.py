"""Somebody taps a button again before they can have seen what the first tap did."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.delivery.in_hand import InHand
from handlers.core.updates.incoming import Incoming, Kind
from storage.queues.outbox import Outgoing

_MOST = 1000
"""Chats, beyond which those whose answer has gone out are forgotten."""


class RepeatedTaps:
    """Remembers the last tap of each chat while its answer is on the way; it is one tap.

    `on_the_way` are the ids of the rows that have not gone out yet.
    """

    def __init__(self, on_the_way: InHand) -> None:
        self._on_the_way = on_the_way
        self._last: dict[int, _Tap] = {}

    def is_one(self, incoming: Incoming) -> bool:
        """Whether this is the tap before it once more. What else comes ends that."""
        if incoming.chat_id is None:
            return False
        last = self._last.get(incoming.chat_id)
        if last is None:
            return False
        if incoming.kind is Kind.TAP and last.button == _button(incoming) and self._waits(last):
            return True
        del self._last[incoming.chat_id]
        return False

    def note(self, incoming: Incoming, messages: Iterable[Outgoing]) -> None:
        """A tap was handled, and these messages come of it."""
        if incoming.kind is not Kind.TAP or incoming.chat_id is None:
            return
        rows = [each.id for each in messages if each.chat_id == incoming.chat_id]
        self._last[incoming.chat_id] = _Tap(_button(incoming), rows)
        if len(self._last) > _MOST:
            self._last = {chat: tap for chat, tap in self._last.items() if self._waits(tap)}

    def _waits(self, tap: "_Tap") -> bool:
        return any(row in self._on_the_way for row in tap.rows)


@dataclass(frozen=True, slots=True)
class _Tap:
    button: tuple[int, str]
    rows: list[int]


def _button(incoming: Incoming) -> tuple[int, str]:
    return incoming.message_id, incoming.data
