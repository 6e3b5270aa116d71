"""What is said around the messages of a case, to who wrote them and to who has been given them."""

from dataclasses import dataclass
from datetime import datetime

from casework.core.vocabulary import AttachmentKind
from storage.transaction.notice import OF_NONE, STAYS, AboutCase, InPlace, Notice


class WritingBegun(AboutCase, kind="talk_begun"):
    """To `person`, who writes next: what they write is about this case."""

    person: int


class RelayedGone(Notice, kind="relayed_gone", about=STAYS, is_silent=True):
    """Takes back what a row of the outbox, the `target`, has brought."""

    target: int


@dataclass(frozen=True, slots=True)
class WordsSent:
    """What a message said, to tell it from others: its text, and which kind of file it was."""

    text: str
    file: AttachmentKind | None = None


class SentTo(AboutCase, InPlace, kind="sent_to"):
    """To who wrote it: to whom it went; in the place of the question that was answered, if any was.

    `message` is the id of the `CaseMessage`. It waits `until` a moment (UTC), perhaps because its
    receiver has `paused` messages; None where it does not wait.
    """

    reference: str
    name: str
    message: int
    words: WordsSent | None = None
    until: datetime | None = None
    paused: bool = False


class TakenBack(AboutCase, InPlace, kind="taken_back"):
    """To who wrote it, in the place of that line. `reached`: the other side had been sent it."""

    reference: str
    name: str
    reached: bool


class ReachedAgain(AboutCase, kind="reached_again"):
    """To `person`, who wrote it: the other side is back, and is given it after all."""

    person: int


class NotPassedOn(InPlace, kind="held_dropped", about=OF_NONE):
    """To who wrote it: it goes to nobody. `put_away` is the row by which it can be got back."""

    put_away: int | None = None
