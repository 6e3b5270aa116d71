"""Buttons that name a case by what people know, found by the reference in the text."""

import re

from handlers.agenda.buttons import SHOW_OFFER
from handlers.core.keyboards import doors

_REFERENCE = re.compile(r"TF-\d{4}-\d{4,}")

NAME = "Tagensbo School · Forældrene kommer ikke til møderne, og vi…"
"""What the case of `walks.send_request` is called in a text."""

ON_A_BUTTON = "Tagensbo School · Forældrene kommer…"
"""The same on a button alone."""

SHORT_NAME = "Tagensbo School · Forældrene…"
"""The same on a button, beside a few other words."""

LEADS_TO_CASE = frozenset(
    each.key for each in (doors.OPEN_CASE, doors.OPEN_REQUEST, doors.ASK_ALONE, SHOW_OFFER)
)
"""The codes of the buttons that a case has below a list."""


def is_reference(words: str) -> bool:
    """Whether these words are a reference and nothing else."""
    return _REFERENCE.fullmatch(words) is not None


def place_of(reference: str, text: str) -> int:
    """Where a case stands in a list of cases, from 0."""
    return _REFERENCE.findall(text).index(reference)


def button_of(reference: str, text: str, buttons: list[tuple[str, str]]) -> str | None:
    """What the button sends that belongs to a case of a list: both stand in the same order."""
    named = _REFERENCE.findall(text)
    leading = [data for _label, data in buttons if data.partition(":")[0] in LEADS_TO_CASE]
    if reference not in named or not leading:
        return None
    return leading[min(named.index(reference), len(leading) - 1)]
