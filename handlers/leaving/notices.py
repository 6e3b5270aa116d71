"""What a coordinator reads while ending somebody's role."""

from casework.core.stored import Moment
from casework.core.vocabulary import Role
from storage.transaction.notice import InPlace


class TeamMember(InPlace, kind="team_member"):
    """One of the team by their person's id, with what can be ended."""

    member: int


class LeaveCheck(InPlace, kind="leave_check"):
    """What would come of it if they left now, `at` this moment (UTC).

    `which` is the role that ends, or all of them (`casework.team.leaving`).
    """

    member: int
    which: str
    at: Moment


class Left(InPlace, kind="left"):
    """It is done, in the place of the question; `oneself`: the coordinator has left."""

    name: str
    roles: tuple[Role, ...]
    cases: tuple[str, ...] = ()
    oneself: bool = False
