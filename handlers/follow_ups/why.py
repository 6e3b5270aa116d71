"""**Why this date?**: below a reminder, and wherever a promise is shown."""

from casework.cases.permissions import may_read_case, may_read_request
from handlers.core.turn import Turn, stale
from handlers.follow_ups.notices import WhyThisDate
from storage.cases import reading as case_reading
from storage.follow_ups import explanations
from storage.follow_ups.explanations import Explanation


def of_reminder(turn: Turn, follow_up_id: int) -> None:
    """The steps to the moment of a reminder."""
    _tell(turn, explanations.of_follow_up(turn.unit, follow_up_id, turn.person))


def of_promise(turn: Turn, requisition_id: int) -> None:
    """The steps to the promised date, for whoever may read the case."""
    involved = case_reading.involved(turn.session, requisition_id)
    person = turn.person.id
    if involved is None or not (
        may_read_request(person, involved) or may_read_case(person, turn.roles, involved)
    ):
        raise stale()
    _tell(turn, explanations.of_promise(turn.session, turn.office, requisition_id))


def _tell(turn: Turn, found: Explanation) -> None:
    turn.say(WhyThisDate(of=found.of, reference=found.reference, steps=found.steps))
