"""What somebody reads of the messages of a case, and what rows of the version before still say."""

from datetime import datetime

from storage.queues.notices import OfMessage
from storage.transaction.notice import OF_NONE, SAID_ONCE, AboutCase, InPlace


class MessagesShown(AboutCase, InPlace, kind="messages"):
    """To `person`, who has opened them: a page of the messages; page 0 holds the newest."""

    page: int
    person: int


class MessageShown(OfMessage, kind="case_message", about=SAID_ONCE):
    """To who has opened it: one message whole."""


class TakenAsAnswer(InPlace, kind="held_answered", about=OF_NONE):
    """To who was asked: what waited was an answer to the bot's question."""


class PassedOn(AboutCase, kind="passed_on"):
    """To `person`, who wrote it: it was passed on. Of the version before."""

    person: int


class UnassignedPassedOn(AboutCase, InPlace, kind="held_passed_on"):
    """The same, in the place of the question which case is meant. Of the version before."""

    person: int


class ReadsLater(AboutCase, kind="reads_later"):
    """To who wrote it: it waits `until` a moment (UTC). Of the version before."""

    name: str
    until: datetime
    paused: bool = False
