"""What a follow-up of a silent case looks at."""

from casework.core.vocabulary import CaseStatus, FollowUpKind
from casework.follow_ups import kinds as rules
from casework.work.silence import is_silent, looked_at_again
from storage.cases import rows as own_cases
from storage.follow_ups import planning as following
from storage.follow_ups.reasons import STALE, TELL, FollowUps, Verdict, WhenDue
from storage.hours import calendars as hours
from storage.tables import FollowUp, Requisition
from storage.transaction.unit_of_work import UnitOfWork
from storage.work import silence
from storage.work.notices import NothingLogged


def _nothing_logged(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """Silence since something last happened: whenever that is, the wait begins with it."""
    requisition = unit.session.get(Requisition, row.requisition_id)
    if requisition is None or requisition.status is not CaseStatus.ACTIVE:
        return STALE
    if requisition.advisor_id != row.person_id:
        return STALE
    last = silence.last_sign_in(unit.session, own_cases.id_of(requisition))
    following.wait_from(row, last)
    if is_silent(last, unit.now, unit.office.calendar):
        return TELL
    calendar = hours.own_hours(unit.session, unit.office, row.person_id)
    tomorrow = rules.next_working_morning(unit.now, calendar)
    due_at = rules.due(row.kind, last, 0, calendar) or tomorrow
    return Verdict(tell=False, later=looked_at_again(last, unit.now, due_at, tomorrow))


FOLLOW_UPS: FollowUps = {
    FollowUpKind.NOTHING_LOGGED: WhenDue(_nothing_logged, NothingLogged),
}
