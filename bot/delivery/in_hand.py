"""What the delivery remembers of rows: which are in hand, and which message each one became."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

MESSAGES_KEPT = 20_000


class InHand:
    """The rows in hand: from when they are put in until what became of them is on the disk."""

    def __init__(self) -> None:
        self._rows: set[int] = set()
        self._released: set[int] = set()
        self._lists = 0

    def __contains__(self, row: int) -> bool:
        return row in self._rows

    def add(self, row: int) -> None:
        """Take a row in hand."""
        self._rows.add(row)

    def release(self, rows: Iterable[int]) -> None:
        """Hold rows no longer; a list of pending rows that is being read may still name them."""
        self._released.update(rows)
        if not self._lists:
            self._rows -= self._released
            self._released.clear()

    @contextmanager
    def reading_a_list(self) -> Iterator[None]:
        """While a list of pending rows is read, which may be older than what is known here."""
        self._lists += 1
        try:
            yield
        finally:
            self._lists -= 1
            self.release(())


class MessageIds:
    """Telegram's ids of the latest messages, by the row that each one was."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, int] = OrderedDict()

    def remember(self, row: int, message_id: int) -> None:
        """Keep an id; the oldest is forgotten where there are very many."""
        self._known[row] = message_id
        if len(self._known) > MESSAGES_KEPT:
            self._known.popitem(last=False)

    def of(self, row: int) -> int | None:
        """The id, if it is still known here."""
        return self._known.get(row)
