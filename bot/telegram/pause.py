"""Waiting between attempts: a little at first, and longer each time that it was no use."""

import asyncio


class GrowingPause:
    """Each pause is twice the one before, up to the longest; success begins anew. In seconds."""

    def __init__(self, first: float, longest: float) -> None:
        self._first, self._longest = first, longest
        self._next = first

    @property
    def next(self) -> float:
        """How long the next pause will be."""
        return self._next

    async def wait(self) -> None:
        """Pause."""
        seconds = self.lengthen()
        await asyncio.sleep(seconds)

    def lengthen(self) -> float:
        """The pause that is due now; the one after it is longer."""
        seconds = self._next
        self._next = min(seconds * 2, self._longest)
        return seconds

    def reset(self) -> None:
        """It went well."""
        self._next = self._first
