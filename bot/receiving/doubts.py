"""What somebody wrote that may hold a CPR number, while they are asked whether it does.

It is in no database and no log: only here, for a short time. After a restart it is gone, and its
person is asked to write it again (docs/decisions/0023-one-gate-for-cpr-numbers.md).
"""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.clock import Clock
from handlers.core.updates.incoming import Incoming, Kind
from handlers.cpr.taps import WAITS, asked_about

MOST = 200
"""Messages of all people together; the oldest goes first."""

MOST_OF_ONE = 20
"""Of one chat, so that nobody drives out what others have written."""

SETTLED = ""
"""What the buttons of a question say that has been answered: nothing."""

Key = tuple[int, int]
"""The chat and its message."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """`said` is None once it is settled: then only the old buttons are known by it."""

    said: Incoming | None = field(repr=False)
    until: datetime


class Doubts:
    """Messages by chat and number, each for `WAITS` at the most."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._doubts: OrderedDict[Key, _Doubt] = OrderedDict()

    def keep(self, said: Incoming) -> None:
        """Hold what an update said. A later version of the same message replaces it."""
        if said.chat_id is None or not said.private:
            return
        self._forget_old()
        key = (said.chat_id, said.message_id)
        self._doubts.pop(key, None)
        self._doubts[key] = _Doubt(said, self._clock.now() + WAITS)
        own = [each for each in self._doubts if each[0] == said.chat_id]
        for each in (*own[:-MOST_OF_ONE], *list(self._doubts)[:-MOST]):
            self._doubts.pop(each, None)

    def with_doubt(self, incoming: Incoming) -> Incoming:
        """The same update; with what is held where it answers the question, or makes it needless.

        Who takes the doubtful part out of a message has written it: it is no edit of anything kept.
        """
        doubt = self._about(incoming)
        if doubt is None:
            return incoming
        if incoming.kind is Kind.TAP:
            return replace(
                incoming, doubted=doubt.said, data=incoming.data if doubt.said else SETTLED
            )
        return replace(incoming, kind=doubt.said.kind) if doubt.said else incoming

    def settled(self, incoming: Incoming) -> None:
        """An update has been handled: what it settled is held no longer."""
        doubt = self._about(incoming)
        if doubt is not None:
            self._doubts[self._key(incoming)] = replace(doubt, said=None)

    def _about(self, incoming: Incoming) -> _Doubt | None:
        self._forget_old()
        edited = incoming.kind is Kind.EDIT and not incoming.cpr_asked
        if not edited and asked_about(incoming) is None:
            return None
        return self._doubts.get(self._key(incoming))

    def _key(self, incoming: Incoming) -> Key:
        asked = asked_about(incoming)
        return incoming.chat_id or 0, incoming.message_id if asked is None else asked

    def _forget_old(self) -> None:
        now = self._clock.now()
        while self._doubts and next(iter(self._doubts.values())).until <= now:
            self._doubts.popitem(last=False)
