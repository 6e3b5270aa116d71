"""How an advisor's day is put into words, and who may read it."""

from casework.core.vocabulary import DigestKind, Role
from casework.digests.rules import DIGESTS
from handlers.agenda import facts, views
from handlers.agenda.notices import Agenda
from handlers.core.wording import Wordings, worded
from storage.agenda.notices import MorningAgenda

_TEAM = frozenset({Role.ADVISOR, Role.COORDINATOR})

WORDINGS: Wordings = dict(
    [
        worded(Agenda, views.agenda, facts.agenda, needs_role=_TEAM, asked_for=True),
        worded(
            MorningAgenda,
            views.morning_agenda,
            facts.morning,
            needs_role=DIGESTS[DigestKind.AGENDA].may_have,
        ),
    ]
)
