"""Notices: an advisor's own hours."""

from collections.abc import Mapping

from handlers.core.notice import Notice
from handlers.hours import facts as hours_facts
from handlers.hours import views as hours

NOTICES: Mapping[str, Notice] = {
    "hours_week": Notice(hours.hours_week, hours_facts.week),
    "hours_day": Notice(hours.hours_day, hours_facts.week),
    "hours_end": Notice(hours.hours_end),
}
