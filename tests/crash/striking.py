"""A stand-in for Telegram that kills the program at a chosen call."""

from collections import deque
from dataclasses import dataclass

from benchmarks.wire import Call
from tests.crash.witness import CountingApi
from tests.support.process import BotProcess


@dataclass(frozen=True, slots=True)
class Strike:
    """Kill at the `nth` call of a method since the strike before.

    `answered`: Telegram does what it is asked to and says so, to nobody. Otherwise, the call is
    lost with the program, as if it had not been made.
    """

    method: str
    nth: int
    answered: bool


class StrikingApi(CountingApi):
    """Kills `bot` at one moment after the other, and starts it again at once."""

    def __init__(self, strikes: list[Strike]) -> None:
        super().__init__()
        self.bot: BotProcess | None = None
        self.unconfirmed: list[int] = []
        """How many updates Telegram was going to deliver again, strike by strike."""
        self._strikes = deque(strikes)
        self._seen = 0

    @property
    def all_struck(self) -> bool:
        """Whether every moment has come."""
        return not self._strikes

    def serve(self, call: Call) -> None:
        """Answer a request, unless it is the last one."""
        if not self._is_due(call):
            super().serve(call)
            return
        if self._strikes.popleft().answered:
            super().serve(call)
        assert self.bot is not None
        self.bot.kill()
        self.unconfirmed.append(len(self.updates))
        self.bot.start()

    def _is_due(self, call: Call) -> bool:
        if not self._strikes or not call.path.endswith(f"/{self._strikes[0].method}"):
            return False
        self._seen += 1
        if self._seen < self._strikes[0].nth:
            return False
        self._seen = 0
        return True
