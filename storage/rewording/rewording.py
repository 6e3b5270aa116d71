"""What was kept of somebody's words is changed: by an edit, or by more of them."""

from functools import partial

from casework.checks.texts import free_text
from casework.core.errors import Refused
from storage.people.people import Known
from storage.prompts import kept_words
from storage.queues import outbox
from storage.rewording.notices import WordsChanged
from storage.subjects import REWORD
from storage.transaction.unit_of_work import UnitOfWork

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
    outbox.answer(unit, WordsChanged(what=kind, requisition=done.case, shown=done.shown))
    return True
