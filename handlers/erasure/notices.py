"""Notices: having oneself erased."""

from collections.abc import Mapping

from handlers.core.notice import Notice
from handlers.erasure import facts as person_facts
from handlers.erasure import views as erasing

NOTICES: Mapping[str, Notice] = {
    "erase_check": Notice(erasing.erase_check, person_facts.erasing),
    "erase_kept": Notice(erasing.erase_kept),
    "erased": Notice(erasing.erased),
}
