"""Getting back what went out of sight with one tap, by who wrote it."""

from collections.abc import Callable, Mapping

from handlers.closing import taps
from handlers.core.turn import Turn
from handlers.intake import afterwards
from handlers.relay import taps as relay_taps
from storage.prompts import put_away
from storage.prompts.put_away import Kept, PutAwayKind

_BACK: Mapping[PutAwayKind, Callable[[Turn, Kept], None]] = {
    PutAwayKind.CLOSING: taps.get_back,
    PutAwayKind.HELD: relay_taps.get_back,
    PutAwayKind.FIRST_WORDS: afterwards.get_back,
}


def get_back(turn: Turn, row_id: int) -> None:
    """Have it as it was before the tap: it is asked about again, and nothing is sent by it.

    Raises Refused("draft_gone") where it is kept no more, or was got back already.
    """
    kept = put_away.find(turn.unit, row_id, turn.person.id)
    _BACK[kept.kind](turn, kept)
    put_away.drop(turn.unit, kept.id)
    turn.buttons_done()
