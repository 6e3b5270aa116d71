"""Words that are waited for: taken, or given up. What becomes of each kind is handed in."""

from collections.abc import Callable

from casework.core.errors import Refused
from handlers.core import awaited as waiting
from handlers.core.prompt import Prompts
from handlers.core.turn import Turn, stale
from handlers.intake import taps as intake
from locales import typed
from storage.addressing import just_done
from storage.prompts import prompts as errands
from storage.prompts.prompts import OpenErrand
from storage.queues import about
from storage.queues.about import Answered


def written(prompts: Prompts, turn: Turn) -> bool:
    """Take the words that were waited for; False if none are.

    Raises Refused("words_wanted") for anything but words, Refused("errand_old") where the question
    lies so far back that they may be meant for something else, and what the case refuses.
    """
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None:
        return False
    if errand.is_old(turn.now):
        errands.end(turn.unit, turn.person.id)
        _ask_about_what_follows(turn, errand)
        raise Refused("errand_old")
    prompt = prompts[errand.kind]
    button = typed_button(prompts, turn, errand)
    if button is not None:
        button(turn, errand)
        return True
    try:
        prompt.take(turn, errand, waiting.words(turn, prompt.longest))
        _note_case(turn, errand)
    finally:
        _ask_about_what_follows(turn, errand)
    return True


def give_up(prompts: Prompts, turn: Turn, requisition_id: int) -> None:
    """Back from where words are waited for; 0 for words that are about no case."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None or (errand.requisition_id or 0) != requisition_id:
        raise stale()
    prompts[errand.kind].leave(turn, errand)


def cancel(prompts: Prompts, turn: Turn) -> None:
    """`/cancel`: wait for no words any more; without any, what the intake makes of it."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None or intake.is_asking(turn):
        intake.cancel(turn)
    else:
        prompts[errand.kind].leave(turn, errand)


def _note_case(turn: Turn, errand: OpenErrand) -> None:
    """Whoever answers these words of their own later on means the case that they were for."""
    if errand.requisition_id is None:
        return
    words = Answered(errand.requisition_id, internal=True, shared=False)
    about.note(turn.unit, turn.person.telegram_id, turn.incoming.message_id, words)


def typed_button(
    prompts: Prompts, turn: Turn, errand: OpenErrand
) -> Callable[[Turn, OpenErrand], None] | None:
    """What the button does whose text was written, in whatever language; None if it is none."""
    prompt = prompts[errand.kind]
    shown = (each for each in prompt.buttons if each.is_there(errand))
    back = (prompt.leave, typed.names("Back"))
    offered = [back, *((each.act, typed.names(each.text)) for each in shown)]
    return typed.meant(turn.incoming.text, offered, turn.language)


def _ask_about_what_follows(turn: Turn, errand: OpenErrand) -> None:
    """Once the words are taken, or refused for good, the next ones may still be meant for this.

    Where something can be added to it, whoever keeps it has said so.
    """
    if errands.open_errand(turn.session, turn.person.id) is not None:
        return
    done = just_done.of(turn.session, turn.person.id, turn.now)
    if done is None or done.at != turn.now:
        just_done.begin(turn.unit, turn.person.id, "", errand.requisition_id)
