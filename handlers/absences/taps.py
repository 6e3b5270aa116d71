"""`/away`: an advisor plans to be away, comes back early, or lets somebody else stand in."""

from dataclasses import dataclass, replace
from datetime import date

from casework.absences import rules
from casework.dates.typed import read_day
from casework.dates.working_days import Absence
from handlers.absences.notices import (
    AwayCheck,
    AwayFirst,
    AwayLast,
    AwayOverview,
    AwayStopMenu,
    AwaySubstitute,
)
from handlers.core.dialogue.answers import Answers
from handlers.core.dialogue.steps import Dialogue, Next, Question, Step
from handlers.core.turn import Turn, stale
from storage.absences import absences, reading
from storage.absences.reading import Away
from storage.hours import calendars
from storage.prompts.prompts import PromptKind

NOBODY = 0
"""What the button for no substitute carries in place of an advisor's id."""


@dataclass(frozen=True)
class Plan(Answers):
    """From when until when (both included), and who stands in."""

    first: date | None = None
    last: date | None = None
    substitute: int | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day. Raises Refused("stale_button") where one is not chosen."""
        if self.first is None or self.last is None:
            raise stale()
        return self.first, self.last


def show(turn: Turn) -> None:
    """What is planned; where nothing is, the first question at once."""
    if absences.planned(turn.session, turn.person.id):
        turn.say(AwayOverview(person=turn.person.id))
    else:
        PLAN.begin(turn, Plan(), "first")


def save(turn: Turn, plan: Plan) -> None:
    """Plan the absence. Raises what `absences.plan` raises."""
    absences.plan(
        turn.unit,
        turn.person,
        *plan.days,
        None if plan.substitute == NOBODY else plan.substitute,
        message_id=turn.incoming.message_id,
    )


def overview(turn: Turn, plan: Plan) -> None:
    """What is planned again, in the same message."""
    PLAN.finish(turn, plan, AwayOverview(person=turn.person.id))


# The questions, and what is typed


def _ask_first(_turn: Turn, plan: Plan) -> Question:
    return AwayFirst(shown=plan.shown)


def _ask_last(turn: Turn, plan: Plan) -> Question:
    if plan.first is None:
        raise stale()
    _check_first(turn, plan.first)
    return AwayLast(first=plan.first, shown=plan.shown)


def _ask_substitute(turn: Turn, plan: Plan) -> Question:
    first, last = _checked(turn, plan)
    return AwaySubstitute(person=turn.person.id, first=first, last=last)


def _ask_yes(turn: Turn, plan: Plan) -> Question:
    """Everything once more, to be saved."""
    (first, last), substitute = _checked(turn, plan), plan.substitute or NOBODY
    if substitute != NOBODY:
        absences.check_substitute(turn.session, turn.person.id, substitute)
    return AwayCheck(person=turn.person.id, first=first, last=last, substitute=substitute)


def _read_first(turn: Turn, plan: Plan, text: str) -> Next[Plan]:
    return replace(plan, first=_read(turn, text)), "last"


def _read_last(turn: Turn, plan: Plan, text: str) -> Next[Plan]:
    return replace(plan, last=_read(turn, text)), "substitute"


def _read(turn: Turn, text: str) -> date:
    return read_day(text, calendars.today(turn.office, turn.now))


def _checked(turn: Turn, plan: Plan) -> tuple[date, date]:
    """The days, if they can be planned. Raises what `absences.check_days` raises."""
    first, last = plan.days
    absences.check_days(turn.session, turn.office, turn.person.id, first, last, turn.now)
    return first, last


PLAN = Dialogue(
    Plan,
    PromptKind.AWAY,
    {
        "first": Step(_ask_first, _read_first),
        "last": Step(_ask_last, _read_last),
        "substitute": Step(_ask_substitute),
        "yes": Step(_ask_yes),
    },
    at=lambda plan: "first" if plan.first is None else "last",
)
"""The first day, the last one, who stands in, and everything once more."""


# What is planned already


def ask_to_stop(turn: Turn, absence_id: int) -> None:
    """Ask once whether to cancel an absence, or to be back already.

    Raises Refused("stale_button") where it is over, or somebody else's.
    """
    _check_own(turn, absence_id)
    turn.say(AwayStopMenu(absence=absence_id, message_id=turn.incoming.message_id))


def stop(turn: Turn, absence_id: int) -> None:
    """Cancel an absence that is planned, or end the one that goes on.

    Raises Refused("stale_button") where it is over already, or somebody else's.
    """
    absences.stop(turn.unit, absence_id, turn.person, message_id=turn.incoming.message_id)


def ask_other_substitute(turn: Turn, absence_id: int) -> None:
    """Ask who stands in instead. Raises what `ask_to_stop` raises."""
    found = _check_own(turn, absence_id)
    turn.say(
        AwaySubstitute(
            person=turn.person.id,
            first=found.first,
            last=found.last,
            absence=absence_id,
            message_id=turn.incoming.message_id,
        )
    )


def change_substitute(turn: Turn, absence_id: int, substitute: int) -> None:
    """Somebody else stands in, or nobody. Raises what `absences.replace_substitute` raises."""
    other = None if substitute == NOBODY else substitute
    absences.replace_substitute(turn.unit, absence_id, turn.person, other)
    turn.say(AwayOverview(person=turn.person.id, message_id=turn.incoming.message_id))


def _check_first(turn: Turn, first: date) -> None:
    others = [
        Absence(each.first, each.last) for each in absences.planned(turn.session, turn.person.id)
    ]
    rules.check_first(first, calendars.today(turn.office, turn.now), others)


def _check_own(turn: Turn, absence_id: int) -> Away:
    found = reading.absence(turn.session, absence_id)
    mine = {each.id for each in absences.planned(turn.session, turn.person.id)}
    if found is None or absence_id not in mine:
        raise stale()
    return found
