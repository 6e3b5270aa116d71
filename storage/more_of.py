"""Words that turn out to be more of what somebody has just written."""

from collections.abc import Sequence

from casework.errors import Refused
from casework.talk import Written
from storage import activities, held, held_reading, just_done, kept_words, outbox
from storage.people import Known
from storage.rewording import REWORD
from storage.unit_of_work import UnitOfWork


def add(unit: UnitOfWork, person: Known, row: int, message_id: int | None) -> None:
    """Keep all that waits with this row as more of what it may be more of.

    `message_id` is the question's, which becomes the record of the answer; None where it was
    answered in words. What waits for another answer is asked about again. Raises
    Refused("stale_button") where it waits no more, and what its kind raises; then it waits on.
    """
    more = held_reading.more_of(unit.session, person.id, row)
    if more is None:
        raise Refused("stale_button")
    kind, _, name = more.subject.partition(":")
    if kind == "note":
        activities.more_of_note(unit, name, person, more.written)
    else:
        add_to(unit, person, more.subject, more.written)
    held.drop_these(unit, person.id, more.written)
    outbox.answer(
        unit, "held_kept", {"kind": kind, "requisition": more.case, "message_id": message_id}
    )
    held.ask(unit, person)


def add_to(unit: UnitOfWork, person: Known, subject: str, written: Sequence[Written]) -> None:
    """Add messages to what this names. Raises what its kind raises; then nothing has changed."""

    def longer(before: str, longest: int) -> str:
        return kept_words.longer(unit, person.id, subject, before, written, longest)

    kind, _, name = subject.partition(":")
    done = REWORD[kind](unit, name, person, longer)
    just_done.begin(unit, person.id, subject, done.case)
