"""Who is at work to read what was sent just now."""

from datetime import datetime

from sqlmodel import Session

from casework.core.vocabulary import Urgency
from casework.offers.promises import nobody_reads_before
from casework.office import Office
from storage.cases import own_cases as rows
from storage.cases import reading
from storage.hours import calendars as hours
from storage.tables import Requisition


def read_from(
    session: Session, office: Office, requisition: Requisition, now: datetime
) -> datetime | None:
    """From when somebody reads of a conflict (UTC); None where somebody is at work.

    That is the office, or the advisor who has it or is asked to take it, whichever is at work
    first. None for what is no conflict.
    """
    if requisition.urgency is not Urgency.CONFLICT_NOW:
        return None
    advisor = requisition.advisor_id or reading.asked_now(session, rows.id_of(requisition))
    calendars = [office.calendar]
    if advisor is not None:
        calendars.append(hours.calendar_of(session, office, advisor))
    return nobody_reads_before(now, calendars)
