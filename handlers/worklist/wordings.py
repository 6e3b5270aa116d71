"""How notices about a worklist are put into words, and who may read them."""

from casework.core.vocabulary import DigestKind, Role
from casework.digests.rules import DIGESTS
from handlers.core.wording import Wordings, worded
from handlers.worklist import facts
from handlers.worklist.notices import (
    WorklistAdvisors,
    WorklistDealt,
    WorklistLine,
    WorklistRefused,
)
from handlers.worklist.views import lines
from handlers.worklist.views import list as list_views
from storage.worklist.notices import Nudge, Worklist

_COORDINATORS = frozenset({Role.COORDINATOR})
_TEAM = frozenset({Role.ADVISOR, Role.COORDINATOR})

WORDINGS: Wordings = dict(
    [
        worded(
            Worklist,
            list_views.worklist,
            facts.worklist,
            needs_role=DIGESTS[DigestKind.DAILY].may_have,
        ),
        worded(
            WorklistLine,
            list_views.worklist_line,
            facts.line,
            needs_role=_COORDINATORS,
            asked_for=True,
        ),
        worded(
            WorklistAdvisors,
            list_views.worklist_advisors,
            facts.advisors,
            needs_role=_COORDINATORS,
            asked_for=True,
        ),
        worded(WorklistDealt, list_views.worklist_dealt, facts.line, needs_role=_COORDINATORS),
        worded(WorklistRefused, list_views.worklist_refused),
        worded(Nudge, lines.nudge, facts.nudge, needs_role=_TEAM),
    ]
)
