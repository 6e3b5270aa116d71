"""Notices: cases that are found in the field."""

from collections.abc import Mapping

from handlers.cases import facts as case_facts
from handlers.core.notice import Notice
from handlers.outreach import views as outreach

NOTICES: Mapping[str, Notice] = {
    "registered": Notice(outreach.registered, case_facts.case),
    "joining_link": Notice(outreach.joining_link, case_facts.case),
    "joined": Notice(outreach.joined, case_facts.case),
    "requester_joined": Notice(outreach.requester_joined, case_facts.case),
    "requester_let_go": Notice(outreach.requester_let_go, case_facts.case),
    "let_go": Notice(outreach.let_go),
}
