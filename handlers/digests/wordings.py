"""Notices: what comes by itself, and when."""

from handlers.core.wording import Wording, Wordings
from handlers.digests import facts as digest_facts
from handlers.digests import views as digest_choices

WORDINGS: Wordings = {
    "digests": Wording(digest_choices.digests, digest_facts.wishes),
    "digest_choice": Wording(digest_choices.digest_choice, digest_facts.wish),
    "digest_time": Wording(digest_choices.digest_time),
}
