"""A coordinator ends somebody's role, their own too."""

from casework.team.leaving import ALL, TEAM
from handlers.core.turn import Turn, stale
from storage.leaving import leaving


def show_member(turn: Turn, person_id: int) -> None:
    """One of the team, with what can be ended."""
    turn.say("team_member", member=person_id, message_id=turn.incoming.message_id)


def back(turn: Turn) -> None:
    """The team again."""
    turn.say("team", message_id=turn.incoming.message_id)


def ask(turn: Turn, person_id: int, which: str) -> None:
    """Say what will come of it, and ask once."""
    _check(which)
    leaving.check(turn.session, person_id, which)
    about = {"member": person_id, "which": which, "at": turn.now.isoformat()}
    turn.say("leave_check", **about, message_id=turn.incoming.message_id)


def leave(turn: Turn, person_id: int, which: str) -> None:
    """End it."""
    _check(which)
    found = leaving.leave(turn.unit, person_id, which, by=turn.person.id)
    turn.say(
        "left",
        name=found.member.name,
        roles=sorted(found.roles),
        cases=list(found.cases),
        oneself=person_id == turn.person.id,
        message_id=turn.incoming.message_id,
    )


def _check(which: str) -> None:
    if which not in {ALL, *TEAM}:
        raise stale()
