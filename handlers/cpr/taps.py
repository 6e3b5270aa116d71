"""What may be a CPR number: the person who wrote it is asked, and nothing is kept meanwhile."""

from dataclasses import replace
from datetime import timedelta

from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Incoming, Kind
from handlers.cpr.buttons import ANSWER
from handlers.cpr.notices import CprDoubt, CprSettled, Settled

WAITS = timedelta(minutes=15)
"""For so long a message waits in memory for the answer."""


def ask(turn: Turn) -> None:
    """Ask, in reply to the message."""
    minutes = int(WAITS.total_seconds()) // 60
    turn.say(CprDoubt(message=turn.incoming.message_id, minutes=minutes))


def asked_about(incoming: Incoming) -> int | None:
    """The message that a tap on one of the two buttons is about; None for anything else."""
    key, _, rest = incoming.data.partition(":")
    number = rest.partition(":")[0]
    if incoming.kind is not Kind.TAP or key != ANSWER.key or not number.isdecimal():
        return None
    return int(number)


def answer(turn: Turn, message: int, said: str) -> None:
    """**Yes**: the message goes. **No**: it counts as if it had just been written.

    What is to happen with the message is left in `turn.then`. Where it is no longer there, it has
    to be written again.
    """
    if said not in {Settled.YES, Settled.NO}:
        raise stale()
    doubted = turn.incoming.doubted
    if said == Settled.YES:
        turn.say(CprSettled(message_id=turn.incoming.message_id, answer=Settled.YES))
        turn.then = _as_number(turn.incoming, doubted, message)
    elif doubted is None:
        turn.say(CprSettled(message_id=turn.incoming.message_id, answer=Settled.GONE))
    else:
        turn.say(CprSettled(message_id=turn.incoming.message_id, answer=Settled.NO))
        turn.then = doubted


def _as_number(tap: Incoming, doubted: Incoming | None, message: int) -> Incoming:
    """The message, as if it had been found at once that there is a number in it."""
    found = replace(
        doubted or tap, text="", file=None, odd=None, message_id=message, has_cpr=True, data="",
        callback_id=None, phone=None, doubted=None,
    )  # fmt: skip
    return found if doubted is not None else replace(found, kind=Kind.MESSAGE)
