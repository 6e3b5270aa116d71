"""What is kept for a while only, and then forgotten."""

from datetime import datetime

from sqlmodel import Session

from storage import getting_back, pasting, prints


def forget(session: Session, now: datetime) -> None:
    """Forget all of it whose while is over."""
    pasting.forget_old(session, now)
    getting_back.forget_old(session, now)
    prints.forget_old(session, now)
