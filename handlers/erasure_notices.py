"""Notices: having oneself erased."""

from collections.abc import Mapping

from handlers import person_facts
from handlers.notice import Notice
from handlers.views import erasing

NOTICES: Mapping[str, Notice] = {
    "erase_check": Notice(erasing.erase_check, person_facts.erasing),
    "erase_kept": Notice(erasing.erase_kept),
    "erased": Notice(erasing.erased),
}
