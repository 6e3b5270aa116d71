"""The question that is open: of the form, or of an errand, and when it was asked."""

from dataclasses import dataclass
from datetime import datetime

from casework.prompts.sight import JUST_NOW, Asked, WhenWritten
from handlers.core.prompt import Prompts
from handlers.core.turn import Turn
from handlers.intake import buttons as actions
from handlers.intake import taps as intake
from handlers.prompts import taps as errands
from storage.intake.asking import OpenDraft
from storage.prompts import prompts as stored
from storage.prompts.prompts import OpenErrand
from storage.queues import asked_when


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """`name` tells it from others, for as long as it is the same question.

    One of `draft` and `errand` asks it.
    """

    name: str
    draft: OpenDraft | None = None
    errand: OpenErrand | None = None


def of(turn: Turn) -> OpenQuestion | None:
    """What the person is asked just now; None if nothing, or so long ago that it is forgotten."""
    draft = turn.draft
    if draft is not None and intake.is_asking(turn):
        return OpenQuestion(f"draft:{draft.id}:{draft.state.step}", draft=draft)
    errand = stored.open_errand(turn.session, turn.person.id)
    if errand is None or errand.is_old(turn.now):
        return None
    part = errand.data.get("question", "")
    return OpenQuestion(f"{errand.kind}:{errand.requisition_id or 0}:{part}", errand=errand)


def is_button(prompts: Prompts, turn: Turn, question: OpenQuestion) -> bool:
    """Whether the text of one of its buttons was written, which can be meant for nothing else."""
    if question.draft is not None:
        words = "" if turn.incoming.file else turn.incoming.text
        return actions.typed(turn.form, question.draft.state, words, turn.language) is not None
    if question.errand is None:
        return False
    return errands.typed_button(prompts, turn, question.errand) is not None


def asked(turn: Turn, question: OpenQuestion) -> Asked:
    """When it was asked."""
    row = question.draft.asked_id if question.draft else None
    if question.errand is not None:
        row = question.errand.asked_id
    found = asked_when.of(turn.session, [(question.name, row)]) if row is not None else []
    if found:
        return found[0]
    made_at = question.errand.at if question.errand is not None else long_ago(turn)
    return Asked(question.name, made_at)


def long_ago(turn: Turn) -> datetime:
    """When the outbox does not say any more: before anything that is looked at."""
    return turn.now - JUST_NOW


def written(turn: Turn) -> WhenWritten:
    """When what is being handled was written."""
    return WhenWritten(turn.incoming.at, turn.received)
