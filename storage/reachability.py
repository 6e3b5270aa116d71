"""What cannot go out: somebody has blocked the bot, their account is gone, or Telegram says no."""

from sqlalchemy import update
from sqlmodel import col

from storage.absences import standing_in
from storage.happenings import PersonLost
from storage.queues import lost_requesters, outbox, undelivered
from storage.tables import Person
from storage.transaction.unit_of_work import UnitOfWork


def lose(unit: UnitOfWork, chat_id: int, reason: str) -> None:
    """Mark a person as unreachable and drop what is to go out to them.

    What else follows is in the table of consequences: a case never waits for somebody who cannot
    hear of it, who wrote to them hears that it has not arrived, and the advisor of their own case
    how else to reach them.
    """
    stand_ins = standing_in.substitutes(unit.session)
    undelivered.chat_lost(unit, chat_id)
    outbox.drop_for_chat(unit, chat_id, reason)
    could_be_reached = lost_requesters.reachable_person(unit.session, chat_id) is not None
    person_id = unit.session.execute(
        update(Person)
        .where(col(Person.telegram_id) == chat_id)
        .values(unreachable_since=unit.now)
        .returning(col(Person.id))
    ).scalar_one_or_none()
    if person_id is None:
        return
    stood_in_for = tuple(away for away, other in stand_ins.items() if other == person_id)
    unit.happened(PersonLost(person_id, could_be_reached, stood_in_for))


def fail(unit: UnitOfWork, row: int, reason: str) -> None:
    """Record that a message can never go out, and tell whoever wrote it, if somebody did."""
    outbox.mark_failed(unit, row, reason)
    undelivered.row_failed(unit, row)


def unknown(unit: UnitOfWork, rows: list[int]) -> None:
    """Record that nobody knows whether these messages arrived, and tell those who rely on them."""
    undelivered.rows_unknown(unit, rows)
    outbox.mark_unknown(unit, rows)
