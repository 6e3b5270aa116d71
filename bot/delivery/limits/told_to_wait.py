"""Telegram asks one chat to wait, or all of them: its answer is the same (429)."""

CHATS = 5
"""So many different chats, told within `WITHIN` seconds, mean that everybody is told.

At thirty messages a second, which is what Telegram takes over all chats
(core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this), a limit on everybody hits
five chats within a fraction of a second. A limit on one chat comes from what was sent to that
chat: five of them at the same moment are rare, and cost the others one pause.
"""

WITHIN = 3.0


class ToldToWait:
    """Which chats were told lately. Times in seconds, of any clock that only goes forward."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[float, float]] = {}

    def everybody(self, chat_id: int, seconds: float, now: float) -> float | None:
        """Note that a chat is to wait. Returns for how long everybody is to, if it is not alone.

        That is the shortest of what the chats were told: the limit on everybody is the same for
        all, and a chat that is told more has a limit of its own besides.
        """
        self._told[chat_id] = (now, now + seconds)
        self._told = {chat: told for chat, told in self._told.items() if now - told[0] <= WITHIN}
        if len(self._told) < CHATS:
            return None
        return max(0.0, min(until for _at, until in self._told.values()) - now)
