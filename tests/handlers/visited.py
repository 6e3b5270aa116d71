"""Times to meet, for the rehearsal of everything that can be said."""

from datetime import UTC, datetime, timedelta

from sqlmodel import col, select

from casework.core.vocabulary import CaseStatus, FollowUpKind, VisitStatus
from casework.visits.rules import LONGEST_PLACE
from handlers.visits import buttons
from storage.offers import offers
from storage.tables import FollowUp, Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.rehearsal import NOW, WIDEST, Rehearsal

PLACE = (WIDEST * 9)[:LONGEST_PLACE]


def meeting(play: Rehearsal, requester: int, advisor: int) -> None:
    """Proposed step by step, none fits, taken, moved, kept, and called off by each side."""
    play.taps(advisor, "Propose a time", "Back", "Propose a time")
    play.taps(advisor, "›", "‹")
    play.says(advisor, "26/12")
    play.taps(advisor, "Yes, that day", "14:30", "Back", "14:30", "1 hour", "Back")
    for moment in ("25/12 9.00", "4/12 9", "5/12 kl. 9"):
        play.says(advisor, moment)
        if "4/12" not in moment:
            play.taps(advisor, "Yes, that day")
        play.taps(advisor, "3 hours")
        if "5/12" not in moment:
            play.taps(advisor, "Add another time")
    play.taps(advisor, "Go on", "At their place", "Back")
    play.says(advisor, PLACE)
    _sent(play, advisor)
    play.taps(requester, "None fits")
    play.taps(advisor, "Propose other times")
    _one_time(play, advisor, "7/12 9")
    first = newest(play)
    play.sends_data(requester, buttons.TAKE(first, 1, 0))
    play.taps(requester, "I can't make it", "No, keep it")
    play.says(advisor, "/cases")
    play.taps(advisor, "TF-2026-0001", "Move the visit")
    _one_time(play, advisor, "8/12 9")
    play.taps(requester, "None fits")
    play.taps(advisor, "Propose other times")
    _one_time(play, advisor, "9/12 9")
    play.sends_data(requester, buttons.TAKE(first, 3, 0))
    _reminded(play, advisor, first)
    play.taps(requester, "I can't make it", "Yes, call it off")
    play.tells(advisor, "visit_untold", {"requisition": 1})
    play.tells(advisor, "visit_perhaps_untold", {"requisition": 1})


def clashing(play: Rehearsal, requester: int, advisor: int) -> None:
    """Two visits at the same hour: proposed all the same, chosen, and agreed or not."""
    me = play.id_of(advisor)
    mine = play.unit.session.exec(
        select(Requisition).where(
            Requisition.advisor_id == me, Requisition.status == CaseStatus.ACTIVE
        )
    ).first()
    assert mine is not None
    play.happens(lambda unit: _another_visit(unit, mine.id or 0, me))
    play.sends_data(advisor, buttons.PROPOSE(mine.id or 0))
    for moment in ("10/12 9", "11/12 9"):
        play.says(advisor, moment)
        play.taps(advisor, "2 hours")
        if "10/12" in moment:
            play.taps(advisor, "Yes, all the same", "Add another time")
    play.taps(advisor, "Go on")
    play.says(advisor, PLACE)
    _sent(play, advisor)
    visit = newest(play)
    play.sends_data(requester, buttons.TAKE(visit, 1, 0))
    play.taps(advisor, "Not that time")
    play.tells(requester, "refused", {"code": "visit_time_taken", "data": {"name": "x"}})


def _another_visit(unit: UnitOfWork, besides: int, advisor: int) -> None:
    """Another case of this advisor, with a visit on 10 December at nine."""
    other = unit.session.exec(
        select(Requisition).where(
            Requisition.id != besides, col(Requisition.status) != CaseStatus.ACTIVE
        )
    ).first()
    assert other is not None
    offers.end_open(unit, other.id or 0)
    other.status, other.advisor_id = CaseStatus.ACTIVE, advisor
    starts_at = datetime(2026, 12, 10, 8, tzinfo=UTC)
    unit.session.add(
        Visit(
            requisition_id=other.id or 0, proposed_by=advisor, status=VisitStatus.AGREED,
            uid="another", proposed_at=NOW, agreed_at=NOW, starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
        )
    )  # fmt: skip
    unit.session.flush()


def _reminded(play: Rehearsal, advisor: int, visit: int) -> None:
    """The reminder of a visit that there is."""
    row = FollowUp(
        kind=FollowUpKind.VISIT,
        subject="rehearsed",
        requisition_id=1,
        person_id=play.id_of(advisor),
        started_at=NOW,
        due_at=NOW,
        ended_at=NOW,
        data={"visit": visit, "side": "advisor"},
    )
    play.unit.session.add(row)
    play.unit.session.flush()
    play.tells(advisor, "visit_soon", {"follow_up": row.id, "round": 0})


def newest(play: Rehearsal) -> int:
    """The id of the newest visit."""
    return max(each or 0 for each in play.unit.session.exec(select(Visit.id)))


def _one_time(play: Rehearsal, advisor: int, moment: str) -> None:
    play.says(advisor, moment)
    play.taps(advisor, "2 hours", "Go on")
    play.says(advisor, PLACE)
    _sent(play, advisor)


def _sent(play: Rehearsal, advisor: int) -> None:
    data = next(
        button.data
        for said in reversed(play.said)
        for button in said.buttons
        if button.data.startswith(f"{buttons.SEND.key}:")
    )
    play.sends_data(advisor, data)
