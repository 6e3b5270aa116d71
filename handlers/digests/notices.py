"""Notices: what comes by itself, and when."""

from collections.abc import Mapping

from handlers.core.notice import Notice
from handlers.digests import facts as digest_facts
from handlers.digests import views as digest_choices

NOTICES: Mapping[str, Notice] = {
    "digests": Notice(digest_choices.digests, digest_facts.wishes),
    "digest_choice": Notice(digest_choices.digest_choice, digest_facts.wish),
    "digest_time": Notice(digest_choices.digest_time),
}
