"""Notices: the week that was."""

from collections.abc import Mapping

from handlers import weekly_facts
from handlers.notice import Notice
from handlers.views import weekly

NOTICES: Mapping[str, Notice] = {
    "weekly_digest": Notice(weekly.weekly_digest, weekly_facts.weekly),
}
