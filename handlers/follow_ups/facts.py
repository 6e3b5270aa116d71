"""What the notices of follow-ups need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage.cards import reminders
from storage.cards.reminders import Reminder

Params = Mapping[str, Any]


def reminder(session: Session, params: Params) -> tuple[Reminder, ...]:
    """One follow-up that is due; empty if it is gone."""
    return reminders.read(session, [params["follow_up"]])


def gathered(session: Session, params: Params) -> tuple[Reminder, ...]:
    """Several that are told in one message."""
    return reminders.read(session, params["follow_ups"])
