"""What the notices about leaving the team need to know when they are sent."""

from sqlmodel import Session

from casework.core.errors import Refused
from handlers.leaving.notices import LeaveCheck, TeamMember
from storage.absences import reading as absence_reading
from storage.absences.notices import SubstituteLeft
from storage.absences.reading import Away
from storage.leaving import leaving
from storage.leaving.leaving import Outlook
from storage.team import members
from storage.team.members import Member


def member(session: Session, notice: TeamMember) -> Member | None:
    """One of the team; None for somebody who has left it."""
    return members.member(session, notice.member)


def outlook(session: Session, notice: LeaveCheck) -> Outlook | None:
    """What would come of somebody's leaving; None where it cannot be any more."""
    try:
        return leaving.outlook(session, notice.member, notice.which, notice.at)
    except Refused:
        return None


def absence(session: Session, notice: SubstituteLeft) -> Away | None:
    """The absence in which they were to stand in."""
    return absence_reading.absence(session, notice.absence)
