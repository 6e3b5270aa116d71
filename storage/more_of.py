"""Words that turn out to be more of what somebody has just written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from casework.errors import Refused
from casework.talk import Written
from storage import activities, evaluations, held, outbox, own_reminders
from storage.people import Known

Add = Callable[[Session, str, Known, Sequence[Written], datetime], None]

ADD: Mapping[str, Add] = {
    "note": activities.more_of_note,
    "log": activities.more_of_log,
    "reminder": own_reminders.more_of_line,
    "evaluation": evaluations.more_of_answer,
}
"""Who takes them, by the first word of a subject (`storage.kept_words`)."""


def add(session: Session, person: Known, row: int, message_id: int | None, now: datetime) -> None:
    """Keep all that waits with this row as more of what it may be more of.

    `message_id` is the question's, which becomes the record of the answer; None where it was
    answered in words. What waits for another
    answer is asked about again. Raises Refused("stale_button") where it waits no more, and what
    its kind raises; then it waits on.
    """
    more = held.more_of(session, person.id, row)
    if more is None:
        raise Refused("stale_button")
    kind, _, name = more.subject.partition(":")
    ADD[kind](session, name, person, more.written, now)
    held.drop_these(session, person.id, more.written)
    outbox.answer(
        session,
        "held_kept",
        {"kind": kind, "requisition": more.case, "message_id": message_id},
        now,
    )
    held.ask(session, person, now)
