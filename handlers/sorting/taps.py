"""A coordinator changes the area of a case, or how urgent it is, by taps."""

from enum import StrEnum
from typing import TypeVar

from casework.cases.permissions import OPEN
from casework.core.errors import Refused
from casework.core.vocabulary import FocusArea, Urgency
from handlers.core.turn import Turn, stale
from handlers.sorting.notices import AreaMenu, UrgencyMenu
from storage.cards import reading
from storage.sorting import sorting

W = TypeVar("W", bound=StrEnum)


def choose_urgency(turn: Turn, requisition_id: int) -> None:
    """Ask how urgent it is. Raises Refused("case_over")."""
    _check_open(turn, requisition_id)
    turn.say(UrgencyMenu(requisition=requisition_id))


def choose_area(turn: Turn, requisition_id: int) -> None:
    """Ask which area it is. Raises Refused("case_over")."""
    _check_open(turn, requisition_id)
    turn.say(AreaMenu(requisition=requisition_id))


def set_urgency(turn: Turn, requisition_id: int, chosen: str, seen: str) -> None:
    """Change it, unless somebody else has since. Raises what `sorting.set_urgency` raises."""
    sorting.set_urgency(
        turn.unit,
        requisition_id,
        _word(Urgency, chosen),
        turn.person,
        seen=_word(Urgency, seen),
        message_id=turn.incoming.message_id,
    )


def set_area(turn: Turn, requisition_id: int, chosen: str, seen: str) -> None:
    """Change it, unless somebody else has since. Raises what `sorting.set_area` raises."""
    sorting.set_area(
        turn.unit,
        requisition_id,
        _word(FocusArea, chosen),
        turn.person,
        seen=_word(FocusArea, seen),
        message_id=turn.incoming.message_id,
    )


def _check_open(turn: Turn, requisition_id: int) -> None:
    found = reading.case(turn.session, requisition_id)
    if found is None:
        raise stale()
    if found.status not in OPEN:
        raise Refused("case_over")


def _word(kind: type[W], word: str) -> W:
    try:
        return kind(word)
    except ValueError:
        raise stale() from None
