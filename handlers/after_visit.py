"""What either side taps some days after a visit."""

from casework.visit_answers import answer as known
from handlers.turn import Turn
from storage import visit_answers


def answer(turn: Turn, follow_up_id: int, said: str) -> None:
    """It is moving, stuck or done."""
    what = known(said)
    visit_answers.answer(turn.unit, follow_up_id, turn.person, what)
    turn.say(
        "after_visit_answered",
        follow_up=follow_up_id,
        answer=what,
        message_id=turn.incoming.message_id,
    )
