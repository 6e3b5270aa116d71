"""Makes a coordinator's worklist, and says which lines of an older one still stand."""

from dataclasses import replace
from datetime import datetime, time

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from casework.core.vocabulary import DigestKind
from casework.digests.rules import Worklist, moment_of, worklist
from casework.office import Office
from casework.worklist.rules import Dealt
from storage.digests.making import Ask, Made, Maker, Makers
from storage.hours import calendars
from storage.tables import DigestLine
from storage.worklist import facts as worklist_facts
from storage.worklist import notices


def make(session: Session, office: Office, _ask: Ask, now: datetime) -> Made:
    """The worklist of this moment. What was dealt with since `from` (UTC) is struck in it."""
    found = now_open(session, office, now)
    day_began = moment_of(calendars.today(office, now), time(), office.calendar)
    return Made({"numbers": found.numbers.as_json(), "from": day_began.isoformat()}, found.lines)


MAKERS: Makers = {DigestKind.DAILY: Maker(make, notices.Worklist)}


def settled(session: Session, office: Office, now: datetime, digest_id: int) -> tuple[int, ...]:
    """The ids of the lines of a worklist that nobody has dealt with and that are no longer so.

    It asks about every case of the city, and so is read beside the writer.
    """
    stand = {line.subject for line in now_open(session, office, now).lines}
    lines = session.execute(
        select(col(DigestLine.id), col(DigestLine.subject)).where(
            col(DigestLine.digest_id) == digest_id, still_waits()
        )
    )
    return tuple(line_id for line_id, subject in lines if subject not in stand)


def stands(session: Session, office: Office, now: datetime, line: DigestLine) -> bool:
    """Whether what a line says is still so. It asks about the line's case alone."""
    if line.requisition_id is None:
        return False
    facts = worklist_facts.work_facts_of(session, office, line.requisition_id, now)
    subjects = [each.subject for each in worklist(facts, now, office.calendar).lines]
    facts = replace(facts, looked_into=worklist_facts.looked_into(session, subjects))
    return any(each.subject == line.subject for each in worklist(facts, now, office.calendar).lines)


def still_waits() -> ColumnElement[bool]:
    """Nobody has dealt with a line; its case may have been opened."""
    return or_(col(DigestLine.dealt_at).is_(None), col(DigestLine.dealt_as) == Dealt.SEEN)


def now_open(session: Session, office: Office, now: datetime) -> Worklist:
    """What needs a decision now, in all cases."""
    facts = worklist_facts.work_facts(session, office, now)
    return worklist(facts, now, office.calendar)
