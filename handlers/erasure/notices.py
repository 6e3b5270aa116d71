"""What somebody reads who wants to have themselves erased, before it is done."""

from storage.transaction.notice import STAYS, Notice


class EraseCheck(Notice, kind="erase_check"):
    """What comes of erasing this `person`, who is asked whether to do it."""

    person: int


class EraseKept(Notice, kind="erase_kept"):
    """Nothing is erased, in the place of the question."""

    message_id: int


class EraseMenu(Notice, kind="erase_menu", about=STAYS):
    """The question as buttons below a message, or the first one again; said no more."""

    message_id: int
    sure: bool
