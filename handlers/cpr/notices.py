"""What is said of a message with a CPR number, or with what may be one. Ids are Telegram's."""

from enum import StrEnum

from storage.transaction.notice import OF_NONE, STAYS, InPlace, Notice


class Settled(StrEnum):
    """What became of the question: a number, none, or none of a message that is forgotten."""

    YES = "yes"
    NO = "no"
    GONE = "gone"


class RemoveMessage(Notice, kind="remove_message", about=STAYS):
    """Deletes what its reader wrote; where Telegram does not allow it, asks them to."""

    message_id: int


class CprDoubt(Notice, kind="cpr_doubt", about=OF_NONE):
    """Asks whether there is a number in a `message`, which is kept for so many `minutes`."""

    message: int
    minutes: int


class CprSettled(InPlace, kind="cpr_settled", about=OF_NONE):
    """What was answered, in the place of the question."""

    answer: Settled
