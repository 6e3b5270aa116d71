"""Whether the reminder of a silent case still has its reason."""

from casework.core.vocabulary import FollowUpKind
from casework.follow_ups.kinds import due, next_working_morning
from casework.work.silence import is_silent, looked_at_again
from storage.cases import own_cases as rows
from storage.follow_ups import planning
from storage.follow_ups.reasons import STALE, TELL, FollowUps, Verdict, WhenDue, case_in_hand
from storage.hours import calendars
from storage.tables import FollowUp
from storage.transaction.unit_of_work import UnitOfWork
from storage.work import silence
from storage.work.notices import NothingLogged


def _nothing_logged(unit: UnitOfWork, row: FollowUp) -> Verdict:
    """Whether a case is silent still that its advisor is to be reminded of.

    Where something has happened since, the two weeks run from that; it is looked at again then.
    Stale where the case is worked on no more, or by somebody else.
    """
    requisition = case_in_hand(unit, row)
    if requisition is None:
        return STALE
    last = silence.last_sign_in(unit.session, rows.id_of(requisition))
    planning.wait_from(row, last)
    if is_silent(last, unit.now, unit.office.calendar):
        return TELL
    calendar = calendars.own_hours(unit.session, unit.office, row.person_id)
    tomorrow = next_working_morning(unit.now, calendar)
    due_at = due(row.kind, last, 0, calendar) or tomorrow
    return Verdict(tell=False, later=looked_at_again(last, unit.now, due_at, tomorrow))


FOLLOW_UPS: FollowUps = {
    FollowUpKind.NOTHING_LOGGED: WhenDue(_nothing_logged, NothingLogged),
}
