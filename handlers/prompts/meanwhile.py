"""Words in the middle of a form, when somebody of a case has just written: for whom are they?"""

from dataclasses import replace

from casework.core.errors import Refused
from casework.prompts.sight import JUST_NOW
from casework.relay import Written
from handlers.core.dialogue.prompt import Prompts
from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Incoming, Kind
from handlers.intake import answering, taps
from handlers.prompts import late, open_question
from handlers.prompts import taps as prompt_taps
from handlers.prompts.open_question import OpenQuestion
from handlers.relay import taps as relay_taps
from handlers.relay.notices import TakenAsAnswer
from storage.addressing import reading as addressing_reading
from storage.addressing import unassigned
from storage.relay import meanwhile


def asked_about(prompts: Prompts, turn: Turn) -> bool:
    """Keep words that may be an answer here, or for whom has just written; False if they are clear.

    What can be passed on to nobody is an answer here, or none.
    """
    if relay_taps.decided_in_words(turn):
        return True
    question = open_question.of(turn) if turn.incoming.reply_to is None else None
    if question is None or open_question.is_button(prompts, turn, question):
        return False
    asked = open_question.asked(turn, question)
    since = max(asked.sent_at or asked.made_at, turn.now - JUST_NOW)
    case = meanwhile.case_of_newest(turn.unit, turn.person, since)
    return case is not None and relay_taps.hold_as_answer(turn, question.name, case)


def answer(prompts: Prompts, turn: Turn, row: int) -> None:
    """What waited is an answer to the question that was open then, and is so still.

    Raises Refused("stale_button") where nothing waits, Refused("question_over") where another
    question is open by now; then it waits on.
    """
    waiting = addressing_reading.answers(turn.session, turn.person.id, row)
    if waiting is None:
        raise stale()
    question = open_question.of(turn)
    if question is None or question.name != waiting.question:
        raise Refused("question_over")
    unassigned.drop_these(turn.unit, turn.person.id, waiting.written)
    turn.say(TakenAsAnswer(message_id=turn.incoming.message_id))
    for number, each in enumerate(waiting.written):
        _play(prompts, turn, question, each, is_first=number == 0)
    unassigned.ask(turn.unit, turn.person)


def _play(
    prompts: Prompts, turn: Turn, question: OpenQuestion, words: Written, *, is_first: bool
) -> None:
    """Do what would have been done with the words, had it been clear that they are an answer."""
    again = Turn(turn.unit, _incoming(turn.incoming, words), turn.person)
    try:
        if not is_first and late.added(again, question):
            return
        if question.draft is not None:
            answering.written(again)
        else:
            prompt_taps.written(prompts, again)
    except Refused as refusal:
        taps.refuse(again, refusal)


def _incoming(tap: Incoming, words: Written) -> Incoming:
    """A message as it came, as far as it was kept."""
    return replace(
        tap,
        kind=Kind.MESSAGE,
        message_id=words.message_id,
        text=words.text,
        file=words.file,
        album=words.album,
        callback_id=None,
        data="",
    )
