"""What the notices about a request that is not sent yet need to know when they are sent."""

from sqlmodel import Session

from casework.form.engine import FormState
from storage.intake import drafts
from storage.intake.notices import OfAttempt


def state(session: Session, notice: OfAttempt) -> FormState | None:
    """How far the draft is; None for one that is open no more."""
    return drafts.state_of(session, notice.draft)
