"""Notices: having oneself erased."""

from handlers.core.wording import Wording, Wordings
from handlers.erasure import facts as person_facts
from handlers.erasure import views as erasing

WORDINGS: Wordings = {
    "erase_check": Wording(erasing.erase_check, person_facts.erasing),
    "erase_kept": Wording(erasing.erase_kept),
    "erased": Wording(erasing.erased),
}
