"""The messages that a note, a log's line and the like are made of.

Each of these is named by a subject ("note:5"), whose first word is its kind.
"""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlmodel import Session, col

from casework.several import joined
from casework.talk import Written
from storage.tables import KeptWords


def keep(session: Session, person_id: int, subject: str, written: Sequence[Written]) -> None:
    """Note which messages of somebody's are parts of it."""
    session.add_all(
        KeptWords(
            person_id=person_id,
            source_message_id=each.message_id,
            subject=subject,
            text=each.text,
        )
        for each in written
    )
    session.flush()


def longer(
    session: Session,
    person_id: int,
    subject: str,
    before: str,
    written: Sequence[Written],
    longest: int,
) -> str:
    """What it reads as with more messages, which are kept as parts of it.

    Raises what `casework.several.joined` raises; then nothing has changed.
    """
    texts = [each.text for each in written]
    text = joined([before, *texts] if before else texts, longest)
    keep(session, person_id, subject, written)
    return text


def of(session: Session, subject: str) -> list[KeptWords]:
    """The parts of it, in the order in which they were written."""
    return list(
        session.execute(
            select(KeptWords).where(col(KeptWords.subject) == subject).order_by(col(KeptWords.id))
        ).scalars()
    )


def subject_of(session: Session, person_id: int, message_id: int) -> str | None:
    """What a message of somebody's own is a part of; None if of nothing."""
    return session.execute(
        select(col(KeptWords.subject)).where(
            col(KeptWords.person_id) == person_id, col(KeptWords.source_message_id) == message_id
        )
    ).scalar_one_or_none()


def forget(session: Session, person_id: int) -> None:
    """Forget what somebody wrote, message by message; nothing of it can be edited any more."""
    session.execute(delete(KeptWords).where(col(KeptWords.person_id) == person_id))
