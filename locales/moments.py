"""Words that say a moment, with the moment itself: the messenger shows it by the reader's clock.

Telegram shows the words as they are, and on a tap the day and hour where the phone is
(core.telegram.org/bots/api#date-time-entity-formatting, with an empty format; Bot API 9.5).
"""

from datetime import datetime


class Told(str):
    """Words that say when something is, `16:00`. Anything made of them says only the words."""

    __slots__ = ("unix",)

    unix: int
    """Seconds since 1970, UTC."""

    @classmethod
    def of(cls, moment: datetime, words: str) -> "Told":
        """The words, of an aware moment."""
        told = cls(words)
        told.unix = int(moment.timestamp())
        return told

    def marked(self, html: str) -> str:
        """The same words as they stand in a text of Telegram's HTML."""
        return f'<tg-time unix="{self.unix}">{html}</tg-time>'
