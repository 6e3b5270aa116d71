"""What was kept of somebody's words is changed: by an edit, or by more of them."""

from collections.abc import Callable, Mapping
from functools import partial

from casework.checks.texts import free_text
from casework.core.errors import Refused
from storage.closing import text as closing_text
from storage.evaluations import evaluations
from storage.follow_ups import own as own_reminders
from storage.people.people import Known
from storage.prompts import kept_words
from storage.prompts.kept_words import Change, Reworded
from storage.queues import outbox
from storage.transaction.unit_of_work import UnitOfWork
from storage.work import activities

Reword = Callable[[UnitOfWork, str, Known, Change], Reworded]

REWORD: Mapping[str, Reword] = {
    "note": activities.reword_note,
    "log": activities.reword_log,
    "reminder": own_reminders.reword,
    "evaluation": evaluations.reword,
    "closing": closing_text.reword,
}
"""Who changes them, by the first word of a subject (`storage.prompts.kept_words`)."""

_OVER = frozenset({"case_not_yours", "case_over", "case_open", "reminder_over"})


def edit(unit: UnitOfWork, person: Known, message_id: int, raw: str) -> bool:
    """Change what was kept of a message; False if nothing was.

    Raises Refused("edit_too_late") where the case has ended, or is not theirs any more, and what
    `free_text` raises for words that cannot stand there; then what was there stays.
    """
    part = kept_words.part(unit.session, person.id, message_id)
    if part is None:
        return False
    text = free_text(raw)
    if text == part.text:
        return True
    kind, _, name = part.subject.partition(":")
    change = partial(kept_words.changed, unit, part, text)
    try:
        done = REWORD[kind](unit, name, person, change)
    except Refused as refusal:
        raise Refused("edit_too_late") if refusal.code in _OVER else refusal from None
    about = {"kind": kind, "requisition": done.case, "shown": done.shown}
    outbox.answer(unit, "kept_changed", about)
    return True
