"""The weekly digest: which weeks one is for, kept when it is made, and its figures when it is read.

They are counted when the message is written, beside the writer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from casework.core.vocabulary import DigestKind
from casework.office import Office
from casework.weekly import Weekly, Weeks, weekly, weeks_until
from storage.digests.making import Ask, Made, Maker, Makers
from storage.people import people
from storage.tables import Digest
from storage.weekly import notices
from storage.weekly.facts import erased_between, week_facts


@dataclass(frozen=True)
class WeeklyDigest:
    """How some weeks went, with the names of the advisors.

    `was_due` is the local day that it was due on, where it comes late. `erased` is how many people
    were erased in them because their time was over.
    """

    weeks: Weeks
    figures: Weekly
    names: Mapping[int, str]
    was_due: date | None = None
    erased: int = 0


def make(_session: Session, office: Office, ask: Ask, _now: datetime) -> Made:
    """The weeks that somebody is told of."""
    weeks = weeks_until(ask.due.period, ask.due.since)
    begins, ends = weeks.moments(office.calendar.zone)
    before, _ = weeks.before.moments(office.calendar.zone)
    return Made(
        {
            "first": weeks.first.isoformat(),
            "weeks": weeks.number,
            "moments": [each.isoformat() for each in (before, begins, ends)],
        }
    )


MAKERS: Makers = {DigestKind.WEEKLY: Maker(make, notices.WeeklyDigest)}


def read(session: Session, digest_id: int) -> WeeklyDigest | None:
    """The digest with its figures; None if there is none."""
    row = session.get(Digest, digest_id)
    if row is None:
        return None
    before, begins, ends = (datetime.fromisoformat(each) for each in row.data["moments"])
    figures = weekly(week_facts(session, begins, ends), week_facts(session, before, begins))
    advisors = [each for each, _figure in figures.open_by_advisor if each is not None]
    was_due = row.period if row.late else None
    weeks = Weeks(date.fromisoformat(row.data["first"]), row.data["weeks"])
    erased = erased_between(session, begins, ends)
    return WeeklyDigest(weeks, figures, people.names(session, advisors), was_due, erased)
