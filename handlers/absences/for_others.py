"""A coordinator says that an advisor who is ill is away from today on, and who stands in."""

from datetime import date

from casework.dates import months
from handlers.absences.notices import AwayForCheck, AwayForLast, AwayForSubstitute
from handlers.absences.taps import NOBODY
from handlers.core.turn import Turn
from storage.absences import absences, for_others
from storage.hours import calendars


def ask_last(turn: Turn, person_id: int) -> None:
    """Ask until when. Raises what `for_others.check_can_be_set` raises."""
    for_others.check_can_be_set(turn.session, person_id)
    turn.say(AwayForLast(person=person_id))


def turn_month(turn: Turn, person_id: int, month: int) -> None:
    """Another month, in the same message."""
    shown = months.first_of(month)
    turn.say(AwayForLast(person=person_id, shown=shown, message_id=turn.incoming.message_id))


def ask_substitute(turn: Turn, person_id: int, last: int) -> None:
    """Ask who stands in. Raises what days that cannot be chosen raise."""
    first, until = _days(turn, person_id, last)
    here = turn.incoming.message_id
    turn.say(AwayForSubstitute(person=person_id, first=first, last=until, message_id=here))


def ask_yes(turn: Turn, person_id: int, last: int, substitute: int) -> None:
    """Everything once more. Raises what a substitute who cannot be chosen raises too."""
    first, until = _days(turn, person_id, last)
    if substitute != NOBODY:
        absences.check_substitute(turn.session, person_id, substitute)
    turn.say(
        AwayForCheck(
            person=person_id,
            first=first,
            last=until,
            substitute=substitute,
            message_id=turn.incoming.message_id,
        )
    )


def save(turn: Turn, person_id: int, last: int, substitute: int) -> None:
    """Set it. Raises what `for_others.set_away` raises."""
    for_others.set_away(
        turn.unit,
        person_id,
        months.day_of(last),
        None if substitute == NOBODY else substitute,
        turn.person,
        message_id=turn.incoming.message_id,
    )


def _days(turn: Turn, person_id: int, last: int) -> tuple[date, date]:
    """From today until this day, if somebody can be away then."""
    for_others.check_can_be_set(turn.session, person_id)
    first, until = calendars.today(turn.office, turn.now), months.day_of(last)
    absences.check_days(turn.session, turn.office, person_id, first, until, turn.now)
    return first, until
