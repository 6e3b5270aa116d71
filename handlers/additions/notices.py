"""What is said around what is added to a request, to who adds it and to the team."""

from storage.transaction.notice import CASE, SAID, InPlace, Notice


class TellWhat(InPlace, kind="tell_what", about=CASE):
    """To a requester: which of what their request was sent without do they want to tell?"""

    requisition: int


class TellThis(InPlace, kind="tell_this", about=CASE):
    """To a requester: the form's question of this `step`, to be answered in words."""

    requisition: int
    step: str


class AdditionShown(Notice, kind="addition", about=SAID):
    """To who has opened it: one addition whole, or the piece of it with this number, from 0."""

    message: int
    piece: int = 0
