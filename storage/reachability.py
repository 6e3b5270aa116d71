"""What cannot go out: somebody has blocked the bot, their account is gone, or Telegram says no."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from casework.office import Office
from storage import (
    absences,
    lost_requesters,
    outbox,
    standing_in,
    undelivered,
    waiting,
    waiting_offers,
)
from storage.tables import Person


def lose(session: Session, office: Office, chat_id: int, reason: str, now: datetime) -> None:
    """Mark a person as unreachable and drop what waits for them.

    What they were asked to take, and have not answered, is offered to the next advisor: a case
    never waits for somebody who cannot hear of it. Who wrote to them hears that it has not arrived,
    and the advisor of their own case how else to reach them.
    """
    stand_ins = standing_in.substitutes(session)
    undelivered.chat_lost(session, chat_id, now)
    outbox.drop_for_chat(session, chat_id, reason)
    lost = lost_requesters.reachable_person(session, chat_id)
    person_id = session.execute(
        update(Person)
        .where(col(Person.telegram_id) == chat_id)
        .values(unreachable_since=now)
        .returning(col(Person.id))
    ).scalar_one_or_none()
    if person_id is None:
        return
    undelivered.lost(session, waiting.drop_for(session, person_id), now)
    if lost is not None:
        lost_requesters.tell_advisors(session, lost, now)
    waiting_offers.move_on(session, office, person_id, now)
    left = [away for away, stands_in in stand_ins.items() if stands_in == person_id]
    absences.substitute_lost(session, left, now)


def fail(session: Session, row: int, reason: str, now: datetime) -> None:
    """Record that a message can never go out, and tell whoever wrote it, if somebody did."""
    outbox.mark_failed(session, row, reason)
    undelivered.row_failed(session, row, now)


def unknown(session: Session, rows: list[int], now: datetime) -> None:
    """Record that nobody knows whether these messages arrived, and tell those who rely on them."""
    undelivered.rows_unknown(session, rows, now)
    outbox.mark_unknown(session, rows, now)
