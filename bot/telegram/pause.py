"""Waiting between attempts: a little at first, and longer each time that it was no use."""

import asyncio


class GrowingPause:
    """Each pause is twice the one before, up to the longest; success begins anew. In seconds."""

    def __init__(self, first: float, longest: float) -> None:
        self._first, self._longest = first, longest
        self._next = first

    @property
    def next(self) -> float:
        """Seconds that the next pause will take."""
        return self._next

    async def wait(self) -> None:
        """Sleep for the pause that is due; the one after it is longer."""
        seconds = self.lengthen()
        await asyncio.sleep(seconds)

    def lengthen(self) -> float:
        """Seconds of the pause that is due now, without sleeping; the one after it is longer."""
        seconds = self._next
        self._next = min(seconds * 2, self._longest)
        return seconds

    def reset(self) -> None:
        """Begin anew with the first pause, since an attempt has succeeded."""
        self._next = self._first
