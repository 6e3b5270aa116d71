"""What is said of words that were waited for, and went out of sight."""

from datetime import datetime

from storage.transaction.notice import TEAMS, AboutCase


class ClosingPutAway(AboutCase, kind="closing_put_away", about=TEAMS):
    """To the advisor: the closing text that they had written is kept until then (UTC).

    `put_away` is the row by which it can be got back.
    """

    put_away: int
    until: datetime
