"""A text of a draft that came in several messages: one answer, whole or not at all."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from casework.errors import Refused
from casework.form import SUMMARY, Form
from casework.pasting import Paste, Piece
from storage import asking
from storage.asking import OpenDraft


def go_on(
    session: Session, form: Form, draft: OpenDraft, before: Paste, piece: Piece, now: datetime
) -> bool:
    """Put the next piece to the answer that holds the ones before; False if none does.

    Where the whole is refused, the answer is taken back, and its question is the open one.
    Raises what was wrong with it.
    """
    try:
        changed = form.go_on(draft.state, before, piece)
    except Refused:
        take_back(session, form, draft, before.messages, now)
        raise
    if changed is None:
        return False
    draft.state = changed
    if changed.step == SUMMARY and draft.asked_id is not None:
        asking.resume(session, form, draft, now)
    else:
        asking.keep(session, draft, now)
    return True


def take_back(
    session: Session, form: Form, draft: OpenDraft, messages: Collection[int], now: datetime
) -> bool:
    """Keep nothing of what these messages gave; False if they gave nothing."""
    changed = form.take_back(draft.state, messages)
    if changed is None:
        return False
    draft.state = changed
    asking.keep(session, draft, now)
    return True
