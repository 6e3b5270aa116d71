"""A coordinator's morning on the page: the list is worked through to "nothing new"."""

from datetime import UTC, datetime

import pytest

from bot.playground.scene import PlaygroundScene
from tests.browser.conftest import OpenPlayground
from tests.browser.walking import Album, walk
from tests.support.walks import BUTTONS_AND_TEXTS, label, sentence

MONDAY_AT_NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)
REFERENCE = "TF-2026-0001"
LEYLA = 9101


@pytest.mark.parametrize(("language", "size"), [("da", "wide"), ("en", "phone")])
async def test_a_list_is_worked_through_to_nothing_new(
    scene: PlaygroundScene, open_playground: OpenPlayground, language: str, size: str
) -> None:
    """Leyla takes a case and lets the promise pass; the coordinator asks about it."""
    scene.server.move_clock(MONDAY_AT_NINE - scene.clock.now())
    window = await open_playground(language, size)
    staff, advisor, coordinator = window.staff, window.advisor, window.coordinator
    await coordinator.comes_forward()
    await coordinator.speaks(language)
    await advisor.comes_forward()
    await advisor.is_used_by(LEYLA)
    await advisor.speaks(language)
    await staff.comes_forward()
    await staff.starts()
    await staff.taps(label(language, "Ask for help"))
    await walk(staff, language, BUTTONS_AND_TEXTS)
    await staff.taps(label(language, "Send request"))
    await staff.reads(REFERENCE)
    await advisor.comes_forward()
    await advisor.taps(label(language, "Accept"))

    for _day in range(3):
        await window.moves_clock("working_day")
    await coordinator.comes_forward()
    await coordinator.reads(f"1. {REFERENCE}")
    await Album(window, f"digest-{language}-{size}").keeps("a line to decide on")
    await coordinator.taps("1")
    await coordinator.taps(label(language, "Nudge"))

    await coordinator.reads(sentence(language, "<b>Nothing new.</b>").strip("<b>/"), REFERENCE)
    await Album(window, f"digest-{language}-{size}").keeps("nothing new")
    await advisor.comes_forward()
    await advisor.reads(REFERENCE, "Karin")
