"""What the notices of follow-ups need to know when they are sent."""

from typing import Protocol

from sqlmodel import Session

from storage.cards import reminders
from storage.cards.reminders import Reminder
from storage.follow_ups.notices import FollowUpsGathered


class OfOneFollowUp(Protocol):
    """What a notice has that is about one follow-up."""

    @property
    def follow_up(self) -> int:
        """The follow-up's id."""


def reminder(session: Session, notice: OfOneFollowUp) -> tuple[Reminder, ...]:
    """One follow-up that was due; empty if it is gone."""
    return reminders.read(session, [notice.follow_up])


def gathered(session: Session, notice: FollowUpsGathered) -> tuple[Reminder, ...]:
    """Several that are told in one message."""
    return reminders.read(session, notice.follow_ups)
