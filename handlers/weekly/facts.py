"""What the weekly digest needs to know when it is sent."""

from sqlmodel import Session

from storage.weekly import digest, notices


def weekly(session: Session, notice: notices.WeeklyDigest) -> digest.WeeklyDigest | None:
    """The week that was, told to a coordinator."""
    return digest.read(session, notice.digest)
