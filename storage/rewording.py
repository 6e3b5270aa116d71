"""What was kept of somebody's words is changed: by an edit, or by more of them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from sqlmodel import Session

from casework.checks import free_text
from casework.errors import Refused
from storage import activities, closing_text, evaluations, kept_words, outbox, own_reminders
from storage.kept_words import Change, Reworded
from storage.people import Known

Reword = Callable[[Session, str, Known, Change, datetime], Reworded]

REWORD: Mapping[str, Reword] = {
    "note": activities.reword_note,
    "log": activities.reword_log,
    "reminder": own_reminders.reword,
    "evaluation": evaluations.reword,
    "closing": closing_text.reword,
}
"""Who changes them, by the first word of a subject (`storage.kept_words`)."""

_OVER = frozenset({"case_not_yours", "case_over", "case_open", "reminder_over"})


def edit(session: Session, person: Known, message_id: int, raw: str, now: datetime) -> bool:
    """Change what was kept of a message; False if nothing was.

    Raises Refused("edit_too_late") where the case has ended, or is not theirs any more, and what
    `free_text` raises for words that cannot stand there; then what was there stays.
    """
    part = kept_words.part(session, person.id, message_id)
    if part is None:
        return False
    text = free_text(raw)
    if text == part.text:
        return True
    kind, _, name = part.subject.partition(":")
    change = partial(kept_words.changed, session, part, text)
    try:
        done = REWORD[kind](session, name, person, change, now)
    except Refused as refusal:
        raise Refused("edit_too_late") if refusal.code in _OVER else refusal from None
    about = {"kind": kind, "requisition": done.case, "shown": done.shown}
    outbox.answer(session, "kept_changed", about, now)
    return True
