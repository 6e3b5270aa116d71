"""What cannot go out: somebody has blocked the bot, their account is gone, or Telegram says no."""

from sqlalchemy import update
from sqlmodel import col

from storage.absences import absences, standing_in
from storage.offers import moving_on as waiting_offers
from storage.queues import lost_requesters, outbox, undelivered
from storage.quiet import waiting
from storage.tables import Person
from storage.transaction.unit_of_work import UnitOfWork


def lose(unit: UnitOfWork, chat_id: int, reason: str) -> None:
    """Mark a person as unreachable and drop what waits for them.

    What they were asked to take, and have not answered, is offered to the next advisor: a case
    never waits for somebody who cannot hear of it. Who wrote to them hears that it has not arrived,
    and the advisor of their own case how else to reach them.
    """
    stand_ins = standing_in.substitutes(unit.session)
    undelivered.chat_lost(unit, chat_id)
    outbox.drop_for_chat(unit, chat_id, reason)
    lost = lost_requesters.reachable_person(unit.session, chat_id)
    person_id = unit.session.execute(
        update(Person)
        .where(col(Person.telegram_id) == chat_id)
        .values(unreachable_since=unit.now)
        .returning(col(Person.id))
    ).scalar_one_or_none()
    if person_id is None:
        return
    undelivered.lost(unit, waiting.drop_for(unit, person_id))
    if lost is not None:
        lost_requesters.tell_advisors(unit, lost)
    waiting_offers.move_on(unit, person_id)
    left = [away for away, stands_in in stand_ins.items() if stands_in == person_id]
    absences.substitute_lost(unit, left)


def fail(unit: UnitOfWork, row: int, reason: str) -> None:
    """Record that a message can never go out, and tell whoever wrote it, if somebody did."""
    outbox.mark_failed(unit, row, reason)
    undelivered.row_failed(unit, row)


def unknown(unit: UnitOfWork, rows: list[int]) -> None:
    """Record that nobody knows whether these messages arrived, and tell those who rely on them."""
    undelivered.rows_unknown(unit, rows)
    outbox.mark_unknown(unit, rows)
