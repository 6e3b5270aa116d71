"""Notices: cases that are found in the field."""

from collections.abc import Mapping

from handlers import case_facts
from handlers.notice import Notice
from handlers.views import outreach

NOTICES: Mapping[str, Notice] = {
    "registered": Notice(outreach.registered, case_facts.case),
    "joining_link": Notice(outreach.joining_link, case_facts.case),
    "joined": Notice(outreach.joined, case_facts.case),
    "requester_joined": Notice(outreach.requester_joined, case_facts.case),
    "requester_let_go": Notice(outreach.requester_let_go, case_facts.case),
    "let_go": Notice(outreach.let_go),
}
