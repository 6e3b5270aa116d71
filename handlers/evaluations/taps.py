"""The evaluation as it is tapped and written: a score, then three questions one by one."""

from casework import evaluations as rules
from casework.cases.permissions import may_read_work
from casework.relay import Written
from handlers.core.turn import Turn, stale
from handlers.evaluations.notices import (
    EvaluationDeclined,
    EvaluationQuestion,
    EvaluationRead,
    EvaluationScored,
    EvaluationThanks,
)
from storage.cases import reading
from storage.evaluations import evaluations
from storage.evaluations.evaluations import EvaluationFacts
from storage.prompts import prompts
from storage.prompts.prompts import OpenPrompt, PromptKind
from storage.queues.answers import ButtonsGone


def score(turn: Turn, follow_up_id: int, given: int) -> None:
    """Record the score at once, and ask the first question.

    Tapped again, it corrects the score, and asks where the questions were left.
    """
    scored = rules.score(given)
    found = evaluations.score(turn.unit, follow_up_id, turn.person, scored)
    turn.say(
        EvaluationScored(
            requisition=found.requisition_id,
            follow_up=follow_up_id,
            score=scored,
            message_id=turn.incoming.message_id,
        )
    )
    if not _is_asking(turn, found):
        _ask(turn, found.id, found.requisition_id, found.next_question, turn.incoming.message_id)


def decline(turn: Turn, follow_up_id: int) -> None:
    """They do not want to answer, and are not asked again."""
    case = evaluations.decline(turn.unit, follow_up_id, turn.person)
    turn.say(EvaluationDeclined(requisition=case))
    turn.buttons_done()


def skip(turn: Turn, evaluation_id: int, question: str) -> None:
    """A question is left out. Raises Refused("stale_button") where it is not the open one."""
    prompt = prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None or prompt.kind != PromptKind.EVALUATION:
        raise stale()
    if (prompt.data["evaluation"], prompt.data["question"]) != (evaluation_id, question):
        raise stale()
    _go_on(turn, prompt)


def skip_typed(turn: Turn, prompt: OpenPrompt) -> None:
    """The open question is left out: its button, typed."""
    _go_on(turn, prompt)


def written(turn: Turn, prompt: OpenPrompt, text: str) -> None:
    """The answer to the open question, in their own words."""
    written = Written(turn.incoming.message_id, text)
    evaluations.say(
        turn.unit, prompt.data["evaluation"], turn.person, prompt.data["question"], written
    )
    _go_on(turn, prompt)


def leave(turn: Turn, prompt: OpenPrompt) -> None:
    """No more questions: the score and what was said stay."""
    prompts.end(turn.unit, turn.person.id)
    evaluations.finish(turn.unit, prompt.data["evaluation"], turn.person)
    turn.say(EvaluationThanks(requisition=prompt.case, evaluation=prompt.data["evaluation"]))
    turn.say(ButtonsGone(message_id=prompt.data["scored_on"]))


def show(turn: Turn, requisition_id: int) -> None:
    """All that was said of a case, for the team."""
    involved = reading.involved(turn.session, requisition_id)
    if involved is None or not may_read_work(turn.person.id, turn.roles, involved):
        raise stale()
    for each in evaluations.of_case(turn.session, requisition_id):
        turn.say(EvaluationRead(requisition=requisition_id, evaluation=each.id))


def _is_asking(turn: Turn, found: EvaluationFacts) -> bool:
    """Whether a question of this evaluation is open, and not so long ago that it is forgotten."""
    prompt = prompts.open_prompt(turn.session, turn.person.id)
    if prompt is None or prompt.kind != PromptKind.EVALUATION:
        return False
    return bool(prompt.data["evaluation"] == found.id) and not prompt.is_old(turn.now)


def _go_on(turn: Turn, prompt: OpenPrompt) -> None:
    question = rules.question_after(prompt.data["question"])
    if question is None:
        leave(turn, prompt)
        return
    _ask(turn, prompt.data["evaluation"], prompt.case, question, prompt.data["scored_on"])


def _ask(turn: Turn, evaluation_id: int, case: int, question: str, scored_on: int) -> None:
    asked = turn.say(
        EvaluationQuestion(requisition=case, evaluation=evaluation_id, question=question)
    )
    prompts.begin(
        turn.unit,
        turn.person.id,
        PromptKind.EVALUATION,
        case,
        data={"evaluation": evaluation_id, "question": question, "scored_on": scored_on},
        asked_id=asked,
    )
