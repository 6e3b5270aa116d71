"""What is said where somebody chooses a day, for the rehearsal of everything that can be said."""

from datetime import timedelta

from sqlmodel import col, select

from casework.core.vocabulary import FollowUpKind
from casework.follow_ups.kinds import LONGEST_REMINDER
from storage.tables import Draft, FollowUp
from storage.tables.intake import DraftStatus
from tests.support.rehearsal import NOW, WIDEST, Rehearsal

LINE = (WIDEST * 9)[:LONGEST_REMINDER].rstrip()


def dates_explained(play: Rehearsal, advisor: int) -> None:
    """**Why this date?** of every kind of reminder in each round, put off or not, and of a promise.

    Each kind has been planned for the advisor (tests/handlers/reminded.py).
    """
    for row in play.unit.session.exec(select(FollowUp).where(col(FollowUp.subject) == "all")):
        for number in range(3):
            row.round, row.started_at = number, NOW - timedelta(days=3 - number)
            play.unit.session.flush()
            play.sends_data(advisor, f"xf:{row.id}")
    play.sends_data(advisor, "xp:1")


def draft_discarded(play: Rehearsal, person: int) -> None:
    """A draft that its reminder keeps after all, and then discards."""
    play.says(person, "/request")
    draft = play.unit.session.exec(
        select(Draft).where(Draft.person_id == play.id_of(person), Draft.status == DraftStatus.OPEN)
    ).one()
    row = play.unit.session.exec(
        select(FollowUp).where(
            FollowUp.kind == FollowUpKind.DRAFT_UNFINISHED,
            FollowUp.subject == f"draft:{draft.id}",
        )
    ).one()
    play.tells(person, "draft_unfinished", {"follow_up": row.id, "round": 0})
    play.taps(person, "Discard", "No, keep it")
    play.tells(person, "draft_unfinished", {"follow_up": row.id, "round": 0})
    play.taps(person, "Discard", "Yes, discard it")


def reminders_set(play: Rehearsal, advisor: int) -> None:
    """**Remind me**, by every way to a day, with a line and without."""
    play.says(advisor, "/cases")
    play.taps(advisor, "TF-2026-0001", "Remind me", "Back", "Remind me", "Tomorrow", "Back")
    play.taps(advisor, "Pick a day")
    turn, day = f"mt:1:{NOW.year * 12 + NOW.month}", f"md:1:{NOW.toordinal() + 9}"
    play.sends_data(advisor, turn)
    play.taps(advisor, "Back", "In a week", "Without a line")
    play.says(advisor, "/cases")
    play.taps(advisor, "TF-2026-0001", "Remind me")
    for text in ("soon", "20/11/2026", "today", "1.1.2031", "Pick a day"):
        play.says(advisor, text)
    play.sends_data(advisor, day)
    play.says(advisor, LINE)
