"""What somebody reads who has been erased."""

from storage.transaction.notice import Notice


class Erased(Notice, kind="erased"):
    """They are forgotten, and so many open requests are `withdrawn`.

    Nobody knows any more what they read, so the notice holds their `language` itself.
    """

    withdrawn: int = 0
    language: str | None = None
