"""Handing a case over to another advisor, as it is tapped."""

from handlers.core.turn import Turn
from handlers.offers.buttons import WHOEVER_FITS_BEST
from handlers.offers.notices import HandoverMenu
from storage.cases import own_cases as rows
from storage.offers import handovers


def choose(turn: Turn, requisition_id: int) -> None:
    """Ask the advisor of a case to whom it is to go. Raises what `rows.of_advisor` raises."""
    rows.of_advisor(turn.unit, requisition_id, turn.person)
    turn.say(HandoverMenu(requisition=requisition_id, person=turn.person.id))


def ask(turn: Turn, requisition_id: int, advisor_id: int) -> None:
    """Ask the one who was chosen, or whom the ranking puts first."""
    if advisor_id == WHOEVER_FITS_BEST:
        handovers.ask_best(turn.unit, requisition_id, turn.person)
    else:
        handovers.ask(turn.unit, requisition_id, advisor_id, turn.person)
    turn.buttons_done()


def keep(turn: Turn, requisition_id: int) -> None:
    """Let the advisor of a case keep it after all."""
    handovers.keep(turn.unit, requisition_id, turn.person)
    turn.buttons_done()
