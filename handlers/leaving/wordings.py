"""Notices: ending a role."""

from handlers.absences import facts as absence_facts
from handlers.cases import facts as case_facts
from handlers.core.wording import Wording, Wordings
from handlers.leaving import views as leaving
from handlers.team import facts as team_facts

WORDINGS: Wordings = {
    "team_member": Wording(leaving.member, team_facts.member),
    "leave_check": Wording(leaving.leave_check, team_facts.leaving_check),
    "left": Wording(leaving.left, changes_menu=True),
    "somebody_left": Wording(leaving.somebody_left),
    "you_left": Wording(leaving.you_left, changes_menu=True),
    "advisor_left": Wording(leaving.advisor_left, case_facts.case),
    "substitute_left": Wording(leaving.substitute_left, absence_facts.absence),
}
