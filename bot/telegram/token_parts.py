"""Takes a bot's token out of a text: the whole of it, and every part that is worth something.

A page that quotes an address may cut it, break it or encode its colon; eight characters in a row
of the secret half are enough to know it by, and what is left of them is taken out.
"""

import re

SHORTEST_PART = 8
"""Characters of the secret half in a row that no text holds by chance."""

SHORTEST_SECRET = 30
"""A real token's secret has at least so many characters; a stand-in's may be a word of its own."""


class TokenParts:
    """Knows one token, `<bot's number>:<secret>`. The number alone is no secret."""

    def __init__(self, token: str, hidden: str = "<token>") -> None:
        self._token, self._hidden = token, hidden
        number, _colon, secret = token.partition(":")
        starts = range(len(secret) - SHORTEST_PART + 1) if len(secret) >= SHORTEST_SECRET else ()
        self._parts = frozenset(secret[at : at + SHORTEST_PART] for at in starts)
        # The number that stands before what was taken out, however the colon was written.
        self._numbered = re.compile(
            f"{re.escape(number)}[^A-Za-z0-9]?(?:3A|#58;)?{re.escape(hidden)}"
        )

    def taken_out(self, text: str) -> str:
        """The text without the token and its parts."""
        text = text.replace(self._token, self._hidden)
        spans = self._spans(text)
        for start, end in reversed(spans):
            text = text[:start] + self._hidden + text[end:]
        return self._numbered.sub(self._hidden, text) if spans else text

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where parts stand; those that overlap or touch are one."""
        found: list[tuple[int, int]] = []
        for at in range(len(text) - SHORTEST_PART + 1):
            if text[at : at + SHORTEST_PART] not in self._parts:
                continue
            start = at
            if found and found[-1][1] >= at:
                start = found.pop()[0]
            found.append((start, at + SHORTEST_PART))
        return found
