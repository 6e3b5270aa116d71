"""The question that is open: of the form, or of a prompt, and when it was asked."""

from dataclasses import dataclass
from datetime import datetime

from casework.prompts.sight import JUST_NOW, Asked, WhenWritten
from handlers.core.dialogue.prompt import Prompts
from handlers.core.turn import Turn
from handlers.intake import buttons, taps
from handlers.prompts import taps as prompt_taps
from storage.intake.asking import OpenDraft
from storage.prompts import prompts as stored_prompts
from storage.prompts.prompts import OpenPrompt
from storage.queues import asked_when


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """`name` tells it from others, for as long as it is the same question.

    One of `draft` and `prompt` asks it.
    """

    name: str
    draft: OpenDraft | None = None
    prompt: OpenPrompt | None = None


def of(turn: Turn) -> OpenQuestion | None:
    """What the person is asked just now; None if nothing, or so long ago that it is forgotten."""
    draft = turn.draft
    if draft is not None and taps.is_asking(turn):
        return OpenQuestion(f"draft:{draft.id}:{draft.state.step}", draft=draft)
    prompt = stored_prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None or prompt.is_old(turn.now):
        return None
    part = prompt.data.get("question", "")
    return OpenQuestion(f"{prompt.kind}:{prompt.requisition_id or 0}:{part}", prompt=prompt)


def is_button(prompts: Prompts, turn: Turn, question: OpenQuestion) -> bool:
    """Whether the text of one of its buttons was written, which can be meant for nothing else."""
    if question.draft is not None:
        words = "" if turn.incoming.file else turn.incoming.text
        return buttons.typed(turn.form, question.draft.state, words, turn.language) is not None
    if question.prompt is None:
        return False
    return prompt_taps.typed_button(prompts, turn, question.prompt) is not None


def asked(turn: Turn, question: OpenQuestion) -> Asked:
    """When it was asked."""
    row = question.draft.asked_id if question.draft else None
    if question.prompt is not None:
        row = question.prompt.asked_id
    found = asked_when.of(turn.session, [(question.name, row)]) if row is not None else []
    if found:
        return found[0]
    made_at = question.prompt.at if question.prompt is not None else long_ago(turn)
    return Asked(question.name, made_at)


def long_ago(turn: Turn) -> datetime:
    """When the outbox does not say any more: before anything that is looked at."""
    return turn.now - JUST_NOW


def written(turn: Turn) -> WhenWritten:
    """When what is being handled was written."""
    return WhenWritten(turn.incoming.at, turn.received)
