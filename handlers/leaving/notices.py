"""Notices: ending a role."""

from collections.abc import Mapping

from handlers.absences import facts as absence_facts
from handlers.cases import facts as case_facts
from handlers.core.notice import Notice
from handlers.leaving import views as leaving
from handlers.team import facts as team_facts

NOTICES: Mapping[str, Notice] = {
    "team_member": Notice(leaving.member, team_facts.member),
    "leave_check": Notice(leaving.leave_check, team_facts.leaving_check),
    "left": Notice(leaving.left),
    "somebody_left": Notice(leaving.somebody_left),
    "you_left": Notice(leaving.you_left),
    "advisor_left": Notice(leaving.advisor_left, case_facts.case),
    "substitute_left": Notice(leaving.substitute_left, absence_facts.absence),
}
