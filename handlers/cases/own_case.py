"""The case that an advisor's button names, if it is theirs to work on."""

from handlers.core.turn import Turn
from storage.cases import rows as own_cases


def reference(turn: Turn, requisition_id: int) -> str:
    """What it is called. Raises what `own_cases.of_advisor` raises."""
    return own_cases.name_of(own_cases.of_advisor(turn.unit, requisition_id, turn.person))


def named(turn: Turn, requisition_id: int) -> dict[str, object]:
    """Its id and reference, for a notice. Raises what `own_cases.of_advisor` raises."""
    found = own_cases.of_advisor(turn.unit, requisition_id, turn.person)
    return {"requisition": requisition_id, "reference": own_cases.name_of(found)}


def in_hand(turn: Turn, requisition_id: int) -> dict[str, object]:
    """The same for a case that somebody has or stands in for."""
    found = own_cases.of_advisor_or_substitute(turn.unit, requisition_id, turn.person)
    return {"requisition": requisition_id, "reference": own_cases.name_of(found)}
