"""What advisors are told of those who stand in for them. An `absence` is the id of one."""

from storage.transaction.notice import Notice


class SubstituteLeft(Notice, kind="substitute_left"):
    """To whoever is away then: `name`, who was to stand in, has left the team."""

    absence: int
    name: str
