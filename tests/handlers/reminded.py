"""What people are reminded of, for the rehearsal of everything that can be said."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from casework.core.vocabulary import CaseStatus, FollowUpKind
from storage.follow_ups import planning
from storage.follow_ups.planning import Round
from storage.subjects import FOLLOW_UPS
from storage.tables import Draft, FollowUp, Requisition
from storage.tables.intake import DraftStatus
from storage.transaction.unit_of_work import UnitOfWork
from tests.handlers.days import dates_explained, draft_discarded
from tests.support.rehearsal import NOW, Rehearsal

ROUNDS = 3


def reminded(play: Rehearsal, person: int) -> None:
    """Every kind of reminder in each of its rounds, several at once, put off, and done."""
    play.happens(lambda unit: plan(unit, play.id_of(person)))
    ids = {
        row.kind: row.id for row in play.unit.session.exec(select(FollowUp)) if row.subject == "all"
    }
    for kind, each in FOLLOW_UPS.items():
        for number in range(ROUNDS):
            play.tells(person, each.notice.kind, {"follow_up": ids[kind], "round": number})
    play.tells(person, "follow_ups_gathered", {"follow_ups": list(ids.values())})
    promises_told(play, person)
    play.taps(person, "Snooze", "Back")
    play.tells(person, "own_reminder", {"follow_up": ids[FollowUpKind.OWN_REMINDER], "round": 0})
    play.taps(person, "Snooze", "Pick a day", "›", "Pick a day")
    play.sends_data(person, "-")
    play.sends_data(person, f"fy:{ids[FollowUpKind.OWN_REMINDER]}:{(NOW.date()).toordinal() + 9}")
    play.taps(person, "Next working day")
    play.tells(
        person,
        "own_reminder",
        {"follow_up": ids[FollowUpKind.OWN_REMINDER], "round": 0},
    )
    play.taps(person, "Done")
    draft_discarded(play, person)
    dates_explained(play, person)


def plan(unit: UnitOfWork, person_id: int) -> None:
    """One of each kind, about things that there are."""
    draft = unit.session.exec(select(Draft.id).where(col(Draft.status) == DraftStatus.OPEN)).first()
    data: dict[str, Any] = {"offer": 1, "draft": draft or 1, "line": "x" * 200}
    for kind in FOLLOW_UPS:
        planning.plan(unit, [Round(kind, "all", person_id, 0, NOW, NOW, 1, data)])


def promises_told(play: Rehearsal, person: int) -> None:
    """A promise is about to pass, has passed, and passes a second time."""
    case = play.unit.session.get_one(Requisition, 1)
    before = case.first_response_due, case.promised_anew, case.first_response_at, case.status
    case.first_response_due, case.promised_anew = NOW + timedelta(hours=1), None
    case.first_response_at, case.status = None, CaseStatus.SUBMITTED
    play.unit.session.flush()
    promise = {"requisition": 1, "promise": case.first_response_due.isoformat()}
    play.tells(person, "promise_at_risk", promise)
    case.promised_anew = NOW + timedelta(hours=2)
    play.unit.session.flush()
    play.tells(person, "promise_passed", promise)
    play.tells(person, "promise_passed", {**promise, "promise": case.promised_anew.isoformat()})
    row = play.unit.session.exec(
        select(FollowUp).where(FollowUp.kind == FollowUpKind.PROMISE)
    ).first()
    assert row is not None
    play.tells(person, "promise_missed", {"follow_up": row.id, "round": 1})
    case.first_response_due, case.promised_anew, case.first_response_at, case.status = before
    play.unit.session.flush()
