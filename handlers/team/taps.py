"""The coordinator sees the team, and invites somebody to it."""

from casework.core.vocabulary import Role
from handlers.core.turn import Turn, stale
from handlers.team.notices import Invitation, Team
from storage.team import invitations

INVITABLE = (Role.ADVISOR,)
"""Whom a coordinator may invite in the chat; coordinators are invited on the command line."""


def show_team(turn: Turn) -> None:
    """Who is on the team, and how much each has on their hands."""
    turn.say(Team())


def invite(turn: Turn, role: str) -> None:
    """Make a link for a new member of the team."""
    if role not in INVITABLE:
        raise stale()
    key = turn.office.invitation_key
    nonce = invitations.invite(turn.unit, Role(role), turn.person.id, key)
    turn.say(Invitation(role=Role(role), nonce=nonce))
