"""How notices about absences are put into words, and who may read them."""

from casework.core.vocabulary import Role
from handlers.absences import facts
from handlers.absences.notices import (
    AwayCheck,
    AwayFirst,
    AwayForCheck,
    AwayForLast,
    AwayForSubstitute,
    AwayLast,
    AwayOverview,
    AwayStopMenu,
    AwaySubstitute,
)
from handlers.absences.views import for_others, planning, standing_in
from handlers.core.wording import Wordings, worded
from storage.absences.notices import (
    AnsweredMeanwhile,
    AskedToStandIn,
    AwaySaved,
    AwaySetByAnother,
    AwaySetFor,
    AwayStopped,
    CameBack,
    NobodyStandsIn,
    StandInBegins,
    StandInCancelled,
    StandInOver,
)

_TEAM = frozenset({Role.ADVISOR, Role.COORDINATOR})
_COORDINATORS = frozenset({Role.COORDINATOR})

WORDINGS: Wordings = dict(
    [
        worded(AwayOverview, planning.away_overview, facts.planned, needs_role=_TEAM),
        worded(AwayFirst, planning.away_first),
        worded(AwayLast, planning.away_last),
        worded(AwaySubstitute, planning.away_substitute, facts.colleagues, needs_role=_TEAM),
        worded(AwayCheck, planning.away_check, facts.colleagues, needs_role=_TEAM),
        worded(AwaySaved, planning.away_saved, facts.absence, needs_role=_TEAM),
        worded(AwayForLast, for_others.last, facts.other, needs_role=_COORDINATORS),
        worded(
            AwayForSubstitute,
            for_others.substitute,
            facts.other_and_colleagues,
            needs_role=_COORDINATORS,
        ),
        worded(
            AwayForCheck, for_others.check, facts.other_and_colleagues, needs_role=_COORDINATORS
        ),
        worded(AwaySetFor, for_others.is_set, facts.absence, needs_role=_COORDINATORS),
        worded(AwaySetByAnother, for_others.set_by_another, facts.absence, needs_role=_TEAM),
        worded(AwayStopMenu, planning.away_stop_menu, facts.absence, needs_role=_TEAM),
        worded(AwayStopped, planning.away_stopped, facts.absence, needs_role=_TEAM),
        worded(AskedToStandIn, standing_in.told, facts.absence, needs_role=_TEAM),
        worded(StandInBegins, standing_in.stand_in_begins, facts.absence, needs_role=_TEAM),
        worded(StandInOver, standing_in.told, facts.absence, needs_role=_TEAM),
        worded(StandInCancelled, standing_in.told, facts.absence, needs_role=_TEAM),
        worded(NobodyStandsIn, standing_in.told, facts.absence, needs_role=_COORDINATORS),
        worded(CameBack, standing_in.came_back, facts.while_away, needs_role=_TEAM),
        worded(AnsweredMeanwhile, standing_in.answered_meanwhile, facts.meanwhile),
    ]
)
