"""Words that are waited for: one table says what becomes of each kind of them."""

from collections.abc import Callable
from dataclasses import dataclass

from casework import activities
from casework.closing import LONGEST_TEXT
from casework.errors import Refused
from handlers import closing, intake, waiting, work
from handlers.turn import Turn, stale
from locales.translator import everywhere, folded
from storage import cases, errands
from storage.errands import ErrandKind, OpenErrand


@dataclass(frozen=True)
class Wanted:
    """What is done with the words, and how many characters they may have."""

    take: Callable[[Turn, OpenErrand, str], None]
    longest: int


WANTED: dict[ErrandKind, Wanted] = {
    ErrandKind.LOG: Wanted(work.log_written, activities.LONGEST_LINE),
    ErrandKind.NOTE: Wanted(work.note_written, activities.LONGEST_NOTE),
    ErrandKind.CLOSE: Wanted(closing.show_text, LONGEST_TEXT),
}


def written(turn: Turn) -> bool:
    """Take the words that were waited for; False if none are.

    Raises Refused("words_wanted") for anything but words, Refused("errand_old") where the question
    lies so far back that they may be meant for something else, and what the case refuses.
    """
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None:
        return False
    if errand.is_old(turn.now):
        errands.end(turn.session, turn.person.id, turn.now)
        raise Refused("errand_old")
    if folded(turn.incoming.text) in everywhere("Back"):
        _give_up(turn, errand)
    else:
        wanted = WANTED[errand.kind]
        wanted.take(turn, errand, waiting.words(turn, wanted.longest))
    return True


def give_up(turn: Turn, requisition_id: int) -> None:
    """Back from where words are waited for; 0 for words that are about no case."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None or (errand.requisition_id or 0) != requisition_id:
        raise stale()
    _give_up(turn, errand)


def cancel(turn: Turn) -> None:
    """`/cancel`: wait for no words any more; without any, what the intake makes of it."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None or intake.is_asking(turn):
        intake.cancel(turn)
    else:
        _give_up(turn, errand)


def _give_up(turn: Turn, errand: OpenErrand) -> None:
    errands.end(turn.session, turn.person.id, turn.now)
    found = cases.case(turn.session, errand.requisition_id) if errand.requisition_id else None
    turn.say("work_left", reference=found.reference if found else "")
