"""Makes a coordinator's worklist, and says which lines of an older one still stand."""

from dataclasses import asdict
from datetime import datetime, time

from sqlmodel import Session

from casework.digest import Worklist, moment_of, worklist
from casework.office import Office
from casework.vocabulary import DigestKind
from storage import digest_facts, hours
from storage.digest_making import Ask, Made, Makers


def make(session: Session, office: Office, _ask: Ask, now: datetime) -> Made:
    """The worklist of this moment. What was dealt with since `from` (UTC) is struck in it."""
    found = now_open(session, office, now)
    day_began = moment_of(hours.today(office, now), time(), office.calendar)
    return Made({"numbers": asdict(found.numbers), "from": day_began.isoformat()}, found.lines)


MAKERS: Makers = {DigestKind.DAILY: make}


def now_open(session: Session, office: Office, now: datetime) -> Worklist:
    """What needs a decision now."""
    facts = digest_facts.work_facts(session, office, now)
    return worklist(facts, now, office.calendar)
