"""Notices: an advisor's day."""

from collections.abc import Mapping

from handlers import agenda_facts
from handlers.notice import Notice
from handlers.views import agenda

NOTICES: Mapping[str, Notice] = {
    "agenda": Notice(agenda.agenda, agenda_facts.agenda),
    "morning_agenda": Notice(agenda.morning_agenda, agenda_facts.morning),
}
