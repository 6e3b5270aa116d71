"""What the team is told when somebody leaves it."""

from casework.core.vocabulary import Role
from storage.transaction.notice import Notice


class YouLeft(Notice, kind="you_left"):
    """To the one whose roles have ended: these."""

    roles: tuple[Role, ...]


class SomebodyLeft(Notice, kind="somebody_left"):
    """To a coordinator: who has given up which roles; `cases` are offered on, by reference."""

    name: str
    roles: tuple[Role, ...]
    cases: tuple[str, ...] = ()
