"""Notices: an advisor's day."""

from collections.abc import Mapping

from handlers.agenda import facts as agenda_facts
from handlers.agenda import views as agenda
from handlers.core.notice import Notice

NOTICES: Mapping[str, Notice] = {
    "agenda": Notice(agenda.agenda, agenda_facts.agenda),
    "morning_agenda": Notice(agenda.morning_agenda, agenda_facts.morning),
}
