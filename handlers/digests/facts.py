"""Loads what the messages of digests need to know when they are sent."""

from sqlmodel import Session

from handlers.digests.notices import DigestChoice, Digests
from storage.digests import choices as digest_choices
from storage.digests.choices import Wish


def wishes(session: Session, notice: Digests | DigestChoice) -> tuple[Wish, ...]:
    """When somebody wants each digest."""
    return digest_choices.wishes(session, notice.person)


def wish(session: Session, notice: DigestChoice) -> Wish | None:
    """When they want the one that was tapped."""
    mine = wishes(session, notice)
    return next((each for each in mine if each.kind == notice.digest), None)
