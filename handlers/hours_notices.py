"""Notices: an advisor's own hours."""

from collections.abc import Mapping

from handlers import hours_facts
from handlers.notice import Notice
from handlers.views import hours

NOTICES: Mapping[str, Notice] = {
    "hours_week": Notice(hours.hours_week, hours_facts.week),
    "hours_day": Notice(hours.hours_day, hours_facts.week),
    "hours_end": Notice(hours.hours_end),
}
