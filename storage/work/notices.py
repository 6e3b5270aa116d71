"""What is told of the work on a case."""

from datetime import date

from casework.core.vocabulary import ActivityKind
from storage.follow_ups.notices import Reminds
from storage.transaction.notice import TEAMS, AboutCase


class ActivityLogged(AboutCase, kind="logged", about=TEAMS):
    """To the advisor who has logged it: what was done, on which local day, for how long."""

    reference: str
    activity: ActivityKind
    day: date
    minutes: int


class NothingLogged(Reminds, kind="nothing_logged"):
    """To the advisor of a case in which nothing has happened for two weeks; then each week."""
