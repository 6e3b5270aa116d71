"""A coordinator's morning on the page: a list that is worked through to nothing new."""

from datetime import UTC, datetime

import pytest

from tests.browser.conftest import OpenPlayground
from tests.browser.test_sample import SAMPLE
from tests.browser.walking import Album
from tests.support.walks import label, sentence

JONAS = 9102
"""Who is asked to take what nobody has taken."""


@pytest.fixture
def moment() -> datetime:
    """A Monday in November, nine in Copenhagen: the next morning is a tap on the clock away."""
    return datetime(2026, 11, 23, 8, tzinfo=UTC)


@SAMPLE
@pytest.mark.parametrize(("language", "size"), [("da", "phone"), ("en", "wide")])
async def test_a_morning_is_worked_through_to_nothing_new(
    open_playground: OpenPlayground, language: str, size: str
) -> None:
    window = await open_playground(language, size)
    album, karin = Album(window, f"digest-{language}-{size}"), window.coordinator
    await window.advisor.comes_forward()
    await window.advisor.is_used_by(JONAS)
    await window.advisor.speaks(language)
    await karin.comes_forward()
    await window.moves_clock("working_day")
    conflict = sentence(language, "a conflict, and nobody has taken it")
    await karin.reads(conflict, "Jobcenter", "5. TF-")
    await album.keeps("list")
    steps = {
        "1": ("Assign", "Jonas"),
        "2": ("Nudge",),
        "3": ("Nudge",),
        "4": ("Open", "Later"),
        "5": ("Later",),
    }
    for number, taps in steps.items():
        await karin.taps(number)
        for words in taps:
            await karin.taps(label(language, words))
        await album.keeps(f"after {number}")
    told = await karin.reads(sentence(language, "<b>Nothing new.</b>"))
    for words in ("you have asked {to}", "you have reminded {to}", "not today"):
        assert sentence(language, words, to="Jonas").split("Jonas")[0] in told
    assert await karin.key("5").count() == 0

    await window.advisor.comes_forward()
    await window.advisor.reads("Karin", "Jobcenter")
    await window.advisor.taps(label(language, "Accept"))
    await window.moves_clock("working_day")
    await karin.comes_forward()
    overdue = sentence(language, "the first answer from {name} is overdue", name="Jonas")
    assert conflict not in await karin.reads("Jobcenter", overdue)
    await album.keeps("the next morning")
