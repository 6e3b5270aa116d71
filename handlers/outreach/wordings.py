"""How notices about cases that are found in the field are put into words."""

from handlers.cases.facts import case
from handlers.core.wording import Wordings, worded
from handlers.outreach import views
from storage.outreach.notices import (
    CaseJoined,
    CaseRegistered,
    JoiningLinkMade,
    RequesterHasJoined,
    RequesterLetGo,
    WasLetGo,
)

WORDINGS: Wordings = dict(
    [
        worded(CaseRegistered, views.registered, case),
        worded(JoiningLinkMade, views.joining_link, case),
        worded(CaseJoined, views.joined, case),
        worded(RequesterHasJoined, views.requester_joined, case),
        worded(RequesterLetGo, views.requester_let_go, case.find),
        worded(WasLetGo, views.let_go),
    ]
)
