"""What either side taps some days after a visit."""

from casework.visits.answers import answer as known
from handlers.core.turn import Turn
from storage.visits import answers as visit_answers


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
