"""What is told of work on a case."""

from storage.follow_ups.notices import Reminds


class NothingLogged(Reminds, kind="nothing_logged"):
    """To the advisor of a case in which nothing has happened for two weeks; then each week."""
