"""Wordings: what comes by itself, and when."""

from handlers.core.wording import Wordings, worded
from handlers.digests import facts, views
from handlers.digests.notices import DigestChoice, Digests, DigestTime

WORDINGS: Wordings = dict(
    [
        worded(Digests, views.digests, facts.wishes),
        worded(DigestChoice, views.digest_choice, facts.wish),
        worded(DigestTime, views.digest_time),
    ]
)
