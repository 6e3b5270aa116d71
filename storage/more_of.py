"""Words that turn out to be more of what somebody has just written."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from casework.errors import Refused
from casework.talk import Written
from storage import activities, held, held_reading, just_done, kept_words, outbox
from storage.people import Known
from storage.rewording import REWORD


def add(session: Session, person: Known, row: int, message_id: int | None, now: datetime) -> None:
    """Keep all that waits with this row as more of what it may be more of.

    `message_id` is the question's, which becomes the record of the answer; None where it was
    answered in words. What waits for another answer is asked about again. Raises
    Refused("stale_button") where it waits no more, and what its kind raises; then it waits on.
    """
    more = held_reading.more_of(session, person.id, row)
    if more is None:
        raise Refused("stale_button")
    kind, _, name = more.subject.partition(":")
    if kind == "note":
        activities.more_of_note(session, name, person, more.written, now)
    else:
        add_to(session, person, more.subject, more.written, now)
    held.drop_these(session, person.id, more.written)
    outbox.answer(
        session,
        "held_kept",
        {"kind": kind, "requisition": more.case, "message_id": message_id},
        now,
    )
    held.ask(session, person, now)


def add_to(
    session: Session, person: Known, subject: str, written: Sequence[Written], now: datetime
) -> None:
    """Add messages to what this names. Raises what its kind raises; then nothing has changed."""

    def longer(before: str, longest: int) -> str:
        return kept_words.longer(session, person.id, subject, before, written, longest)

    kind, _, name = subject.partition(":")
    done = REWORD[kind](session, name, person, longer, now)
    just_done.begin(session, person.id, subject, done.case, now)
