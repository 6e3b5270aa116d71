"""Words that are waited for: taken, or given up. What becomes of each kind is handed in."""

from collections.abc import Callable

from casework.core.errors import Refused
from handlers.core.dialogue import awaited
from handlers.core.dialogue.prompt import Prompts
from handlers.core.turn import Turn, stale
from handlers.intake import taps
from locales import typed
from storage.addressing import just_done
from storage.prompts import prompts as open_prompts
from storage.prompts.prompts import OpenPrompt
from storage.queues import about
from storage.queues.about import Answered


def written(prompts: Prompts, turn: Turn) -> bool:
    """Take the words that were waited for; False if none are.

    Raises Refused("words_wanted") for anything but words, Refused("prompt_old") where the question
    lies so far back that they may be meant for something else, and what the case refuses.
    """
    prompt = open_prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None:
        return False
    if prompt.is_old(turn.now):
        open_prompts.end(turn.unit, turn.person.id)
        _ask_about_what_follows(turn, prompt)
        raise Refused("prompt_old")
    handling = prompts[prompt.kind]
    button = typed_button(prompts, turn, prompt)
    if button is not None:
        button(turn, prompt)
        return True
    try:
        handling.take(turn, prompt, awaited.words(turn, handling.longest))
        _note_case(turn, prompt)
    finally:
        _ask_about_what_follows(turn, prompt)
    return True


def give_up(prompts: Prompts, turn: Turn, requisition_id: int) -> None:
    """Back from where words are waited for; 0 for words that are about no case."""
    prompt = open_prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None or (prompt.requisition_id or 0) != requisition_id:
        raise stale()
    prompts[prompt.kind].leave(turn, prompt)


def cancel(prompts: Prompts, turn: Turn) -> None:
    """`/cancel`: wait for no words any more; without any, what the intake makes of it."""
    prompt = open_prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None or taps.is_asking(turn):
        taps.cancel(turn)
    else:
        prompts[prompt.kind].leave(turn, prompt)


def _note_case(turn: Turn, prompt: OpenPrompt) -> None:
    """Whoever answers these words of their own later on means the case that they were for."""
    if prompt.requisition_id is None:
        return
    words = Answered(prompt.requisition_id, internal=True, shared=False)
    about.note(turn.unit, turn.person.telegram_id, turn.incoming.message_id, words)


def typed_button(
    prompts: Prompts, turn: Turn, prompt: OpenPrompt
) -> Callable[[Turn, OpenPrompt], None] | None:
    """What the button does whose text was written, in whatever language; None if it is none."""
    handling = prompts[prompt.kind]
    shown = (each for each in handling.buttons if each.is_there(prompt))
    back = (handling.leave, typed.names("Back"))
    offered = [back, *((each.act, typed.names(each.text)) for each in shown)]
    return typed.meant(turn.incoming.text, offered, turn.language)


def _ask_about_what_follows(turn: Turn, prompt: OpenPrompt) -> None:
    """Once the words are taken, or refused for good, the next ones may still be meant for this.

    Where something can be added to it, whoever keeps it has said so.
    """
    if open_prompts.open_prompt(turn.session, turn.person.id) is not None:
        return
    done = just_done.of(turn.session, turn.person.id, turn.now)
    if done is None or done.at != turn.now:
        just_done.begin(turn.unit, turn.person.id, "", prompt.requisition_id)
