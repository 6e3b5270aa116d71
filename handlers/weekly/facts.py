"""What the weekly digest needs to know when it is sent."""

from sqlmodel import Session

from handlers.core.effects import Params
from storage.weekly import digest as weekly_digests
from storage.weekly.digest import WeeklyDigest


def weekly(session: Session, params: Params) -> WeeklyDigest | None:
    """The week that was, told to a coordinator."""
    return weekly_digests.read(session, params["digest"])
