"""How it went, for the rehearsal of everything that can be said."""

from datetime import timedelta

from sqlmodel import select

from casework.core.vocabulary import FollowUpKind, VisitAnswerKind, VisitStatus
from casework.evaluations import LONGEST_ANSWER
from storage.follow_ups import planning
from storage.subjects import REWORD
from storage.tables import FollowUp, Visit
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.rehearsal import NOW, WIDEST, Rehearsal, name_of

LONG = (WIDEST * 400)[:LONGEST_ANSWER]


def evaluated(play: Rehearsal, requester: int, advisor: int) -> None:
    """Declined, asked again, scored, corrected, and told in the longest words."""
    asked = _row_of(play, FollowUpKind.EVALUATION, requester)
    play.tells(requester, "evaluation_wanted", {"follow_up": asked, "round": 0})
    play.taps(requester, "No thanks")
    play.tells(requester, "evaluation_wanted", {"follow_up": asked, "round": 1})
    play.taps(requester, "4", "2")
    for _question in range(3):
        play.says(requester, LONG)
    play.taps(advisor, "Open case", "Evaluation")
    words_are_changed(play, requester, advisor)


def words_are_changed(play: Rehearsal, requester: int, advisor: int) -> None:
    """What was kept is edited, after the case was closed too."""
    for kind in REWORD:
        for shown in (None, True, False):
            about = {"kind": kind, "requisition": 1, "shown": shown}
            play.tells(advisor, "kept_changed", about)
        play.tells(advisor, "held_kept", {"kind": kind, "requisition": 1, "message_id": 1})
    name, at = name_of(advisor), NOW.isoformat()
    again = {"requisition": 1, "name": name, "target": 1, "at": at, "buttons": True}
    play.tells(requester, "closed_again", again)


def asked_after_visit(play: Rehearsal, requester: int, advisor: int) -> None:
    """Both sides are asked, and answer each way."""
    play.happens(lambda unit: _visit(unit, [play.id_of(each) for each in (requester, advisor)]))
    for person in (requester, advisor):
        asked = _row_of(play, FollowUpKind.AFTER_VISIT, person)
        play.tells(person, "after_visit", {"follow_up": asked, "round": 0})
        play.taps(person, "It is stuck")
        for said in VisitAnswerKind:
            who = {"person": play.id_of(person), "closes": person == advisor}
            thanked = {"requisition": 1, "answer": said} | who
            play.tells(person, "after_visit_thanks", thanked)
    play.tells(advisor, "said_solved", {"requisition": 1, "closes": True})


def gone(play: Rehearsal, advisor: int) -> None:
    """The requester cannot be reached any more."""
    play.tells(advisor, "requester_lost", {"requisition": 1})
    play.tells(advisor, "requester_erased", {"requisition": 1})


def _visit(unit: UnitOfWork, sides: list[int]) -> None:
    ends = NOW - timedelta(days=7)
    visit = Visit(
        requisition_id=1, proposed_by=sides[1], status=VisitStatus.AGREED, uid="evaluated",
        proposed_at=ends, starts_at=ends - timedelta(hours=1), ends_at=ends, ended_at=NOW,
    )  # fmt: skip
    unit.session.add(visit)
    unit.session.flush()
    for person in sides:
        planning.start(
            unit, FollowUpKind.AFTER_VISIT, subject=f"visit:{visit.id}",
            person_id=person, anchor=ends, requisition_id=1, data={"visit": visit.id}
        )  # fmt: skip


def _row_of(play: Rehearsal, kind: FollowUpKind, person: int) -> int:
    found = play.unit.session.exec(
        select(FollowUp.id)
        .where(FollowUp.kind == kind, FollowUp.person_id == play.id_of(person))
        .where(FollowUp.subject != "all")
    ).one()
    return found or 0
