"""Notices: the week that was."""

from collections.abc import Mapping

from handlers.core.notice import Notice
from handlers.weekly import facts as weekly_facts
from handlers.weekly import views as weekly

NOTICES: Mapping[str, Notice] = {
    "weekly_digest": Notice(weekly.weekly_digest, weekly_facts.weekly),
}
