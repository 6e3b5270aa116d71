"""Reminders that an advisor sets for a case of theirs."""

from datetime import date, datetime

from sqlmodel import Session

from casework import follow_ups as rules
from casework.office import Office
from casework.vocabulary import FollowUpKind
from storage import following, outbox, own_cases
from storage.people import Known


def start(
    session: Session,
    office: Office,
    requisition_id: int,
    person: Known,
    day: date,
    line: str,
    now: datetime,
) -> None:
    """Remind the advisor of a case on the morning of a local day, with a line or none.

    Raises what `own_cases.of_advisor` and `follow_ups.chosen_morning` raise.
    """
    requisition = own_cases.of_advisor(session, requisition_id, person)
    morning = rules.chosen_morning(day, now, office.calendar)
    following.start(
        session,
        office,
        FollowUpKind.OWN_REMINDER,
        subject=f"own:{requisition_id}:{now.isoformat()}",
        person_id=person.id,
        anchor=morning,
        requisition_id=requisition_id,
        data={"line": line, "set_at": now.isoformat()},
    )
    params = {
        "requisition": requisition_id,
        "reference": own_cases.name_of(requisition),
        "at": morning.isoformat(),
        "line": line,
    }
    outbox.answer(session, "reminder_set", params, now)
