"""Notices: what comes by itself, and when."""

from collections.abc import Mapping

from handlers import digest_facts
from handlers.notice import Notice
from handlers.views import digest_choices

NOTICES: Mapping[str, Notice] = {
    "digests": Notice(digest_choices.digests, digest_facts.wishes),
    "digest_choice": Notice(digest_choices.digest_choice, digest_facts.wish),
    "digest_time": Notice(digest_choices.digest_time),
}
