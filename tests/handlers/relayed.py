"""What two sides of a case say to each other, for the rehearsal of everything that can be said."""

from sqlalchemy import delete, select
from sqlmodel import Session, col

from casework.checks.texts import LONGEST_TEXT
from casework.core.vocabulary import AttachmentKind
from casework.relay import Written
from storage.queues import undelivered
from storage.tables import CurrentCase, HeldMessage, JustDone, OutboxMessage
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.rehearsal import NOW, WIDEST, Rehearsal

LONG = (WIDEST * 400)[:LONGEST_TEXT]
VOICE = {
    "kind": AttachmentKind.VOICE, "file_id": "v", "file_name": None, "mime": None, "size": 9,
}  # fmt: skip


def relaying(play: Rehearsal, requester: int, advisor: int) -> None:
    """Written, changed, sent as a file, read again page by page, and lost."""
    play.taps(advisor, "Write to the requester")
    written = play.says(advisor, LONG)
    play.edits(advisor, written, LONG[:-1])
    short = play.says(advisor, LONG[:500])
    play.edits(advisor, short, LONG[:499])
    play.says(advisor, LONG, at=NOW)
    play.says(advisor, "", at=NOW, has_cpr=True, cpr_units=30)
    play.says(requester, LONG[:1000], file=VOICE)
    for _each in range(5):
        play.says(requester, LONG)
    play.says(advisor, "/cases")
    play.taps(advisor, "TF-2026-0001", "Messages", "Older")
    play.sends_data(advisor, "tm:1:0")
    play.tells(advisor, "case_message", {"message": 1, "person": play.id_of(advisor)})
    play.says(advisor, LONG[:100])
    play.taps(advisor, "Undo")
    play.happens(lose_one)


def asked_which(play: Rehearsal, requester: int) -> None:
    """Somebody with several cases is asked which one is meant."""
    play.happens(forget_current_case)
    play.says(requester, "Hello?")
    play.taps(requester, "Don't send it")
    play.says(requester, "Hello?")
    case = next(
        button.data
        for said in reversed(play.said)
        for button in said.buttons
        if button.data.startswith("tc:")
    )
    play.sends_data(requester, case)
    play.happens(lambda unit: wait_as_an_answer(unit.session, play.id_of(requester)))
    play.tells(requester, "what_for", {"person": play.id_of(requester)})
    play.taps(requester, "Neither")
    play.tells(requester, "held_answered", {"message_id": 1})
    for step in ("about", ""):
        play.tells(requester, "added_earlier", {"step": step})


def wait_as_an_answer(session: Session, person_id: int) -> None:
    """What was written in the middle of a form, after somebody else had written."""
    content = Written(1, LONG[:500]).as_json()
    more = {"answers": "draft:1:about", "case": 1}
    session.add(HeldMessage(person_id=person_id, content=content, more=more, at=NOW))


def lose_one(unit: UnitOfWork) -> None:
    """A message that could not be brought."""
    row = unit.session.execute(
        select(col(OutboxMessage.id)).where(col(OutboxMessage.kind) == "relayed")
    ).scalars().first()  # fmt: skip
    undelivered.row_failed(unit, row or 0)


def forget_current_case(unit: UnitOfWork) -> None:
    """Nobody has written about a case, or anything else, for a while."""
    unit.session.execute(delete(CurrentCase))
    unit.session.execute(delete(JustDone))
