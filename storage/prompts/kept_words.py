"""The messages that a note, a log's line and the like are made of.

Each of these is named by a subject ("note:5"), whose first word is its kind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from casework.prompts.several import joined
from casework.relay import Written
from storage.people.people import Known
from storage.tables import KeptWords
from storage.transaction.unit_of_work import UnitOfWork

Change = Callable[[str, int], str]
"""What a text becomes: given it as it is and how long it may be; raises Refused."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """The case of what was changed. `shown`: whether its requester has been shown the change.

    None: it is nothing that they read.
    """

    case: int
    shown: bool | None = None


Reword = Callable[[UnitOfWork, str, Known, Change], Reworded]
"""Changes what one subject names."""

Rewords = Mapping[str, Reword]
"""Who changes what, by the first word of a subject: all of them are in `storage.subjects`."""


def keep(unit: UnitOfWork, person_id: int, subject: str, written: Sequence[Written]) -> None:
    """Note which messages of somebody's are parts of it; 0 is the id of one that is not known."""
    unit.session.add_all(
        KeptWords(
            person_id=person_id,
            source_message_id=each.message_id,
            subject=subject,
            text=each.text,
        )
        for each in written
        if each.message_id
    )
    unit.session.flush()


def longer(
    unit: UnitOfWork,
    person_id: int,
    subject: str,
    before: str,
    written: Sequence[Written],
    longest: int,
) -> str:
    """What it reads as with more messages, which are kept as parts of it.

    Raises what `casework.prompts.several.joined` raises; then nothing has changed.
    """
    texts = [each.text for each in written]
    text = joined([before, *texts] if before else texts, longest)
    keep(unit, person_id, subject, written)
    return text


def changed(unit: UnitOfWork, part: KeptWords, text: str, before: str, longest: int) -> str:
    """What it reads as once one of its messages says this, which it does from now on.

    Raises what `casework.prompts.several.joined` raises; then nothing has changed.
    """
    parts = of(unit.session, part.subject)
    rest = _not_in_parts(before, [each.text for each in parts])
    whole = joined([*rest, *(text if each is part else each.text for each in parts)], longest)
    part.text = text
    unit.session.flush()
    return whole


def _not_in_parts(before: str, parts: Sequence[str]) -> list[str]:
    """What it began with in no message that is known."""
    said = "\n".join(parts)
    rest = before.removesuffix(said).rstrip("\n")
    return [rest] if before.endswith(said) and rest else []


def part(session: Session, person_id: int, message_id: int) -> KeptWords | None:
    """The part of something that a message of somebody's own is; None if of nothing."""
    return session.execute(
        select(KeptWords).where(
            col(KeptWords.person_id) == person_id, col(KeptWords.source_message_id) == message_id
        )
    ).scalar_one_or_none()


def of(session: Session, subject: str) -> list[KeptWords]:
    """The parts of it, in the order in which they were written."""
    return list(
        session.execute(
            select(KeptWords).where(col(KeptWords.subject) == subject).order_by(col(KeptWords.id))
        ).scalars()
    )


def subject_of(session: Session, person_id: int, message_id: int) -> str | None:
    """What a message of somebody's own is a part of; None if of nothing."""
    found = part(session, person_id, message_id)
    return found.subject if found is not None else None
