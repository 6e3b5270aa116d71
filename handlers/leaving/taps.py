"""A coordinator ends somebody's role, their own too."""

from casework.team.leaving import ALL, TEAM
from handlers.core.turn import Turn, stale
from handlers.leaving.notices import LeaveCheck, Left, TeamMember
from handlers.team.notices import Team
from storage.leaving import leaving


def show_member(turn: Turn, person_id: int) -> None:
    """One of the team, with what can be ended."""
    turn.say(TeamMember(member=person_id, message_id=turn.incoming.message_id))


def back(turn: Turn) -> None:
    """The team again."""
    turn.say(Team(message_id=turn.incoming.message_id))


def ask(turn: Turn, person_id: int, which: str) -> None:
    """Say what will come of it, and ask once."""
    _check(which)
    leaving.check(turn.session, person_id, which)
    here = turn.incoming.message_id
    turn.say(LeaveCheck(member=person_id, which=which, at=turn.now, message_id=here))


def leave(turn: Turn, person_id: int, which: str) -> None:
    """End it."""
    _check(which)
    found = leaving.leave(turn.unit, person_id, which, by=turn.person.id)
    turn.say(
        Left(
            name=found.member.name,
            roles=tuple(sorted(found.roles)),
            cases=found.cases,
            oneself=person_id == turn.person.id,
            message_id=turn.incoming.message_id,
        )
    )


def _check(which: str) -> None:
    if which not in {ALL, *TEAM}:
        raise stale()
