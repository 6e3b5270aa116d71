"""Notices: being away."""

from handlers.absences import facts as absence_facts
from handlers.absences.views import planning as away
from handlers.absences.views import standing_in
from handlers.core.wording import Wording, Wordings

WORDINGS: Wordings = {
    "answered_meanwhile": Wording(standing_in.answered_meanwhile, absence_facts.meanwhile),
    "away_overview": Wording(away.away_overview, absence_facts.planned),
    "away_first": Wording(away.away_first),
    "away_last": Wording(away.away_last),
    "away_substitute": Wording(away.away_substitute, absence_facts.colleagues),
    "away_check": Wording(away.away_check, absence_facts.colleagues),
    "away_saved": Wording(away.away_saved, absence_facts.absence),
    "away_stop_menu": Wording(away.away_stop_menu, absence_facts.absence),
    "away_stopped": Wording(away.away_stopped, absence_facts.absence),
    "asked_to_stand_in": Wording(standing_in.asked_to_stand_in, absence_facts.absence),
    "stand_in_begins": Wording(standing_in.stand_in_begins, absence_facts.absence),
    "stand_in_over": Wording(standing_in.stand_in_over, absence_facts.absence),
    "stand_in_cancelled": Wording(standing_in.stand_in_cancelled, absence_facts.absence),
    "nobody_stands_in": Wording(standing_in.nobody_stands_in, absence_facts.absence),
    "came_back": Wording(standing_in.came_back, absence_facts.while_away),
}
