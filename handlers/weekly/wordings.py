"""Notices: the week that was."""

from handlers.core.wording import Wording, Wordings
from handlers.weekly import facts as weekly_facts
from handlers.weekly import views as weekly

WORDINGS: Wordings = {
    "weekly_digest": Wording(weekly.weekly_digest, weekly_facts.weekly),
}
