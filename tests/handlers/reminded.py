"""What people are reminded of, for the rehearsal of everything that can be said."""

from typing import Any

from sqlmodel import Session, col, select

from casework.follow_ups import FOLLOW_UPS
from casework.vocabulary import FollowUpKind
from storage import following
from storage.following import Round
from storage.tables import Draft, FollowUp
from storage.tables.drafts import DraftStatus
from tests.handlers.days import dates_explained, draft_discarded
from tests.support.rehearsal import NOW, Rehearsal

ROUNDS = 3


def reminded(play: Rehearsal, person: int) -> None:
    """Every kind of reminder in each of its rounds, several at once, put off, and done."""
    play.happens(lambda session: plan(session, play.id_of(person)))
    ids = {row.kind: row.id for row in play.session.exec(select(FollowUp)) if row.subject == "all"}
    for kind, rule in FOLLOW_UPS.items():
        for number in range(ROUNDS):
            play.tells(person, rule.notice, {"follow_up": ids[kind], "round": number})
    play.tells(person, "follow_ups_gathered", {"follow_ups": list(ids.values())})
    play.tells(person, "promise_passed", {"requisition": 1})
    play.taps(person, "Snooze", "Back")
    play.tells(person, "own_reminder", {"follow_up": ids[FollowUpKind.OWN_REMINDER], "round": 0})
    play.taps(person, "Snooze", "Pick a day", "›", "Pick a day")
    play.sends_data(person, "-")
    play.sends_data(person, f"fy:{ids[FollowUpKind.OWN_REMINDER]}:{(NOW.date()).toordinal() + 9}")
    play.taps(person, "Next working day")
    play.tells(
        person,
        FOLLOW_UPS[FollowUpKind.OWN_REMINDER].notice,
        {"follow_up": ids[FollowUpKind.OWN_REMINDER], "round": 0},
    )
    play.taps(person, "Done")
    draft_discarded(play, person)
    dates_explained(play, person)


def plan(session: Session, person_id: int) -> None:
    """One of each kind, about things that there are."""
    draft = session.exec(select(Draft.id).where(col(Draft.status) == DraftStatus.OPEN)).first()
    data: dict[str, Any] = {"offer": 1, "draft": draft or 1, "line": "x" * 200}
    for kind in FOLLOW_UPS:
        following.plan(session, [Round(kind, "all", person_id, 0, NOW, NOW, 1, data)])
