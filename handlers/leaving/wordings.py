"""How the end of somebody's role is put into words, and who may read it."""

from casework.core.vocabulary import Role
from casework.team.leaving import TEAM
from handlers.cases.facts import case
from handlers.core.wording import Wordings, worded
from handlers.leaving import facts, views
from handlers.leaving.notices import LeaveCheck, Left, TeamMember
from storage.absences.notices import SubstituteLeft
from storage.leaving.notices import SomebodyLeft, YouLeft
from storage.offers.notices import AdvisorLeft

_COORDINATORS = (Role.COORDINATOR,)

WORDINGS: Wordings = dict(
    [
        worded(TeamMember, views.member, facts.member, needs_role=_COORDINATORS),
        worded(LeaveCheck, views.leave_check, facts.outlook, needs_role=_COORDINATORS),
        worded(Left, views.left, changes_menu=True),
        worded(SomebodyLeft, views.somebody_left, needs_role=_COORDINATORS),
        worded(YouLeft, views.you_left, changes_menu=True),
        worded(AdvisorLeft, views.advisor_left, case),
        worded(SubstituteLeft, views.substitute_left, facts.absence, needs_role=TEAM),
    ]
)
