"""Faults on order: the next calls of a method fail the way the network and Telegram fail."""

from dataclasses import dataclass
from enum import StrEnum

from bot.playground.errors import ApiError, forbidden, server_error, too_many_requests

EVERY = "*"  # every method but getUpdates, which is only hit where it is named


class FaultKind(StrEnum):
    """How a call fails."""

    REFUSE = "refuse"  # with an error object, and no effect
    DROP = "drop"  # the connection closes before there is an effect
    LOSE_ANSWER = "lose_answer"  # the call has its effect, then the connection closes
    PAGE = "page"  # somebody else answers in Telegram's place, and nothing has happened
    CUT = "cut"  # the call has its effect, and the answer breaks off in its middle


@dataclass(frozen=True)
class Page:
    """An answer that is not Telegram's: a proxy's page, or another service's JSON."""

    status: int = 403
    body: str = "<html><head><title>Access denied</title></head><body>Proxy</body></html>"
    media_type: str = "text/html"


@dataclass
class Fault:
    """`times` calls of `method`, of one chat or of any, fail in this way."""

    kind: FaultKind
    method: str
    times: int
    chat: int | None
    error: ApiError | None = None
    page: Page | None = None


class Faults:
    """What goes wrong next. `delay` is added to every call but getUpdates, in seconds."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.delays: dict[str, float] = {}  # by method, instead of `delay`
        self._ordered: list[Fault] = []

    def server_error(self, method: str = EVERY, times: int = 1, chat: int | None = None) -> None:
        """500 Internal Server Error."""
        self.refuse(server_error(), method, times, chat)

    def flood(
        self, method: str = EVERY, times: int = 1, chat: int | None = None, retry_after: int = 1
    ) -> None:
        """429 Too Many Requests, with `retry_after` seconds."""
        self.refuse(too_many_requests(retry_after), method, times, chat)

    def forbidden(self, method: str = EVERY, times: int = 1, chat: int | None = None) -> None:
        """403 Forbidden: bot was blocked by the user."""
        self.refuse(forbidden("bot was blocked by the user"), method, times, chat)

    def page(
        self,
        page: Page = Page(),
        method: str = EVERY,
        times: int = 1,
        chat: int | None = None,
    ) -> None:
        """Somebody else answers, and Telegram never hears of the call."""
        self._ordered.append(Fault(FaultKind.PAGE, method, times, chat, page=page))

    def cut(self, method: str = EVERY, times: int = 1, chat: int | None = None) -> None:
        """The call has its effect, and half of the answer arrives."""
        self._ordered.append(Fault(FaultKind.CUT, method, times, chat))

    def refuse(
        self, error: ApiError, method: str = EVERY, times: int = 1, chat: int | None = None
    ) -> None:
        """Any error object of Telegram's."""
        self._ordered.append(Fault(FaultKind.REFUSE, method, times, chat, error))

    def drop(self, method: str = EVERY, times: int = 1, chat: int | None = None) -> None:
        """The connection closes without an answer, and nothing has happened."""
        self._ordered.append(Fault(FaultKind.DROP, method, times, chat))

    def lose_answer(self, method: str = EVERY, times: int = 1, chat: int | None = None) -> None:
        """The call has its effect, but the connection closes before the answer."""
        self._ordered.append(Fault(FaultKind.LOSE_ANSWER, method, times, chat))

    @property
    def on_order(self) -> bool:
        """Whether anything goes wrong, or takes long, from now on."""
        return bool(self._ordered or self.delays or self.delay)

    def clear(self) -> None:
        """Drop what is on order: every call is answered as it should be."""
        self._ordered.clear()
        self.delays.clear()
        self.delay = 0.0

    def take(self, method: str, chat: int | None) -> Fault | None:
        """The fault that hits this call, used up by it."""
        for fault in self._ordered:
            if not _hits(fault, method.lower(), chat):
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._ordered.remove(fault)
            return fault
        return None

    def delay_of(self, method: str) -> float:
        """Seconds to wait before the call is handled."""
        default = 0.0 if method.lower() == "getupdates" else self.delay
        return self.delays.get(method, default)


def _hits(fault: Fault, method: str, chat: int | None) -> bool:
    if fault.chat is not None and fault.chat != chat:
        return False
    if fault.method == EVERY:
        return method != "getupdates"
    return fault.method.lower() == method
