"""How the week that was is put into words, and who may read it."""

from casework.core.vocabulary import DigestKind
from casework.digests.rules import DIGESTS
from handlers.core.wording import Wordings, worded
from handlers.weekly import facts, views
from storage.weekly.notices import WeeklyDigest

WORDINGS: Wordings = dict(
    [
        worded(
            WeeklyDigest,
            views.weekly_digest,
            facts.weekly,
            needs_role=DIGESTS[DigestKind.WEEKLY].may_have,
        ),
    ]
)
