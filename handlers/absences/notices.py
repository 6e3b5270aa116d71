"""Notices: being away."""

from collections.abc import Mapping

from handlers.absences import facts as absence_facts
from handlers.absences.views import planning as away
from handlers.absences.views import standing_in
from handlers.core.notice import Notice

NOTICES: Mapping[str, Notice] = {
    "answered_meanwhile": Notice(standing_in.answered_meanwhile, absence_facts.meanwhile),
    "away_overview": Notice(away.away_overview, absence_facts.planned),
    "away_first": Notice(away.away_first),
    "away_last": Notice(away.away_last),
    "away_substitute": Notice(away.away_substitute, absence_facts.colleagues),
    "away_check": Notice(away.away_check, absence_facts.colleagues),
    "away_saved": Notice(away.away_saved, absence_facts.absence),
    "away_stop_menu": Notice(away.away_stop_menu, absence_facts.absence),
    "away_stopped": Notice(away.away_stopped, absence_facts.absence),
    "asked_to_stand_in": Notice(standing_in.asked_to_stand_in, absence_facts.absence),
    "stand_in_begins": Notice(standing_in.stand_in_begins, absence_facts.absence),
    "stand_in_over": Notice(standing_in.stand_in_over, absence_facts.absence),
    "stand_in_cancelled": Notice(standing_in.stand_in_cancelled, absence_facts.absence),
    "nobody_stands_in": Notice(standing_in.nobody_stands_in, absence_facts.absence),
    "came_back": Notice(standing_in.came_back, absence_facts.while_away),
}
