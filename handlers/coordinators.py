"""The coordinator: the team, and cases that need somebody to decide."""

from casework.vocabulary import Role
from handlers.turn import Turn, stale
from storage import assigning, invitations

INVITABLE = (Role.ADVISOR,)
"""Whom a coordinator may invite in the chat; coordinators are invited on the command line."""


def show_team(turn: Turn) -> None:
    """Who is on the team, and how much each has on their hands."""
    turn.say("team")


def invite(turn: Turn, role: str) -> None:
    """Make a link for a new member of the team."""
    if role not in INVITABLE:
        raise stale()
    key = turn.office.invitation_key
    nonce = invitations.invite(turn.session, Role(role), turn.person.id, key, turn.now)
    turn.say("invitation", role=role, nonce=nonce)


def choose_advisor(turn: Turn, requisition_id: int) -> None:
    """Show whom a case could be given to."""
    turn.say("nobody_left", requisition=requisition_id, choosing=True)


def assign(turn: Turn, requisition_id: int, advisor_id: int, seen: int = 0) -> None:
    """Give a case to an advisor, as an offer; `seen` is the newest offer when this was shown."""
    at = (requisition_id, advisor_id)
    if assigning.assign(turn.session, turn.office, *at, turn.person, turn.now, seen=seen):
        turn.say("buttons_gone", message_id=turn.incoming.message_id)


def leave(turn: Turn) -> None:
    """What another coordinator has decided stays."""
    turn.say("buttons_gone", message_id=turn.incoming.message_id)
