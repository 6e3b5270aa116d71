"""What brings a message of a case to its other side, and what its writer hears where that fails.

The queues know these, since what is written between two people waits, goes on and is lost in ways
of its own.
"""

from storage.transaction.notice import SAID, AboutCase, Notice, kinds, of_kind


class OfMessage(Notice):
    """A notice that shows one message of a case, by the id of the `CaseMessage`."""

    message: int


class Relays(OfMessage, about=SAID):
    """What brings words of one side of a case to the other."""


class Relayed(Relays, kind="relayed"):
    """A message, or the beginning of one that is too long for one of Telegram's."""


class RelaysRest(Relays):
    """What had no room in the first message."""


class RelayedText(RelaysRest, kind="relayed_text"):
    """The text of a file, where it is too long to stand below it."""


class RelayedRest(RelaysRest, kind="relayed_rest"):
    """The end of a text that is too long for one of Telegram's messages."""


class RelayedEdit(Relays, kind="relayed_edit"):
    """The same message, as its writer has changed it."""


class RequesterLost(AboutCase, kind="requester_lost", says_who_is_lost=True):
    """To its advisor: the requester cannot be reached here, and how else they can be."""


class Undelivered(AboutCase, kind="undelivered", says_who_is_lost=True):
    """To `person`, who wrote it: the other side has not been given it.

    `receiver` is the one it was for; None where that is whoever is on the other side now.
    """

    person: int
    receiver: int | None = None


class PerhapsUndelivered(AboutCase, kind="perhaps_undelivered"):
    """To the same: Telegram has not said whether `receiver` was given it."""

    person: int
    receiver: int | None = None


def is_a(notice: type[Notice], kind: str) -> bool:
    """Whether a row of the outbox with this kind holds such a notice."""
    found = of_kind(kind)
    return found is not None and issubclass(found, notice)


def kinds_of(notice: type[Notice]) -> tuple[str, ...]:
    """The kinds of all such notices, as rows of the outbox are asked for."""
    return tuple(each.kind for each in kinds() if issubclass(each, notice))
