"""Notices: ending a role."""

from collections.abc import Mapping

from handlers import absence_facts, case_facts, team_facts
from handlers.notice import Notice
from handlers.views import leaving

NOTICES: Mapping[str, Notice] = {
    "team_member": Notice(leaving.member, team_facts.member),
    "leave_check": Notice(leaving.leave_check, team_facts.leaving_check),
    "left": Notice(leaving.left),
    "somebody_left": Notice(leaving.somebody_left),
    "you_left": Notice(leaving.you_left),
    "advisor_left": Notice(leaving.advisor_left, case_facts.case),
    "substitute_left": Notice(leaving.substitute_left, absence_facts.absence),
}
