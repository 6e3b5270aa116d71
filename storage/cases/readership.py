"""Who has to do with a case, read for one person who is about to read something of it."""

from sqlalchemy import bindparam, select
from sqlmodel import Session

from casework.cases.permissions import Involved
from storage.cases import reading as case_reading
from storage.database.columns import table
from storage.tables import Requisition

_case = table(Requisition)
_sides = select(_case.c.requester_id, _case.c.advisor_id).where(_case.c.id == bindparam("case"))


def involved(session: Session, requisition_id: int, person_id: int) -> Involved | None:
    """Who has to do with a case; None if there is none.

    Who is asked and who stands in is only looked up for somebody who is neither its requester nor
    its advisor: for those two it makes no difference.
    """
    row = session.execute(_sides, {"case": requisition_id}).first()
    if row is None:
        return None
    if person_id in {row.requester_id, row.advisor_id}:
        return Involved(row.requester_id, row.advisor_id, None)
    return case_reading.involved(session, requisition_id)
