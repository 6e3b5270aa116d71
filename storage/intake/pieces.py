"""A text of a draft that came in several messages: one answer, whole or not at all."""

from collections.abc import Collection

from casework.core.errors import Refused
from casework.core.pasting import Paste, Piece
from casework.form.engine import SUMMARY, Form
from storage.intake import asking
from storage.intake.asking import OpenDraft
from storage.transaction.unit_of_work import UnitOfWork


def go_on(unit: UnitOfWork, form: Form, draft: OpenDraft, before: Paste, piece: Piece) -> bool:
    """Put the next piece to the answer that holds the ones before; False if none does.

    Where the whole is refused, the answer is taken back, and its question is the open one.
    Raises what was wrong with it.
    """
    try:
        changed = form.go_on(draft.state, before, piece)
    except Refused:
        take_back(unit, form, draft, before.messages)
        raise
    if changed is None:
        return False
    draft.state = changed
    if changed.step == SUMMARY and draft.asked_id is not None:
        asking.resume(unit, form, draft)
    else:
        asking.keep(unit, draft)
    return True


def take_back(unit: UnitOfWork, form: Form, draft: OpenDraft, messages: Collection[int]) -> bool:
    """Keep nothing of what these messages gave; False if they gave nothing."""
    changed = form.take_back(draft.state, messages)
    if changed is None:
        return False
    draft.state = changed
    asking.keep(unit, draft)
    return True
