"""What is kept for a while only, and then forgotten."""

from datetime import datetime

from sqlmodel import Session

from storage import first_words, getting_back, pasting, prints, put_away


def forget(session: Session, now: datetime) -> None:
    """Forget all of it whose while is over."""
    first_words.forget_old(session, now)
    pasting.forget_old(session, now)
    getting_back.forget_old(session, now)
    prints.forget_old(session, now)
    put_away.forget_old(session, now)
