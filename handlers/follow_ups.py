"""What a reminder's buttons do: done, later, and why this date."""

from casework.follow_ups import SNOOZES, snoozed_until
from handlers.turn import Turn, stale
from storage import follow_ups


def done(turn: Turn, follow_up_id: int) -> None:
    """It is done; nobody is reminded of it again."""
    follow_ups.done(turn.session, follow_up_id, turn.person, turn.now)
    turn.say("follow_up_done", message_id=turn.incoming.message_id)


def ask_when(turn: Turn, follow_up_id: int) -> None:
    """Show when it could come again, below the same message."""
    turn.say("snooze_menu", follow_up=follow_up_id, message_id=turn.incoming.message_id)


def snooze(turn: Turn, follow_up_id: int, choice: str) -> None:
    """Put it off."""
    if choice not in SNOOZES:
        raise stale()
    until = snoozed_until(choice, turn.now, turn.office.calendar)
    follow_ups.snooze(turn.session, follow_up_id, turn.person, until, turn.now)
    turn.say("follow_up_snoozed", message_id=turn.incoming.message_id, until=until.isoformat())
