"""Notices: cases that are found in the field."""

from handlers.cases import facts as case_facts
from handlers.core.wording import Wording, Wordings
from handlers.outreach import views as outreach

WORDINGS: Wordings = {
    "registered": Wording(outreach.registered, case_facts.case),
    "joining_link": Wording(outreach.joining_link, case_facts.case),
    "joined": Wording(outreach.joined, case_facts.case),
    "requester_joined": Wording(outreach.requester_joined, case_facts.case),
    "requester_let_go": Wording(outreach.requester_let_go, case_facts.case),
    "let_go": Wording(outreach.let_go),
}
