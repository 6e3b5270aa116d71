"""What comes to people by itself, for the rehearsal of everything that can be said."""

from datetime import date

from sqlmodel import Session, col, select

from casework.agenda import MOST
from casework.core.vocabulary import DigestKind, FollowUpKind
from casework.digests.rules import Due
from storage.digests import digests
from storage.digests.making import Ask
from storage.subjects import MAKERS
from storage.tables import FollowUp, Offer
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.rehearsal import NOW, Rehearsal

NEXT_MONDAY, MISSED = date(2026, 11, 30), date(2026, 11, 23)


def by_itself(play: Rehearsal, advisor: int, coordinator: int) -> None:
    """Two pages of an agenda, the week alone and after a pause, and everything that is chosen."""
    play.says(coordinator, "/agenda")
    play.happens(lambda unit: a_full_day(unit.session, play.id_of(advisor)))
    play.says(advisor, "/agenda")
    play.taps(advisor, "More", "1/2")
    play.sends_data(advisor, newest(play, advisor, "go:"))
    play.happens(end_offer)
    comes(play, advisor, DigestKind.AGENDA, Due(MISSED))
    comes(play, coordinator, DigestKind.WEEKLY, Due(NEXT_MONDAY))
    comes(play, advisor, DigestKind.WEEKLY, Due(NEXT_MONDAY, late=True, since=MISSED))
    play.says(coordinator, "/digest")
    play.taps(coordinator, "How the week went", "Show it now", "Another time", "Back")
    play.taps(coordinator, "Another time", "07:30", "Stop it", "Start it", "Another time")
    play.says(coordinator, "5.59")
    play.says(coordinator, "7.15")
    play.taps(coordinator, "Back")
    play.says(advisor, "/digest")
    play.taps(advisor, "Your day", "Show it now")


def comes(play: Rehearsal, person: int, kind: DigestKind, due: Due) -> None:
    """It is sent."""
    ask = Ask(play.id_of(person), kind, due)
    play.happens(lambda unit: sent(unit, ask))


def sent(unit: UnitOfWork, ask: Ask) -> None:
    """Claimed, made and enqueued."""
    assert digests.send(unit, MAKERS, ask)


def a_full_day(session: Session, person_id: int) -> None:
    """An offer, and more reminders than a page has lines."""
    for number in range(MOST + 1):
        session.add(
            FollowUp(
                kind=FollowUpKind.OWN_REMINDER,
                subject=f"day:{number}",
                requisition_id=1,
                person_id=person_id,
                started_at=NOW,
                due_at=NOW,
                data={"line": "x" * 200},
            )
        )
    session.add(Offer(requisition_id=1, advisor_id=person_id, reasons=[], offered_at=NOW))
    session.flush()


def end_offer(unit: UnitOfWork) -> None:
    """It no longer counts."""
    offer = unit.session.exec(
        select(Offer).where(Offer.requisition_id == 1, col(Offer.ended_at).is_(None))
    )
    offer.one().ended_at = NOW
    unit.session.flush()


def newest(play: Rehearsal, person: int, prefix: str) -> str:
    """The data of the newest button that begins like this."""
    return next(
        button.data
        for said in reversed(play.said)
        if said.chat_id == person
        for button in said.buttons
        if button.data.startswith(prefix)
    )
