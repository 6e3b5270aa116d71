"""How notices about an advisor's own hours are put into words."""

from handlers.core.wording import Wordings, worded
from handlers.hours import facts, views
from handlers.hours.notices import HoursDay, HoursEnd, HoursWeek

WORDINGS: Wordings = dict(
    [
        worded(HoursWeek, views.hours_week, facts.week),
        worded(HoursDay, views.hours_day, facts.week),
        worded(HoursEnd, views.hours_end),
    ]
)
