"""What the team reads of what was added to a request."""

from storage.transaction.notice import SAID, Notice


class AdditionShown(Notice, kind="addition", about=SAID):
    """To who has opened it: one addition whole, or the piece of it with this number, from 0."""

    message: int
    piece: int = 0
