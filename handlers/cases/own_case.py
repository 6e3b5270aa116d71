"""The case that an advisor's button names, if it is theirs to work on."""

from handlers.core.turn import Turn
from storage.cases import own_cases


def reference(turn: Turn, requisition_id: int) -> str:
    """What it is called. Raises what `own_cases.of_advisor` raises."""
    return own_cases.name_of(own_cases.of_advisor(turn.unit, requisition_id, turn.person))


def reference_in_hand(turn: Turn, requisition_id: int) -> str:
    """The same for a case that somebody has or stands in for.

    Raises what `own_cases.of_advisor_or_substitute` raises.
    """
    found = own_cases.of_advisor_or_substitute(turn.unit, requisition_id, turn.person)
    return own_cases.name_of(found)
