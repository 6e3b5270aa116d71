"""Notices: an advisor's day."""

from handlers.agenda import facts as agenda_facts
from handlers.agenda import views as agenda
from handlers.core.wording import Wording, Wordings

WORDINGS: Wordings = {
    "agenda": Wording(agenda.agenda, agenda_facts.agenda),
    "morning_agenda": Wording(agenda.morning_agenda, agenda_facts.morning),
}
