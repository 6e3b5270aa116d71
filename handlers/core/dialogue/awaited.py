"""Words that the bot waits for: whether these are the ones, and whether they will do."""

from casework.checks.texts import free_text
from casework.core.errors import Refused
from handlers.core.turn import Turn, stale
from storage.cards import reading as card_reading
from storage.prompts import prompts
from storage.prompts.prompts import OpenPrompt
from storage.transaction.notice import TEAMS_NAMED, InPlace


class GivenUp(InPlace, kind="work_left", about=TEAMS_NAMED):
    """Nothing has changed; in the case with this `reference`, "" if it was about none."""

    reference: str


def waiting_for(turn: Turn, kind: str, requisition_id: int | None = None) -> OpenPrompt:
    """The prompt that a button belongs to. Raises Refused("stale_button") if it is over."""
    prompt = prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None or (prompt.kind, prompt.requisition_id) != (kind, requisition_id):
        raise stale()
    return prompt


def words(turn: Turn, longest: int) -> str:
    """What was written. Raises Refused("words_wanted") for anything else, or what is no text."""
    if turn.incoming.file or turn.incoming.odd:
        raise Refused("words_wanted")
    try:
        return free_text(turn.incoming.text, maximum=longest)
    except Refused as refusal:
        raise Refused("words_wanted") if refusal.code == "text_only_emoji" else refusal from None


def leave_all(turn: Turn, prompt: OpenPrompt) -> None:
    """Wait no longer, and say that nothing has changed."""
    prompts.end(turn.unit, turn.person.id)
    found = (
        card_reading.case(turn.session, prompt.requisition_id) if prompt.requisition_id else None
    )
    turn.say(GivenUp(reference=found.reference if found else ""))


def moved(refusal: Refused) -> Refused:
    """A refusal of words that were written while the case went to somebody else."""
    return Refused("case_moved") if refusal.code == "case_not_yours" else refusal
