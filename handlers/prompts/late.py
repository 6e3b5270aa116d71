"""What was written before the open question was seen belongs to the one that stood before it."""

from collections.abc import Callable, Mapping

from casework.closing import LONGEST_TEXT
from casework.evaluations import LONGEST_ANSWER, QUESTIONS
from casework.prompts.sight import in_sight, was_before
from casework.relay import Written
from handlers.closing import taps
from handlers.core.dialogue import awaited
from handlers.core.turn import Turn
from handlers.intake.taps import sent
from handlers.prompts import open_question
from handlers.prompts.open_question import OpenQuestion
from handlers.relay import taps as relay_taps
from storage.evaluations import evaluations
from storage.intake import drafts
from storage.intake import messages as draft_messages
from storage.intake.asking import OpenDraft
from storage.intake.notices import AddedEarlier
from storage.prompts.prompts import OpenPrompt, PromptKind
from storage.queues import asked_when
from storage.rewording import more_of


def took(turn: Turn) -> bool:
    """Put such words to the answer before; where that takes none, keep them and ask.

    False for words that were written with the open question in sight.
    """
    question = open_question.of(turn)
    if question is None or turn.incoming.reply_to is not None:
        return False
    if not was_before(open_question.written(turn), open_question.asked(turn, question)):
        return False
    if question.draft is not None:
        return _took_for_form(turn, question)
    return _took_for_prompt(turn, question)


def answered_earlier(turn: Turn) -> bool:
    """Put a reply to an earlier question of the form, or to an answer, to that answer.

    Where that takes no more words they are kept, and asked about. False for any other message.
    """
    question = open_question.of(turn)
    if question is None or question.draft is None or turn.incoming.reply_to is None:
        return False
    draft = question.draft
    step = draft_messages.step_of(turn.session, draft, turn.incoming.reply_to)
    if step is None or step == draft.state.step:
        return False
    return _added_or_held(turn, question, step)


def added(turn: Turn, answered: OpenQuestion) -> bool:
    """Put further words to the answer of a question that is not open any more, if it takes them."""
    now = open_question.of(turn)
    if now is None or now.name == answered.name:
        return False
    if answered.draft is not None and turn.draft is not None:
        step = answered.name.rpartition(":")[2]
        return _added_to_draft(turn, turn.draft, step)
    return now.prompt is not None and _added_to_prompt(turn, now.prompt)


def _took_for_form(turn: Turn, question: OpenQuestion) -> bool:
    draft = question.draft
    if draft is None:
        return False
    seen = in_sight(open_question.written(turn), asked_when.of(turn.session, draft.asked))
    if seen is None or seen == draft.state.step:
        return False
    return _added_or_held(turn, question, seen, in_sight=True)


def _added_or_held(
    turn: Turn, question: OpenQuestion, step: str, *, in_sight: bool = False
) -> bool:
    if turn.draft is not None and _added_to_draft(turn, turn.draft, step, in_sight=in_sight):
        return True
    return relay_taps.hold_as_answer(turn, question.name, None)


def _added_to_draft(turn: Turn, draft: OpenDraft, step: str, *, in_sight: bool = False) -> bool:
    return drafts.more(turn.unit, turn.form, draft, step, sent(turn), in_sight=in_sight)


def _took_for_prompt(turn: Turn, question: OpenQuestion) -> bool:
    prompt = question.prompt
    if prompt is None or prompt.kind == PromptKind.NOTE:
        return False
    return _added_to_prompt(turn, prompt) or relay_taps.hold_as_answer(turn, question.name, None)


def _added_to_prompt(turn: Turn, prompt: OpenPrompt) -> bool:
    add = _ADD.get(prompt.kind)
    return add is not None and add(turn, prompt)


def _to_evaluation(turn: Turn, prompt: OpenPrompt) -> bool:
    """To the answer before the open question; False where that is the score, or was left out."""
    at = QUESTIONS.index(prompt.data["question"])
    found = evaluations.one(turn.session, prompt.data["evaluation"])
    if at == 0 or found is None or QUESTIONS[at - 1] not in found.answers:
        return False
    words = [Written(turn.incoming.message_id, awaited.words(turn, LONGEST_ANSWER))]
    subject = f"evaluation:{prompt.data['evaluation']}:{QUESTIONS[at - 1]}"
    more_of.add_to(turn.unit, turn.person, subject, words)
    turn.say(AddedEarlier())
    return True


def _to_closing(turn: Turn, prompt: OpenPrompt) -> bool:
    """To the text that is shown once more before the case is closed."""
    if "text" not in prompt.data:
        return False
    taps.add_text(turn, prompt, awaited.words(turn, LONGEST_TEXT))
    return True


_ADD: Mapping[str, Callable[[Turn, OpenPrompt], bool]] = {
    PromptKind.EVALUATION: _to_evaluation,
    PromptKind.CLOSE: _to_closing,
}
"""The prompts whose words may be several messages, and how one more is put to those before."""
