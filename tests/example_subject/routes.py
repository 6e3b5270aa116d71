"""Where the command and the button of a coffee lead."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from casework.core.words import N_
from handlers.core.routes import Command, Tap, tap
from handlers.core.turn import Turn
from tests.example_subject import buttons, verbs
from tests.example_subject.notices import CoffeeExplained


def explain(turn: Turn) -> None:
    """`/coffee`."""
    turn.say(CoffeeExplained())


def plan(turn: Turn, requisition_id: int) -> None:
    """A coffee is planned."""
    verbs.plan(turn.unit, requisition_id, turn.person)


COMMANDS: Mapping[str, Command] = {"coffee": Command(explain, N_("Coffee"), Role.ADVISOR)}
TAPS: Mapping[str, Tap] = dict([tap(buttons.PLAN, plan, Role.ADVISOR)])
