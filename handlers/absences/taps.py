"""`/away`: an advisor plans to be away, comes back early, or lets somebody else stand in.

What is tapped on the way travels in the buttons; the errand only waits for a day that is typed.
"""

from collections.abc import Mapping
from datetime import date

from casework.absences import rules
from casework.dates import months
from casework.dates import typed as when
from casework.dates.working_days import Absence
from handlers.core.turn import Turn, stale
from storage.absences import absences
from storage.absences import reading as absences_told
from storage.hours import calendars as hours
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.queues import outbox

NOBODY = 0
"""What the button for no substitute carries in place of an advisor's id."""


def show(turn: Turn) -> None:
    """What is planned; where nothing is, the first question at once."""
    if absences.planned(turn.session, turn.person.id):
        turn.say("away_overview", person=turn.person.id)
    else:
        _ask_first(turn)


def plan(turn: Turn) -> None:
    """The first day of another absence."""
    _ask_first(turn, message_id=turn.incoming.message_id)


def turn_first(turn: Turn, number: int) -> None:
    """Another month to pick the first day from."""
    _ask_first(turn, shown=months.first_of(number), message_id=turn.incoming.message_id)


def pick_first(turn: Turn, ordinal: int) -> None:
    """The first day is picked: until when?"""
    first = months.day_of(ordinal)
    _check_first(turn, first)
    _ask_last(turn, first, message_id=turn.incoming.message_id)


def turn_last(turn: Turn, first: int, number: int) -> None:
    """Another month to pick the last day from."""
    shown = months.first_of(number)
    _ask_last(turn, months.day_of(first), shown=shown, message_id=turn.incoming.message_id)


def pick_last(turn: Turn, first: int, ordinal: int) -> None:
    """The last day is picked: who stands in?"""
    _ask_substitute(
        turn,
        months.day_of(first),
        months.day_of(ordinal),
        message_id=turn.incoming.message_id,
    )


def choose_substitute(turn: Turn, first: int, last: int, substitute: int) -> None:
    """Everything once more, to be saved."""
    days = months.day_of(first), months.day_of(last)
    absences.check_days(turn.session, turn.office, turn.person.id, *days, turn.now)
    if substitute != NOBODY:
        absences.check_substitute(turn.session, turn.person, substitute)
    turn.say(
        "away_check",
        person=turn.person.id,
        first=days[0].isoformat(),
        last=days[1].isoformat(),
        substitute=substitute,
        message_id=turn.incoming.message_id,
    )


def save(turn: Turn, first: int, last: int, substitute: int) -> None:
    """Plan it."""
    absences.plan(
        turn.unit,
        turn.person,
        months.day_of(first),
        months.day_of(last),
        None if substitute == NOBODY else substitute,
        message_id=turn.incoming.message_id,
    )


def ask_to_stop(turn: Turn, absence_id: int) -> None:
    """Asks once, whether to cancel it or to be back already."""
    _check_own(turn, absence_id)
    turn.say("away_stop_menu", absence=absence_id, message_id=turn.incoming.message_id)


def stop(turn: Turn, absence_id: int) -> None:
    """Cancelled, or back."""
    absences.stop(turn.unit, absence_id, turn.person, message_id=turn.incoming.message_id)


def overview(turn: Turn) -> None:
    """What is planned again, in the same message."""
    errands.end(turn.unit, turn.person.id, unless=turn.incoming.message_id)
    turn.say("away_overview", person=turn.person.id, message_id=turn.incoming.message_id)


def ask_other_substitute(turn: Turn, absence_id: int) -> None:
    """Who stands in instead?"""
    found = _check_own(turn, absence_id)
    turn.say(
        "away_substitute",
        person=turn.person.id,
        first=found.first.isoformat(),
        last=found.last.isoformat(),
        absence=absence_id,
        message_id=turn.incoming.message_id,
    )


def change_substitute(turn: Turn, absence_id: int, substitute: int) -> None:
    """Somebody else stands in, or nobody."""
    other = None if substitute == NOBODY else substitute
    absences.replace_substitute(turn.unit, absence_id, turn.person, other)
    turn.say("away_overview", person=turn.person.id, message_id=turn.incoming.message_id)


def written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """A day that was typed: the first one, or the last."""
    day = when.read_day(text, hours.today(turn.office, turn.now))
    if "first" not in errand.data:
        _check_first(turn, day)
        errands.end(turn.unit, turn.person.id)
        _ask_last(turn, day)
        return
    first = date.fromisoformat(errand.data["first"])
    absences.check_days(turn.session, turn.office, turn.person.id, first, day, turn.now)
    errands.end(turn.unit, turn.person.id)
    _ask_substitute(turn, first, day)


def _ask_first(turn: Turn, *, shown: date | None = None, message_id: int | None = None) -> None:
    params = _month(shown)
    if message_id is None:
        _wait(turn, {}, outbox.answer(turn.unit, "away_first", params))
        return
    _wait(turn, {"message_id": message_id})
    turn.say("away_first", **params, message_id=message_id)


def _ask_last(
    turn: Turn, first: date, *, shown: date | None = None, message_id: int | None = None
) -> None:
    params = {"first": first.isoformat(), **_month(shown)}
    what = {"first": first.isoformat()}
    if message_id is None:
        _wait(turn, what, outbox.answer(turn.unit, "away_last", params))
        return
    _wait(turn, {**what, "message_id": message_id})
    turn.say("away_last", **params, message_id=message_id)


def _wait(turn: Turn, what: Mapping[str, object], asked_id: int | None = None) -> None:
    """Wait for a day that is typed."""
    errands.begin(turn.unit, turn.person.id, ErrandKind.AWAY, None, data=what, asked_id=asked_id)


def _month(shown: date | None) -> dict[str, str]:
    return {} if shown is None else {"shown": shown.isoformat()}


def _ask_substitute(turn: Turn, first: date, last: date, *, message_id: int | None = None) -> None:
    absences.check_days(turn.session, turn.office, turn.person.id, first, last, turn.now)
    errands.end(turn.unit, turn.person.id, unless=message_id)
    place = {} if message_id is None else {"message_id": message_id}
    turn.say(
        "away_substitute",
        person=turn.person.id,
        first=first.isoformat(),
        last=last.isoformat(),
        **place,
    )


def _check_first(turn: Turn, first: date) -> None:
    others = [
        Absence(each.first, each.last) for each in absences.planned(turn.session, turn.person.id)
    ]
    rules.check_first(first, hours.today(turn.office, turn.now), others)


def _check_own(turn: Turn, absence_id: int) -> absences_told.Away:
    found = absences_told.absence(turn.session, absence_id)
    mine = {each.id for each in absences.planned(turn.session, turn.person.id)}
    if found is None or absence_id not in mine:
        raise stale()
    return found
