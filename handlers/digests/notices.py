"""What somebody is told of what comes to them by itself."""

from casework.core.vocabulary import DigestKind
from storage.transaction.notice import InPlace


class Digests(InPlace, kind="digests"):
    """All that this `person` may have."""

    person: int


class DigestChoice(InPlace, kind="digest_choice"):
    """One of them: whether and when it comes, and what can be done about it."""

    person: int
    digest: DigestKind


class DigestTime(InPlace, kind="digest_time"):
    """When shall this one come?"""

    digest: DigestKind
