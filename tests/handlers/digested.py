"""A coordinator's worklist, for the rehearsal of everything that can be said."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from casework.core.vocabulary import CaseStatus, DigestKind, VisitAnswerKind
from casework.worklist.facts import Numbers
from casework.worklist.rules import WorkKind
from storage.digests import digests
from storage.subjects import MAKERS
from storage.tables import Digest, DigestLine, Offer, Requisition
from tests.support.rehearsal import NOW, Rehearsal, name_of

DATA: dict[WorkKind, dict[str, Any]] = {
    WorkKind.NOBODY: {"passed": True},
    WorkKind.DISAGREEMENT: {
        "requester": VisitAnswerKind.STUCK,
        "advisor": VisitAnswerKind.MOVING,
    },
    WorkKind.SILENT: {"silent": 365},
    WorkKind.LOST: {"number": 99},
    WorkKind.OUT_OF_REACH: {"is_advisor": True},
}
"""What the lines of each kind say besides."""


def digested(play: Rehearsal, coordinator: int, advisor: int, other: int) -> None:
    """A list as long as can be, an empty one, and one that is worked through."""
    play.happens(lambda unit: fill(unit.session, play.id_of(coordinator), play.id_of(advisor)))
    empty, full = play.unit.session.exec(select(Digest.id).order_by(col(Digest.id).desc())).all()[
        :2
    ]
    play.tells(coordinator, "worklist", {"digest": empty})
    play.tells(coordinator, "worklist", {"digest": full})
    lines = play.unit.session.exec(
        select(DigestLine).where(col(DigestLine.digest_id) == full)
    ).all()
    for line in lines:
        play.tells(coordinator, "worklist_line", {"line": line.id, "message_id": 1})
        play.tells(advisor, "nudge", {"line": line.id, "by": play.id_of(coordinator)})
    play.taps(coordinator, f"More ({len(lines) - 12})", "Back")

    one, two = play.unit.session.exec(
        select(Requisition.id).order_by(col(Requisition.id).desc()).limit(2)
    ).all()
    changed = {one: {"status": CaseStatus.SUBMITTED, "advisor_id": None}, two: overdue(play, other)}
    play.happens(lambda unit: change(unit.session, changed))
    digest = digests.make_now(play.unit, MAKERS, DigestKind.DAILY, play.id_of(coordinator))
    play.tells(coordinator, "worklist", {"digest": digest})
    found = {
        line.requisition_id: line
        for line in play.unit.session.exec(
            select(DigestLine).where(col(DigestLine.digest_id) == digest)
        ).all()
    }
    number = {case: str(line.position + 1) for case, line in found.items()}
    play.tells(coordinator, "advisor_menu", {"requisition": one})
    play.taps(coordinator, number[one], "Back", number[one], "Assign", "Back", "Assign")
    play.taps(coordinator, name_of(advisor))
    play.sends_data(coordinator, f"dn:{found[one].id}")
    play.sends_data(coordinator, f"dx:{found[two].id}:{play.id_of(other)}:0")
    play.taps(coordinator, number[two], "Open", "Later")
    play.sends_data(coordinator, f"du:{found[two].id}")


def fill(session: Session, coordinator: int, advisor: int) -> None:
    """Two lines of every kind in the longest words, late and after a pause; and an empty list."""
    for number, lines in enumerate((2 * list(WorkKind), [])):
        data = {
            "numbers": asdict(Numbers(999, 999, 99, 99, 99)),
            "from": NOW.isoformat(),
            "missed_since": (NOW.date() - timedelta(days=9)).isoformat(),
        }
        digest = Digest(
            person_id=coordinator,
            kind=DigestKind.DAILY,
            period=date(2020, 1, 1 + number),
            made_at=NOW,
            late=True,
            data=data,
        )
        session.add(digest)
        session.flush()
        for position, kind in enumerate(lines):
            line = DigestLine(
                digest_id=digest.id or 0,
                position=position,
                kind=kind,
                subject=f"{kind}:x{position}",
                requisition_id=1,
                person_id=advisor,
                data={"days": 365, **DATA.get(kind, {})},
            )
            session.add(line)
    session.flush()


def overdue(play: Rehearsal, advisor: int) -> dict[str, Any]:
    """An advisor has the case, and has not answered in time."""
    return {
        "status": CaseStatus.ACTIVE,
        "advisor_id": play.id_of(advisor),
        "first_response_due": NOW - timedelta(days=3),
        "first_response_at": None,
    }


def change(session: Session, changed: dict[int | None, dict[str, Any]]) -> None:
    """Nobody is asked to take these cases, and they become what is said."""
    session.execute(
        update(Offer)
        .where(col(Offer.requisition_id).in_(changed), col(Offer.ended_at).is_(None))
        .values(ended_at=NOW)
    )
    for case, values in changed.items():
        session.execute(update(Requisition).where(col(Requisition.id) == case).values(**values))
