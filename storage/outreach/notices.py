"""What is said of a case that an advisor has found in the field, and of who joins it."""

from storage.transaction.notice import NAMED, TEAMS, AboutCase, Notice


class CaseRegistered(AboutCase, kind="registered"):
    """To the advisor who has just registered it."""


class JoiningLinkMade(AboutCase, kind="joining_link", about=TEAMS):
    """To its advisor: a link to pass on; `nonce` is what the link is made of, with the key."""

    nonce: str


class CaseJoined(AboutCase, kind="joined"):
    """To who has opened the link, and is the requester from now on."""


class RequesterHasJoined(AboutCase, kind="requester_joined"):
    """To its advisor: `requester` is the person's id."""

    requester: int


class RequesterLetGo(AboutCase, kind="requester_let_go", about=TEAMS):
    """To its advisor, who has just said that it was the wrong person."""

    reference: str
    name: str


class WasLetGo(Notice, kind="let_go", about=NAMED):
    """To that person, who can read nothing more of the case."""

    reference: str
