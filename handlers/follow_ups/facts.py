"""What the notices of follow-ups need to know when they are sent."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlmodel import Session

from storage.cards import reminders
from storage.cards.reminders import Reminder
from storage.follow_ups.notices import FollowUpsGathered

Params = Mapping[str, Any]


class OfOneFollowUp(Protocol):
    """What a notice has that is about one follow-up."""

    @property
    def follow_up(self) -> int:
        """The follow-up's id."""


def reminder(session: Session, notice: OfOneFollowUp | Params) -> tuple[Reminder, ...]:
    """One follow-up that is due; empty if it is gone."""
    which = notice["follow_up"] if isinstance(notice, Mapping) else notice.follow_up
    return reminders.read(session, [which])


def gathered(session: Session, notice: FollowUpsGathered) -> tuple[Reminder, ...]:
    """Several that are told in one message."""
    return reminders.read(session, notice.follow_ups)
