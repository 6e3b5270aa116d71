"""A colour says again what the words of a button say: what sends is green, what takes away red."""

import re
from collections import defaultdict

from handlers.cards import buttons as cards
from handlers.closing import buttons as closing
from handlers.core.effects import Button, Style
from handlers.core.keyboards import doors
from handlers.erasure import buttons as erasure
from handlers.leaving import buttons as leaving
from handlers.offers import buttons as offers
from handlers.visits import buttons as visits
from tests.support.rehearsal import Said

SENDS = {offers.ACCEPT.key, closing.SEND.key}
TAKES_AWAY = {
    cards.ASK_TO_WITHDRAW.key, cards.WITHDRAW.key, doors.ASK_TO_ERASE.key, erasure.ERASE.key,
    leaving.LEAVE.key, leaving.ASK.key,
    visits.CANCEL.key, visits.ASK_TO_CANCEL.key,
}  # fmt: skip

TAKING = re.compile(
    r"^(\W*)(Yes, (withdraw|erase|end|call it off|delete|discard)|Withdraw$|Erase|Leave the team$"
    r"|Discard$|Cancel the visit$|Take the times back$)"
)
SENDING = re.compile(r"^\W*(Send to |Send request$|Close the case$|Accept$)")


def shown(everything_said: list[Said]) -> list[tuple[Said, Button]]:
    return [(said, button) for said in everything_said for button in said.buttons]


def test_what_a_button_does_has_one_colour_in_every_message(everything_said: list[Said]) -> None:
    styles = defaultdict(set)
    for _said, button in shown(everything_said):
        styles[button.data.partition(":")[0]].add(button.style)
    assert all(styles[key] == {Style.SENDS} for key in SENDS), styles
    assert all(styles[key] == {Style.TAKES_AWAY} for key in TAKES_AWAY), styles


def test_what_an_english_label_says_the_colour_says(everything_said: list[Said]) -> None:
    for said, button in shown(everything_said):
        if said.language != "en":
            continue
        wanted = None
        if TAKING.match(button.text):
            wanted = Style.TAKES_AWAY
        elif SENDING.match(button.text):
            wanted = Style.SENDS
        if wanted is not None:
            assert button.style is wanted, (said.kind, button)


def test_what_says_no_has_no_colour(
    everything_said: list[Said],
) -> None:
    """What keeps things as they are is never red, and what says no is never green."""
    for said, button in shown(everything_said):
        if said.language == "en" and button.text.startswith("No,"):
            assert button.style is None, (said.kind, button)
